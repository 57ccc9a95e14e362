"""Where an HTML5 parser would not let text stand: directly in a table, its sections and rows, and in
`<head>`.
"""

from __future__ import annotations

from bisect import bisect_left
import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.scan import Kind
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.analysis.scan import Piece

_MARKUP: Final = re.compile(r"<(?:!--|(/?)([A-Za-z][\w:-]*)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>)")
_MARKUP_IN_COMMENT: Final = rare_pattern(rf"-->|{_MARKUP.pattern}")
"""The same and the end of the comment, which outside of one is text."""
_FOSTERING: Final = frozenset({"table", "thead", "tbody", "tfoot", "tr", "colgroup", "head"})
_RAW: Final = frozenset({"style", "script", "title", "textarea", "noscript", "template"})
_FOSTERING_TAG: Final = re.compile(rf"<(?:{'|'.join(sorted(_FOSTERING))})\b", re.IGNORECASE)
_HIDDEN: Final = (Kind.COMMENT, Kind.DIRECTIVE, Kind.REFERENCE)
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

    Tags that are a part of VTL are none; others may have VTL in their attributes. Inside of an HTML comment
    anything may stand.
    """
    heads = [piece for piece in pieces if piece.kind is Kind.DIRECTIVE]
    if not heads or _FOSTERING_TAG.search(text) is None:
        return {}
    found: dict[Piece, str] = {}
    hidden = (piece for piece in pieces if piece.kind in _HIDDEN)
    code = next(hidden, None)
    place = _Place()
    at = index = 0
    next_head = heads[0].start
    markup = _MARKUP
    while match := markup.search(text, at):
        start, end = match.span()
        while code is not None and code.end <= start:
            code = next(hidden, None)
        if code is not None and code.start <= start:
            at = code.end
            continue
        at = end
        if next_head < end:
            before = bisect_left(heads, start, index, key=_start)
            if place.parent in _FOSTERING:
                found.update(dict.fromkeys(heads[index:before], place.parent))
            index = bisect_left(heads, end, before, key=_start)
            next_head = heads[index].start if index < len(heads) else len(text)
        name = match[2]
        if name is None or name.lower() in _PLACES:
            place.step(match)
            markup = _MARKUP_IN_COMMENT if place.in_comment else _MARKUP
    return found


def _start(piece: Piece) -> int:
    return piece.start


class _Place:
    """The open elements, as far as tables and `<head>` are concerned."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self.in_comment = False

    @property
    def parent(self) -> str:
        return "" if self.in_comment or not self._open else self._open[-1]

    def step(self, match: re.Match[str]) -> None:
        name = match[2]
        if name is None:
            self.in_comment = match.group() == "<!--"
            return
        if self.in_comment:
            return
        name = name.lower()
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
