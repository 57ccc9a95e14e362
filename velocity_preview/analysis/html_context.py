"""Where an HTML5 parser would not let text stand: directly in a table, its sections and rows, and in
`<head>`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.scan import Kind
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from velocity_preview.analysis.scan import Piece

_MARKUP: Final = re.compile(r"<(?:!--|(/?)([A-Za-z][\w:-]*)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>)")
_MARKUP_IN_COMMENT: Final = rare_pattern(rf"-->|{_MARKUP.pattern}")
"""The same and the end of the comment, which outside of one is text."""
_FOSTERING: Final = frozenset({"table", "thead", "tbody", "tfoot", "tr", "colgroup", "head"})
_RAW: Final = frozenset({"style", "script", "title", "textarea", "noscript", "template"})
_TABLE: Final = frozenset(
    {"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"}
)
_PLACES: Final = _TABLE | _RAW | {"head", "body"}
_CLOSES: Final = {
    "tr": frozenset({"td", "th", "tr", "colgroup", "caption"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"), frozenset({"td", "th", "tr", "thead", "tbody", "tfoot", "colgroup"})
    ),
}
"""What a start tag closes, up to the innermost table."""


def foster_parents(text: str, pieces: Sequence[Piece]) -> dict[Piece, str]:
    """The directives that stand in such a place, with the element they are in.

    Inside of an HTML comment anything may stand.
    """
    found: dict[Piece, str] = {}
    heads = [piece for piece in pieces if piece.kind is Kind.DIRECTIVE]
    place = _Place()
    index = 0
    for match in _markup(text, pieces, place):
        while index < len(heads) and heads[index].start < match.start():
            if place.parent in _FOSTERING:
                found[heads[index]] = place.parent
            index += 1
        place.step(match)
        while index < len(heads) and heads[index].start < match.end():
            index += 1
    return found


def _markup(text: str, pieces: Sequence[Piece], place: _Place) -> Iterator[re.Match[str]]:
    """Tags and comment marks that are no part of VTL. A tag may have VTL in its attributes."""
    hidden = [piece for piece in pieces if piece.kind in (Kind.COMMENT, Kind.DIRECTIVE, Kind.REFERENCE)]
    at = 0
    index = 0
    while match := (_MARKUP_IN_COMMENT if place.in_comment else _MARKUP).search(text, at):
        while index < len(hidden) and hidden[index].end <= match.start():
            index += 1
        if index < len(hidden) and hidden[index].start <= match.start():
            at = hidden[index].end
            continue
        yield match
        at = match.end()


class _Place:
    """The open elements, as far as tables and `<head>` are concerned."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self.in_comment = False

    @property
    def parent(self) -> str:
        return "" if self.in_comment or not self._open else self._open[-1]

    def step(self, match: re.Match[str]) -> None:
        name = match.group(2)
        if name is None:
            self.in_comment = match.group() == "<!--"
            return
        if self.in_comment or (name := name.lower()) not in _PLACES:
            return
        if match.group(1):
            self._close(name)
        elif name == "body":
            self._close("head")
        else:
            self._start(name)

    def _start(self, name: str) -> None:
        if self._open and self._open[-1] in _RAW:
            return
        closed = _CLOSES.get(name, frozenset())
        while self._open and self._open[-1] in closed:
            self._open.pop()
        if name != "col":
            self._open.append(name)

    def _close(self, name: str) -> None:
        if self._open and self._open[-1] in _RAW and self._open[-1] != name:
            return
        if name not in self._open:
            return
        while self._open.pop() != name:
            pass
