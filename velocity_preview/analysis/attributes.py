"""The attributes of a template's HTML, with the code that stands in them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.analysis.scan import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


class Attribute(NamedTuple):
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
        self._tags = list(_TAG.finditer(self._prose))
        self._starts = [tag.start() for tag in self._tags]

    def at(self, span: Span) -> Attribute | None:
        """The attribute that a piece stands in."""
        index = bisect_right(self._starts, span.start) - 1
        tag = self._tags[index] if index >= 0 else None
        if tag is None or tag["tag"] is None or tag.end() < span.end:
            return None
        around = (one for one in _of_tag(tag) if one.start <= span.start and span.end <= one.end)
        return next(around, None)

    def in_text(self, at: int) -> bool:
        """Whether an offset is in HTML that a reader sees: in no tag, comment, style sheet or title."""
        starts, ends = self._unseen
        index = bisect_right(starts, at) - 1
        return self.is_html and (index < 0 or at >= ends[index])

    @cached_property
    def _unseen(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where tags, comments and the like begin and end."""
        raw = [match.span() for match in _RAW.finditer(self._prose)]
        spans = _merged(sorted([*(tag.span() for tag in self._tags), *raw]))
        return [start for start, _ in spans], [end for _, end in spans]

    def in_comment(self, at: int) -> bool:
        """Whether an offset is inside of an HTML comment."""
        opened = self._prose.rfind("<!--", 0, at)
        return opened >= 0 and self._prose.find("-->", opened, at) < 0

    @cached_property
    def is_html(self) -> bool:
        """Whether there is a tag at all."""
        return bool(self._tags)


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans without overlaps, in their order."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _of_tag(tag: re.Match[str]) -> Iterator[Attribute]:
    for match in _ATTRIBUTE.finditer(tag.string, tag.start("rest"), tag.end("rest")):
        kind = "double" if match["double"] is not None else "single"
        quote = '"' if kind == "double" else "'"
        name = match["name"].lower()
        yield Attribute(tag["tag"].lower(), name, quote, match.start(kind), match.end(kind))


def _without_code(text: str, pieces: Sequence[Piece]) -> str:
    """The text with dots for code and VTL's comments, at the same offsets."""
    parts: list[str] = []
    at = 0
    for piece in pieces:
        if piece.kind in _HIDDEN and piece.start >= at:
            parts += text[at : piece.start], "\u00b7" * (piece.end - piece.start)
            at = piece.end
    return "".join((*parts, text[at:]))
