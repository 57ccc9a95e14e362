"""A tolerant reading: the directives and references of a text that the engine may refuse.

The engine stops at the first thing it cannot read. This finds where each directive and each reference
begins and, also where brackets or quotes are broken, where it was most likely meant to end.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.analysis.brackets import LONGEST_HEAD, Brackets, string_end
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BLOCK_WORDS: Final = frozenset({"if", "foreach", "macro", "define"})
WORDS: Final = BLOCK_WORDS | {"set", "elseif", "else", "end", "parse", "include", "evaluate", "stop", "break"}
"""The directives of Velocity."""
WITH_ARGUMENTS: Final = BLOCK_WORDS | {"set", "elseif", "parse", "include", "evaluate"}

_SIGNS: Final = {
    "\\": re.compile(r"\\"),
    "$": re.compile(r"\$(?=!?\{?[A-Za-z_])"),
    "#": re.compile(
        r"#(?=[A-Za-z_@#*{\[ \t])(?![0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?(?![\w \t\r\n(]))", re.ASCII
    ),
}
"""Signs that can mean something. Three searches for one character each take a small part of the time of one
for three; most words behind a `#` are colours.
"""
_IN_LINE: Final = r"(?:[^()\[\]{}\"'\r\n#>]++|(?<!--)>|'[^'\r\n<>#]*+'(?!')|\"[^\"\r\n<>#]*+\"(?!\"))*+"
_ARGUMENTS: Final = rf"\({_IN_LINE}(?:(?:\({_IN_LINE}\)|\[{_IN_LINE}\]){_IN_LINE})*+\)"
_NAME: Final = r"[A-Za-z_]\w*+"
_PLAIN: Final = re.compile(
    rf"\$!?(\{{)?{_NAME}(?:\.{_NAME}(?:{_ARGUMENTS}|(?!\()))*+(?(1)\}}|(?!\.[A-Za-z_]|\[))"
    rf"|#(\{{)?(?P<word>((?:else|end)(?!\w))|@?{_NAME})(?(2)\}}|)(?(4)|[ \t]*+(?P<bracket>{_ARGUMENTS}))",
    re.ASCII,
)
"""What nearly all pieces are: references and heads that end on their line, with at most one pair of brackets
around anything in their brackets, no tag in a string, no comment's end and no other directive. They need no
second look.
"""
_DIRECTIVE = re.compile(r"#(\{)?(@?[A-Za-z_]\w*)(?(1)\}|)", re.ASCII)
_REFERENCE = re.compile(r"\$!?(\{)?[A-Za-z_]\w*", re.ASCII)
_STEP = re.compile(r"\.[A-Za-z_]\w*", re.ASCII)
_LINE_COMMENT = rare_pattern(r"##[^\r\n]*(?:\r\n|\r|\n)?")
_BLOCK_COMMENT = rare_pattern(r"#\*(?:#\*|[^*#]|#(?!\*)|\*(?!#))*+\*#")
_RAW = rare_pattern(r"#\[\[.*?\]\]#", re.DOTALL)
_FAR = re.compile(r"[\r\n]|-->|#(?:if|elseif|else|end|foreach|set|macro)\b")
_TAG = rare_pattern(r"</?[A-Za-z][^<>]*>")
_MARKUP = rare_pattern(rf"-->|{_TAG.pattern}|#(?:if|elseif|else|end|foreach|set|macro)\b")
_TOLERANT_END = rare_pattern(f"{_FAR.pattern}|{_TAG.pattern}")
_LONGEST_BRACES: Final = 400
_LONGEST_MAP: Final = 4_000
_QUOTE = re.compile(r"[\"']")


class Kind(Enum):
    __hash__ = object.__hash__  # not Enum's, which is Python code: pieces are looked up all the time

    DIRECTIVE = auto()
    REFERENCE = auto()
    COMMENT = auto()
    RAW = auto()
    OPEN_COMMENT = auto()
    """`#*` or `#[[` that nothing closes."""


class Piece(NamedTuple):
    """One directive's head, reference or comment.

    `word` is the directive's; `bracket` the offset of its `(` or -1; `closed` whether its brackets are.
    """

    kind: Kind
    start: int
    end: int
    word: str = ""
    bracket: int = -1
    closed: bool = True

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


StopsAt = Callable[["Piece"], "int | None"]
"""Where the engine stops in a piece, as an offset of the text; None where it takes the piece."""


def scan(text: str, stops_at: StopsAt | None = None) -> tuple[Piece, ...]:
    """All pieces of a text, in their order.

    A quote too many makes a head go on to the next quote, pages later. A head that goes on so and that the
    engine refuses ends where it was most likely meant to.
    """
    return tuple(pieces_of(Brackets(text), stops_at))


def pieces_of(
    brackets: Brackets, stops_at: StopsAt | None = None, signs: Sequence[int] | None = None
) -> Iterator[Piece]:
    """The same, each read when it is asked for. `signs` are those of the text, where they are known."""
    text = brackets.text
    directive, reference = Kind.DIRECTIVE, Kind.REFERENCE
    end = 0
    for at in signs_of(text) if signs is None else signs:
        if at < end:
            continue
        plain = _PLAIN.match(text, at)
        if plain is not None and plain.end() - at <= LONGEST_HEAD:
            word, end = plain["word"], plain.end()
            yield (
                Piece(directive, at, end, word, plain.start("bracket")) if word else Piece(reference, at, end)
            )
        elif text[at] == "\\":
            end = _after_escapes(text, at)
        elif piece := _reference(brackets, at) if text[at] == "$" else _hash(brackets, at):
            if stops_at is not None and piece.kind in (directive, reference):
                piece = _shortened(text, piece, stops_at)
            yield piece
            end = piece.end


def signs_of(text: str) -> list[int]:
    """The offsets of signs that can begin a piece or are meant to, and of those that escape one."""
    return sorted(
        [
            match.start()
            for sign, pattern in _SIGNS.items()
            if sign in text
            for match in pattern.finditer(text)
        ]
    )


def _shortened(text: str, piece: Piece, stops_at: StopsAt) -> Piece:
    """A piece that the engine refuses and that goes far, with a likelier end."""
    first = text.find("(", piece.start, piece.end)
    if first < 0:
        return piece
    is_whole = piece.closed or (piece.kind is Kind.REFERENCE and text[piece.end - 1] == "}")
    if is_whole and not _goes_far(text, piece):
        return piece
    end = tolerant_end(text, first)
    if not piece.closed:
        markup = _MARKUP.search(text, first, first + _LONGEST_MAP)
        whole = piece._replace(end=markup.start() if markup else min(len(text), first + _LONGEST_MAP))
        if "\n" not in text[first : whole.end].rstrip():
            return piece._replace(end=end)
        piece = whole
    stop = stops_at(piece)
    if stop is None:
        return piece
    return piece._replace(end=max(end, _end_of_map(text, first, stop)), closed=False)


def _end_of_map(text: str, first: int, stop: int) -> int:
    """Where the engine stops inside of a line of a head that goes over several: the end of that line."""
    line_start = text.rfind("\n", first, stop) + 1
    markup = _MARKUP.search(text, first)
    if not line_start or not text[line_start:stop].strip() or (markup and markup.start() < stop):
        return first
    match = _TOLERANT_END.search(text, stop)
    return match.start() if match else len(text)


def _goes_far(text: str, piece: Piece) -> bool:
    """Whether a piece goes over the end of its line, a comment's end, a directive, or in a string over a
    tag.
    """
    if _FAR.search(text, piece.start + 1, piece.end) is not None:
        return True
    if text.find("<", piece.start, piece.end) < 0:
        return False
    at = piece.start
    while (match := _QUOTE.search(text, at, piece.end)) is not None:
        at = string_end(text, match.start())
        if _TAG.search(text, match.start(), min(at, piece.end)) is not None:
            return True
    return False


def _after_escapes(text: str, at: int) -> int:
    """Behind backslashes; an odd number of them takes the directive or reference that follows with it."""
    end = at
    while text.startswith("\\", end):
        end += 1
    if (end - at) % 2 == 0:
        return end
    match = _DIRECTIVE.match(text, end)
    if match and match.group(2) in WORDS:
        return match.end()
    reference = _REFERENCE.match(text, end)
    return reference.end() if reference else end


def _reference(brackets: Brackets, at: int) -> Piece | None:
    text = brackets.text
    match = _REFERENCE.match(text, at)
    if match is None:
        return None
    end, closed = _chain(brackets, match.end())
    if match.group(1):
        if closed and text.startswith("|", end):
            end, closed = _to_brace(brackets, end)
        elif text.startswith("}", end):
            end += 1
        else:
            end, closed = _to_other_brace(brackets, match.end(1) - 1, end), False
    return Piece(Kind.REFERENCE, at, end, closed=closed)


def _to_other_brace(brackets: Brackets, brace: int, end: int) -> int:
    """Behind the `}` that comes on the line after something that is no part of a reference; `end` where none
    does.
    """
    text = brackets.text
    match = _TOLERANT_END.search(text, end, end + _LONGEST_BRACES)
    limit = match.start() if match else end + _LONGEST_BRACES
    behind = brackets.closing(brace, last=limit) if text.find("}", end, limit) >= 0 else None
    return behind if behind is not None else end


def _chain(brackets: Brackets, at: int) -> tuple[int, bool]:
    """Behind `.name`, `.name(…)` and `[…]`, and whether their brackets are closed."""
    text = brackets.text
    while True:
        if step := _STEP.match(text, at):
            at = step.end()
            if not text.startswith("(", at):
                continue
        elif not text.startswith("[", at):
            return at, True
        end = brackets.closing(at)
        if end is None:
            return tolerant_end(text, at), False
        at = end


def _to_brace(brackets: Brackets, at: int) -> tuple[int, bool]:
    """Behind the `}` of an alternate value that begins at the bar."""
    end = brackets.first_outside("}", at)
    return (end, True) if end is not None else (tolerant_end(brackets.text, at), False)


def _hash(brackets: Brackets, at: int) -> Piece | None:
    text = brackets.text
    if match := _DIRECTIVE.match(text, at):
        return _directive(brackets, at, match)
    for pattern, opener, kind in (
        (_LINE_COMMENT, "##", Kind.COMMENT),
        (_BLOCK_COMMENT, "#*", Kind.COMMENT),
        (_RAW, "#[[", Kind.RAW),
    ):
        if text.startswith(opener, at):
            match = pattern.match(text, at)
            return Piece(kind, at, match.end()) if match else Piece(Kind.OPEN_COMMENT, at, len(text), opener)
    return None


def _directive(brackets: Brackets, at: int, match: re.Match[str]) -> Piece | None:
    text = brackets.text
    word = match.group(2)
    blanks = " \t" if word == "set" else " \t\r\n"
    bracket = match.end()
    while bracket < len(text) and text[bracket] in blanks:
        bracket += 1
    has_bracket = text.startswith("(", bracket) and word not in ("else", "end")
    if word not in WORDS and not has_bracket:
        return None
    if not has_bracket:
        return None if word == "set" else Piece(Kind.DIRECTIVE, at, match.end(), word)
    end = brackets.closing(bracket)
    if end is None:
        return Piece(Kind.DIRECTIVE, at, tolerant_end(text, bracket), word, bracket, closed=False)
    return Piece(Kind.DIRECTIVE, at, end, word, bracket)


def tolerant_end(text: str, bracket: int) -> int:
    """Where a broken head was most likely meant to end: behind the last bracket before the line or the
    text goes on.
    """
    match = _TOLERANT_END.search(text, bracket)
    limit = match.start() if match else len(text)
    closed = text.rfind(")", bracket, limit)
    return closed + 1 if closed >= 0 else limit
