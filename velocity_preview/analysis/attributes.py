"""The attributes of a template's HTML, with the code that stands in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.scan import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.analysis.scan import Piece
    from velocity_preview.source import Span

_TAG: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<tag>[A-Za-z][\w:-]*)(?P<rest>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>", re.DOTALL
)
_ATTRIBUTE: Final = re.compile(
    r"(?P<name>[A-Za-z_:@][\w:.-]*)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
)
_RAW: Final = re.compile(r"<(style|script|title|textarea)\b.*?(?:</\1|\Z)", re.DOTALL | re.IGNORECASE)
_HIDDEN: Final = (Kind.DIRECTIVE, Kind.REFERENCE, Kind.COMMENT, Kind.RAW)


@dataclass(frozen=True, slots=True)
class Attribute:
    """`start` to `end` is the value, between quotes of the kind `quote`."""

    tag: str
    name: str
    quote: str
    start: int
    end: int


class Attributes:
    """Those of a text. Code has quotes and brackets of its own, which are not HTML's."""

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self._prose = _without_code(text, pieces)
        self._found = [
            attribute for tag in _TAG.finditer(self._prose) if tag["tag"] for attribute in _of_tag(tag)
        ]
        self._starts = [attribute.start for attribute in self._found]
        spans = sorted(match.span() for pattern in (_TAG, _RAW) for match in pattern.finditer(self._prose))
        self._unseen = _merged(spans)
        self._unseen_starts = [start for start, _ in self._unseen]

    def at(self, span: Span) -> Attribute | None:
        """The attribute that a piece stands in."""
        index = bisect_right(self._starts, span.start) - 1
        found = self._found[index] if index >= 0 else None
        return found if found is not None and span.end <= found.end else None

    def in_text(self, at: int) -> bool:
        """Whether an offset is in HTML that a reader sees: in no tag, comment, style sheet or title."""
        index = bisect_right(self._unseen_starts, at) - 1
        return self.is_html and (index < 0 or at >= self._unseen[index][1])

    def in_comment(self, at: int) -> bool:
        """Whether an offset is inside of an HTML comment."""
        opened = self._prose.rfind("<!--", 0, at)
        return opened >= 0 and self._prose.find("-->", opened, at) < 0

    @cached_property
    def is_html(self) -> bool:
        """Whether there is a tag at all."""
        return _TAG.search(self._prose) is not None


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans without overlaps, in their order."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _of_tag(tag: re.Match[str]) -> list[Attribute]:
    found = []
    for match in _ATTRIBUTE.finditer(tag.string, tag.start("rest"), tag.end("rest")):
        kind = "double" if match["double"] is not None else "single"
        quote = '"' if kind == "double" else "'"
        name = match["name"].lower()
        found.append(Attribute(tag["tag"].lower(), name, quote, match.start(kind), match.end(kind)))
    return found


def _without_code(text: str, pieces: Sequence[Piece]) -> str:
    """The text with dots for code and VTL's comments, at the same offsets."""
    parts: list[str] = []
    at = 0
    for piece in pieces:
        if piece.kind in _HIDDEN and piece.start >= at:
            parts += text[at : piece.start], "\u00b7" * (piece.end - piece.start)
            at = piece.end
    return "".join((*parts, text[at:]))
