"""Which `#end` belongs to which directive, and what is to blame where one is missing or too many."""

from __future__ import annotations

from dataclasses import dataclass, field
import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.scan import BLOCK_WORDS, Kind, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)[^<>]*?(/?)>")
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_CANDIDATES: Final = 60
_KEY: Final = re.compile(r"\(\s*['\"](\w+)['\"]\s*\)")
_VARIABLE: Final = re.compile(r"\$!?\{?([A-Za-z_]\w*)", re.ASCII)


@dataclass(eq=False, slots=True)
class Opener:
    """A directive that opens a block. `end` is the piece that closes it, None where none does."""

    piece: Piece
    parent: Opener | None
    end: Piece | None = None
    arms: list[Piece] = field(default_factory=list)

    @property
    def has_else(self) -> bool:
        return any(arm.word == "else" for arm in self.arms)


@dataclass(frozen=True, slots=True)
class Unclosed:
    """An opener without an end. `end` is where its end is most likely missing: an offset of the text."""

    opener: Opener
    end: int


@dataclass(frozen=True, slots=True)
class Stray:
    """A directive that belongs to no block. `after` is the `#else` that stands before it in its block."""

    piece: Piece
    after: Piece | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    text: str
    unclosed: tuple[Unclosed, ...]
    strays: tuple[Stray, ...]
    openers: tuple[Opener, ...]


def structure_of(text: str, pieces: Sequence[Piece], *, foreach_else: bool = True) -> Structure:
    """The blocks of a text. Where an end is missing, the opener is blamed without which the others fit
    best.
    """
    heads = [piece for piece in pieces if piece.kind is Kind.DIRECTIVE]
    openers, strays = _paired(heads, foreach_else=foreach_else)
    unclosed = []
    for _ in range(sum(opener.end is None for opener in openers)):
        blame = _blame(text, heads)
        if blame is None:
            break
        unclosed.append(blame.unclosed)
        heads = [head for head in heads if head not in blame.own]
        strays = _paired(heads, foreach_else=foreach_else)[1]
    return Structure(text, tuple(unclosed), tuple(strays), tuple(openers))


def _paired(heads: Sequence[Piece], *, foreach_else: bool = True) -> tuple[list[Opener], list[Stray]]:
    """Each opener with its end, as the engine pairs them."""
    openers: list[Opener] = []
    strays: list[Stray] = []
    stack: list[Opener] = []
    for piece in heads:
        if piece.word in BLOCK_WORDS or piece.word.startswith("@"):
            stack.append(Opener(piece, stack[-1] if stack else None))
            openers.append(stack[-1])
        elif piece.word == "end":
            if stack:
                stack.pop().end = piece
            else:
                strays.append(Stray(piece))
        elif piece.word in ("else", "elseif"):
            stray = _misplaced(piece, stack[-1] if stack else None, foreach_else=foreach_else)
            if stray is not None:
                strays.append(stray)
    return openers, strays


def _misplaced(piece: Piece, opener: Opener | None, *, foreach_else: bool) -> Stray | None:
    """The stray that an `#else` or `#elseif` is; None where it belongs to the opener."""
    takes = opener is not None and (
        opener.piece.word == "if"
        or (opener.piece.word == "foreach" and piece.word == "else" and foreach_else)
    )
    if opener is None or not takes:
        return Stray(piece)
    if opener.has_else:
        return Stray(piece, next(arm for arm in opener.arms if arm.word == "else"))
    opener.arms.append(piece)
    return None


@dataclass(frozen=True, slots=True)
class _Blame:
    """The opener without an end, and the directives that are its own: itself and its arms."""

    unclosed: Unclosed
    own: frozenset[Piece]


def _blame(text: str, heads: Sequence[Piece]) -> _Blame | None:
    """The opener whose end is most likely missing; where nothing speaks for one, the innermost and last."""
    openers, _ = _paired(heads)
    first = next((opener for opener in openers if opener.end is None), None)
    if first is None:
        return None
    suspects = [opener for opener in openers if opener.piece.start >= first.piece.start][:_CANDIDATES]
    found = [
        _suspicion(text, heads, suspect, count)
        for suspect in suspects
        for count in range(len(suspect.arms) + 1)
    ]
    return max(found, key=lambda pair: (pair[0], pair[1].unclosed.opener.piece.start, len(pair[1].own)))[1]


def _suspicion(text: str, heads: Sequence[Piece], suspect: Opener, arms: int) -> tuple[int, _Blame]:
    """How well the others fit if the suspect has no end, and only the first of its arms are its own."""
    own = frozenset((suspect.piece, *suspect.arms[:arms]))
    openers, strays = _paired([head for head in heads if head not in own])
    end = _missing_end(text, suspect.piece, openers)
    score = -10 * len(strays) - _uses_behind(text, suspect.piece, end)
    for opener in openers:
        score += _fit(text, opener, openers) if opener.end is not None else -2
        score -= bool(opener.arms) and opener.piece.word == "foreach"
        if opener.end is not None and opener.piece.start < suspect.piece.start < opener.end.start:
            score -= _last_use(text, opener, opener.end) < suspect.piece.start
    return score, _Blame(Unclosed(suspect, end), own)


def _missing_end(text: str, piece: Piece, openers: Sequence[Opener]) -> int:
    """Where the end of an opener is missing: before the block around it goes on or ends."""
    around = [one for one in openers if one.end is not None and one.piece.start < piece.start < one.end.start]
    if not around or around[-1].end is None:
        return len(text.rstrip())
    arms = [arm.start for arm in around[-1].arms if arm.start > piece.start]
    return min([*arms, around[-1].end.start])


def _fit(text: str, opener: Opener, openers: Sequence[Opener]) -> int:
    """What speaks for an opener and its end: the same line, the same indentation, HTML that is balanced
    between them, a loop's variable that is used inside.
    """
    end = opener.end
    if end is None:
        return 0
    content = text[opener.piece.end : end.start]
    score = _balance(content)
    if opener.piece.word == "macro" and opener.parent is not None:
        score -= 3
    if "\n" not in content:
        return score + 3
    if _stands_alone(text, opener.piece) and _stands_alone(text, end):
        score += 2 if _indentation(text, opener.piece) == _indentation(text, end) else -2
    elif _stands_alone(text, opener.piece) != _stands_alone(text, end):
        score -= 1
    if _goes_on(text, opener.piece) or not _stands_alone(text, end):
        score -= 2
    return (
        score
        - _blocks_behind_last_use(text, opener, end, openers)
        - _uses_behind(text, opener.piece, end.start)
    )


def _goes_on(text: str, opener: Piece) -> bool:
    """Whether text follows an opener on its line: then its end is expected there too."""
    line_end = text.find("\n", opener.end)
    rest = text[opener.end : line_end if line_end >= 0 else len(text)].strip()
    return rest.removeprefix("-->").strip() != ""


def _uses_behind(text: str, opener: Piece, end: int) -> int:
    """A penalty for a loop whose variable is used behind its end."""
    variable = _VARIABLE.search(text, opener.start, opener.end)
    if opener.word != "foreach" or variable is None:
        return 0
    used = re.compile(rf"\$!?\{{?{re.escape(variable.group(1))}\b")
    again = re.compile(rf"#\{{?foreach\}}?\s*\(\s*{used.pattern}").search(text, end)
    return 3 if used.search(text, end, again.start() if again else len(text)) else 0


def _blocks_behind_last_use(text: str, opener: Opener, end: Piece, openers: Sequence[Opener]) -> int:
    """How many blocks stand behind the last place that uses what the opener speaks of."""
    last = _last_use(text, opener, end)
    return sum(last < inner.piece.start < end.start for inner in openers if inner.parent is opener)


def _last_use(text: str, opener: Opener, end: Piece) -> int:
    """The last place in a block that uses its loop's variable, or the names and keys of its condition; the
    end where none does, for then nothing can be told.
    """
    head = text[opener.piece.start : opener.piece.end]
    if opener.piece.word == "foreach":
        names = [*_VARIABLE.findall(head)[:1], "foreach"]
    elif opener.piece.word == "if":
        names = [name for name in _VARIABLE.findall(head) if name not in ("data", "foreach")] + _KEY.findall(
            head
        )
    else:
        names = _VARIABLE.findall(head)
    if not names:
        return end.start
    words = "|".join(map(re.escape, names))
    used = re.compile(rf"\$!?\{{?(?:{words})\b|['\"](?:{words})['\"]")
    return max((match.end() for match in used.finditer(text, opener.piece.end, end.start)), default=end.start)


def _line_before(text: str, piece: Piece) -> str:
    return text[text.rfind("\n", 0, piece.start) + 1 : piece.start]


def _stands_alone(text: str, piece: Piece) -> bool:
    """Whether nothing but blanks and the opening of an HTML comment stand before it on its line."""
    return not _line_before(text, piece).strip().removeprefix("<!--").strip()


def _indentation(text: str, piece: Piece) -> str:
    line = _line_before(text, piece)
    return line[: len(line) - len(line.lstrip())]


def _balance(html: str) -> int:
    """What the HTML in a block says: a block that is a single tag is half of a pair of blocks."""
    if _is_balanced(html):
        return 1
    return 0 if _TAG.fullmatch(html.strip().removeprefix("-->").removesuffix("<!--").strip()) else -3


def _is_balanced(html: str) -> bool:
    """Whether every tag that is closed in a text is opened in it, and the other way round."""
    depth = 0
    for slash, name, empty in _TAG.findall(html):
        if name.lower() in _VOID or empty:
            continue
        depth += -1 if slash else 1
        if depth < 0:
            return False
    return depth == 0
