"""The code frame: the lines around a place with carets under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.reporters.row import Row
from velocity_preview.reporters.style import PLAIN, Role, Style

if TYPE_CHECKING:
    from velocity_preview.source import Source, Span

_WIDTH = 100
_BEFORE = 24


class Mark(NamedTuple):
    """A span to point at. The first mark of a frame is the place itself, others explain it."""

    span: Span
    label: str = ""
    role: Role = "error"
    sign: str = "^"


def code_frame(source: Source, marks: tuple[Mark, ...], style: Style = PLAIN) -> list[str]:
    """The lines of a frame: those of the marks, and those next to the first one.

    A span over several lines is marked on its first one. Lines are cut to about a hundred columns around
    their mark.
    """
    by_line: dict[int, list[Mark]] = {}
    for mark in marks:
        by_line.setdefault(source.position(mark.span.start).line, []).append(mark)
    first = source.position(marks[0].span.start).line
    shown = {*by_line, *_neighbours(source, first)}
    gutter = len(str(max(shown)))
    lines: list[str] = []
    previous = 0
    for number in sorted(shown):
        if previous and number != previous + 1:
            lines.append(style(" " * gutter + " :", "frame"))
        lines += _numbered_line(source, number, by_line.get(number, []), gutter, style)
        previous = number
    return lines


def _neighbours(source: Source, line: int) -> list[int]:
    """The lines before and after, where they say something and the line itself is shown from its start."""
    if len(source.line_text(line)) > _WIDTH:
        return []
    return [number for number in (line - 1, line + 1) if _is_line(source, number)]


def _is_line(source: Source, number: int) -> bool:
    """Whether the source has this line at hand and it is not blank."""
    place = source.position(source.offset(number, 1))
    return place.line == number and bool(source.line_text(number).strip())


def _numbered_line(source: Source, number: int, marks: list[Mark], gutter: int, style: Style) -> list[str]:
    row = Row.of(source.line_text(number))
    start = source.offset(number, 1)
    ranges = [_columns(mark, start, len(row.line)) for mark in marks]
    window = _window(row, ranges[0][0] if ranges else 0)
    bar = style("|", "frame")
    lines = [f"{style(str(number).rjust(gutter), 'frame')} {bar} {_cut(row, window)}".rstrip()]
    for mark, (first, last) in zip(marks, ranges, strict=True):
        blank = " " * (row.width(window[0], first) + (1 if window[0] else 0))
        signs = mark.sign * max(row.width(first, min(last, window[1])), 1)
        text = f"{signs} {mark.label}".rstrip()
        lines.append(f"{' ' * gutter} {bar} {blank}{style(text, mark.role)}")
    return lines


def _columns(mark: Mark, line_start: int, length: int) -> tuple[int, int]:
    """First and last character of a mark in its line; the end of the line where it goes on in the next."""
    first = min(mark.span.start - line_start, length)
    return first, max(min(mark.span.end - line_start, length), first)


def _window(row: Row, place: int) -> tuple[int, int]:
    """The characters of a long line that are shown."""
    if row.width(0, len(row.line)) <= _WIDTH:
        return 0, len(row.line)
    first = max(0, place - _BEFORE)
    return first, row.end_of_columns(first, _WIDTH)


def _cut(row: Row, window: tuple[int, int]) -> str:
    return f"{'…' if window[0] else ''}{row.shown(*window)}{'…' if window[1] < len(row.line) else ''}"
