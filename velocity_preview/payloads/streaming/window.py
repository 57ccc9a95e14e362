"""A text that is read bit by bit, of which only what is around the place is kept."""

from __future__ import annotations

from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Final

from velocity_preview.payloads.encoding import not_utf8
from velocity_preview.payloads.excerpt import Excerpt
from velocity_preview.source import Position

if TYPE_CHECKING:
    from typing import BinaryIO

    from velocity_preview.errors import PayloadError
    from velocity_preview.source import Span

BLOCK: Final = 256 * 1024
CONTEXT: Final = 512
"""Characters before and after a value that are kept for the code frame of an error in it."""


class Window:
    """`text` is what is kept of the file, `at` the place in it; what is behind `keep` may be dropped.

    All three change with every `fill`.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.text = ""
        self.at = 0
        self.keep = 0
        self.ended = False
        self._stream = stream
        self._name = name
        self._decoder = getincrementaldecoder("utf-8")()
        self._start = Position(1, 1)
        self._line = 0, self._start

    def fill(self) -> None:
        """Read on, as much again as is ahead; drop what is far behind. At the end `ended` is set.

        Raises `PayloadError` where the bytes are no UTF-8.
        """
        self._drop(self.keep - 2 * CONTEXT)
        block = self._stream.read(max(BLOCK, len(self.text) - self.at))
        self.ended = not block
        try:
            self.text += self._decoder.decode(block, final=self.ended)
        except UnicodeDecodeError as error:
            raise self._not_utf8(error) from None

    def source(self) -> Excerpt:
        """All that is kept."""
        return Excerpt(self._name, self.text, self._start)

    def position(self, offset: int) -> Position:
        """Where an offset of `text` stands in the file."""
        return Excerpt("", self.text[:offset], self._start).position(offset)

    def excerpt(self, span: Span) -> tuple[Excerpt, Span]:
        """The lines around a value, or as much of them, and its span there.

        `at` is behind the value. Asked for one value after the other.
        """
        low, high = span.start - CONTEXT, span.end + CONTEXT
        first = 0 if low <= 0 else self.text.find("\n", low, span.start) + 1 or low
        last = self.text.rfind("\n", span.end, high)
        if high >= len(self.text) or last < 0:
            last = high
        known, position = self._line
        self._line = first, Excerpt("", self.text[known:first], position).position(first - known)
        return Excerpt(self._name, self.text[first:last], self._line[1]), span.shifted(-first)

    def _drop(self, count: int) -> None:
        if count > 0 and self.text[count - 1] == "\r":
            count -= 1  # the line end may have a second character
        if count <= 0:
            return
        self._start = self.position(count)
        self.text = self.text[count:]
        self.at -= count
        self.keep -= count
        known, position = self._line
        self._line = (known - count, position) if known >= count else (0, self._start)

    def _not_utf8(self, error: UnicodeDecodeError) -> PayloadError:
        data = error.object
        start = len(self.text) + len(data[: error.start].decode("utf-8"))
        self.text += data.decode("utf-8", "replace")
        return not_utf8(data, self.source(), start, error)
