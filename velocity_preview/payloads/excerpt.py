"""A piece of a file that is too large to be kept."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from velocity_preview.source import Position, Source


class Excerpt(Source):
    """Text that begins at `start` of a file: offsets are in the text, positions in the file."""

    def __init__(self, name: str, text: str, start: Position) -> None:
        super().__init__(name, text)
        self.start: Final = start

    @property
    def _identity(self) -> tuple[object, ...]:
        return *super()._identity, self.start

    def position(self, offset: int) -> Position:
        line, column = self._alone.position(offset)
        shift = self.start.column - 1 if line == 1 else 0
        return Position(line + self.start.line - 1, column + shift)

    def offset(self, line: int, column: int) -> int:
        line -= self.start.line - 1
        return self._alone.offset(line, column - self.start.column + 1 if line == 1 else column)

    def line_text(self, line: int) -> str:
        """What the text has of a line."""
        return self._alone.line_text(line - self.start.line + 1)

    @cached_property
    def _alone(self) -> Source:
        return Source(self.name, self.text)
