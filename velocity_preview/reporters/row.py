"""A line of text as a terminal shows it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from velocity_preview.reporters.cells import cells, is_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.reporters.cells import Cell


@dataclass(frozen=True, slots=True)
class Row:
    """Places are characters of the line, widths are columns. Without `cells` each character is a column and
    shown as itself.
    """

    line: str
    cells: Sequence[Cell] | None

    @classmethod
    def of(cls, line: str) -> Row:
        return cls(line, None if is_plain(line) else cells(line))

    def width(self, start: int, end: int) -> int:
        """The columns of a part of the line."""
        if self.cells is None:
            return max(min(end, len(self.line)) - start, 0)
        return sum(cell.width for cell in self.cells[start:end])

    def shown(self, start: int, end: int) -> str:
        """A part of the line as it is shown."""
        if self.cells is None:
            return self.line[start:end]
        return "".join([cell.text for cell in self.cells[start:end]])

    def end_of_columns(self, start: int, columns: int) -> int:
        """Behind the last character that is within so many columns from a place on."""
        if self.cells is None:
            return min(start + columns, len(self.line))
        widths = accumulate(cell.width for cell in self.cells[start:])
        return start + sum(width <= columns for width in widths)
