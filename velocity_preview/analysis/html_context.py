"""Where an HTML5 parser would not let text stand: directly in a table, its sections and rows, and in
`<head>`.
"""

from __future__ import annotations

from bisect import bisect_right
import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.scan import Kind
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from velocity_preview.analysis.scan import Piece
    from velocity_preview.analysis.scanned import Scanned

_MARKUP: Final = re.compile(r"<(?:!--|(/?)([A-Za-z][\w:-]*)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>)")
_MARKUP_IN_COMMENT: Final = rare_pattern(rf"-->|{_MARKUP.pattern}")
"""The same and the end of the comment, which outside of one is text."""
_FOSTERING: Final = frozenset({"table", "thead", "tbody", "tfoot", "tr", "colgroup", "head"})
_RAW: Final = frozenset({"style", "script", "title", "textarea", "noscript", "template"})
_FOSTERING_TAG: Final = re.compile(rf"<(?:{'|'.join(sorted(_FOSTERING))})\b", re.IGNORECASE)
_SIGN: Final = re.compile("<")
_COMMENT_END: Final = re.compile("-->")
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


def foster_parents(scanned: Scanned) -> dict[Piece, str]:
    """The directives that stand in such a place, with the element they are in.

    Tags that are a part of VTL are none; others may have VTL in their attributes. Inside of an HTML comment
    anything may stand.
    """
    text = scanned.text
    heads = [head for head in scanned.heads if not text.endswith("<!--", 0, head.start)]
    if not heads or _FOSTERING_TAG.search(text) is None:
        return {}
    found: dict[Piece, str] = {}
    place, in_comment = _Place(), False
    index, next_head = 0, heads[0].start
    for match in _markup(text, _hidden(scanned)):
        end = match.end()
        while next_head < end:
            if next_head < match.start() and not in_comment and place.parent in _FOSTERING:
                found[heads[index]] = place.parent
            index += 1
            if index == len(heads):
                return found
            next_head = heads[index].start
        name = match[2]
        if name is None:
            in_comment = match.group() == "<!--"
        elif (name := name.lower()) in _PLACES and not in_comment:
            move = place.close if match[1] else place.start
            move(name)
    return found


def _hidden(scanned: Scanned) -> list[Piece]:
    """The VTL with something in it that looks like markup; most has not."""
    found = [*scanned.code_with(_SIGN), *scanned.code_with(_COMMENT_END)]
    found += [piece for piece in scanned.comments if piece.kind is Kind.COMMENT]
    return sorted(found, key=_start)


def _start(piece: Piece) -> int:
    return piece.start


def _markup(text: str, hidden: Sequence[Piece]) -> Iterator[re.Match[str]]:
    """The tags, and what begins and ends comments, except for what begins in VTL."""
    at: int | None = 0
    markup = _MARKUP
    while at is not None:
        matches, at = markup.finditer(text, at), None
        for match in matches:
            behind = _behind(hidden, match.start()) if hidden else None
            if behind is not None:
                at = behind
                break
            yield match
            if match[2] is None:
                markup = _MARKUP_IN_COMMENT if match.group() == "<!--" else _MARKUP
                at = match.end()
                break


def _behind(hidden: Sequence[Piece], at: int) -> int | None:
    """The end of the piece that an offset is in; None where it is in none."""
    index = bisect_right(hidden, at, key=_start) - 1
    return hidden[index].end if index >= 0 and at < hidden[index].end else None


class _Place:
    """The open elements, as far as tables and `<head>` are concerned."""

    def __init__(self) -> None:
        self._open: list[str] = []

    @property
    def parent(self) -> str:
        return self._open[-1] if self._open else ""

    def start(self, name: str) -> None:
        opened = self._open
        if opened and opened[-1] in _RAW:
            return
        if name == "body":
            self.close("head")
            return
        if closed := _CLOSES.get(name):
            while opened and opened[-1] in closed:
                opened.pop()
        if name != "col":
            opened.append(name)

    def close(self, name: str) -> None:
        opened = self._open
        if name not in opened or (opened[-1] in _RAW and opened[-1] != name):
            return
        while opened.pop() != name:
            pass
