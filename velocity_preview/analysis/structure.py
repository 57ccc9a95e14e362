"""Which `#end` belongs to which directive, and what is to blame where one is missing or too many."""

from __future__ import annotations

from dataclasses import dataclass, field
import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.scan import BLOCK_WORDS, Kind, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)[^<>]*?(/?)>")
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_CANDIDATES: Final = 40


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
    """The blocks of a text. Of an opener that is left without an end, the inner ones are suspected too."""
    openers: list[Opener] = []
    strays: list[Stray] = []
    stack: list[Opener] = []
    for piece in pieces:
        if piece.kind is not Kind.DIRECTIVE:
            continue
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
    unclosed = tuple(_blame(text, opener, openers) for opener in stack)
    return Structure(text, unclosed, tuple(strays), tuple(openers))


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


def _blame(text: str, opener: Opener, openers: Sequence[Opener]) -> Unclosed:
    """The opener whose end is missing: the one formally left open, or one inside it that took its end.

    What speaks for a pair of opener and end: the same line, the same indentation, HTML that is balanced
    between them. Where nothing speaks, the innermost is to blame.
    """
    chain = [opener, *_suspects(text, opener, openers)][-_CANDIDATES:]
    best = max(range(len(chain)), key=lambda index: (_score(text, chain, index), index))
    blamed = chain[best]
    return Unclosed(blamed, blamed.end.start if blamed.end is not None else len(text.rstrip()))


def _suspects(text: str, opener: Opener, openers: Sequence[Opener]) -> Iterator[Opener]:
    """The last opener inside it, the last one inside that, and so on, as long as lines tell nothing."""
    current = opener
    while True:
        inner = [one for one in openers if one.parent is current and one.end is not None]
        inner = [one for one in inner if not _on_one_line(text, one.piece, one.end)]
        if not inner:
            return
        current = inner[-1]
        yield current


def _score(text: str, chain: Sequence[Opener], blamed: int) -> int:
    """How well the ends fit if the opener at that place of the chain is the one without."""
    score = 0
    for index, opener in enumerate(chain):
        if index == blamed:
            continue
        end = opener.end if index > blamed else chain[index + 1].end
        if end is not None:
            score += _fit(text, opener.piece, end)
    return score


def _fit(text: str, opener: Piece, end: Piece) -> int:
    score = 0
    if _stands_alone(text, opener) and _stands_alone(text, end):
        score += 2 if _indentation(text, opener) == _indentation(text, end) else -2
    elif _stands_alone(text, opener) != _stands_alone(text, end):
        score -= 1
    balance = _is_balanced(text[opener.end : end.start])
    return score + (1 if balance else -3)


def _on_one_line(text: str, opener: Piece, end: Piece | None) -> bool:
    return end is not None and "\n" not in text[opener.end : end.start]


def _line_before(text: str, piece: Piece) -> str:
    return text[text.rfind("\n", 0, piece.start) + 1 : piece.start]


def _stands_alone(text: str, piece: Piece) -> bool:
    """Whether nothing but blanks and the opening of an HTML comment stand before it on its line."""
    return not _line_before(text, piece).strip().removeprefix("<!--").strip()


def _indentation(text: str, piece: Piece) -> str:
    line = _line_before(text, piece)
    return line[: len(line) - len(line.lstrip())]


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
