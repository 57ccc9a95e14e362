"""JSON Lines: a payload on every line, read one by one, for streams that do not fit into memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.payloads.loading import load
from velocity_preview.source import Position, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.payloads.payload import Payload


class Line(Source):
    """A line, without its end, of a file that is not kept: offsets are in it, positions in the file."""

    def __init__(self, name: str, text: str, number: int) -> None:
        super().__init__(name, text)
        self._number: Final = number

    @property
    def _identity(self) -> tuple[object, ...]:
        return *super()._identity, self._number

    def position(self, offset: int) -> Position:
        return Position(self._number, min(max(offset, 0), len(self.text)) + 1)

    def offset(self, line: int, column: int) -> int:  # noqa: ARG002  (there is one line only)
        return min(max(column, 1) - 1, len(self.text))

    def line_text(self, line: int) -> str:  # noqa: ARG002  (there is one line only)
        return self.text


def read_json_lines(
    lines: Iterable[str], *, root: str | None = None, kind: str | None = None, name: str = "<string>"
) -> Iterator[Payload]:
    """The payloads of a text stream, one a line; blank lines are passed over.

    A line with one message names its scenario after its number, from 1. A broken line raises `PayloadError`
    with the line of the stream when it is reached, and ends the stream.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield load(Line(name, line.rstrip("\r\n"), number), root=root, kind=kind, label=str(number))
