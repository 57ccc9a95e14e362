"""Where things stand in a text: the only code that turns an offset into a line and a column.

Everywhere else a place is an offset or a `Span` of offsets, in characters of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Final, NamedTuple

from velocity_preview.patterns import rare_pattern

_LINE_END = rare_pattern(r"\r\n|\r|\n")
_ENGINE_TAB = 8


class Span(NamedTuple):
    """A half-open range of offsets, in characters: `start` is inside, `end` is not."""

    start: int
    end: int

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


class Position(NamedTuple):
    """A 1-based line and a 1-based column."""

    line: int
    column: int


class Source:
    """A named text: a template, an include, a payload or a settings file. Immutable.

    `name` is what messages show: a path as the user wrote it, or `<string>`.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name: Final = name
        self.text: Final = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Source) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"

    @property
    def _identity(self) -> tuple[object, ...]:
        """Sources are the same where this is."""
        return type(self), self.name, self.text

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @property
    def line_count(self) -> int:
        return len(self._line_starts)

    def position(self, offset: int) -> Position:
        """Line and column of an offset, in characters; past the end counts as the end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def engine_position(self, offset: int) -> Position:
        """Line and column as Apache Velocity reports them.

        Its character stream counts UTF-16 units and takes a tab to the next multiple of eight, where the tab
        stands.
        """
        line = self.position(offset).line
        column = 0
        for character in self.text[self._line_starts[line - 1] : offset]:
            if character == "\t":
                column += _ENGINE_TAB - column % _ENGINE_TAB
            else:
                column += 1 if character <= "\uffff" else 2
        if self.text[offset : offset + 1] == "\t":
            return Position(line, column + _ENGINE_TAB - column % _ENGINE_TAB)
        return Position(line, column + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column; a column past the line's end is its end."""
        line = min(max(line, 1), self.line_count)
        start = self._line_starts[line - 1]
        return min(start + max(column, 1) - 1, start + len(self.line_text(line)))

    def line_text(self, line: int) -> str:
        """The text of a 1-based line without its line end."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < self.line_count else len(self.text)
        return self.text[start:end].rstrip("\r\n")
