"""An error as the card the page shows: one sentence, the code frame, the cure."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from velocity_preview.errors import (
    LimitError,
    MergeError,
    PayloadError,
    SettingsFileError,
    VelocitySyntaxError,
)

if TYPE_CHECKING:
    from velocity_preview.errors import LocatedError
    from velocity_preview.source import Source, Span

_AROUND = 2
_LONGEST_LINE = 400


class FrameLine(TypedDict):
    """A line of the code frame. `marks` are [start, end) in characters; before a `gap` lines are left out."""

    number: int
    text: str
    marks: list[tuple[int, int]]
    opener: list[tuple[int, int]]
    gap: bool


class Card(TypedDict):
    kind: str
    message: str
    help: str | None
    path: str
    line: int
    column: int
    frame: list[FrameLine]


def error_card(error: LocatedError) -> Card:
    """The card of an error; `line` and `column` are those the engine reports."""
    opener = error.opener if isinstance(error, VelocitySyntaxError | PayloadError) else None
    return Card(
        kind=_kind(error),
        message=error.message,
        help=error.help,
        path=error.source.name,
        line=error.line,
        column=error.column,
        frame=code_frame(error.source, error.span, opener),
    )


def code_frame(source: Source, span: Span, opener: Span | None = None) -> list[FrameLine]:
    """The lines around the place, and those around the opener of the block that is still open there."""
    numbers = _lines_around(source, span, _AROUND)
    if opener is not None:
        numbers |= _lines_around(source, opener, 1)
    frame: list[FrameLine] = []
    for number in sorted(numbers):
        frame.append(
            FrameLine(
                number=number,
                text=source.line_text(number)[:_LONGEST_LINE],
                marks=_marks(source, number, span),
                opener=_marks(source, number, opener) if opener else [],
                gap=bool(frame) and frame[-1]["number"] != number - 1,
            )
        )
    return frame


def _kind(error: LocatedError) -> str:
    if isinstance(error, PayloadError):
        return "payload"
    if isinstance(error, VelocitySyntaxError):
        return "syntax"
    if isinstance(error, LimitError):
        return "limit"
    if isinstance(error, SettingsFileError):
        return "settings"
    return "merge" if isinstance(error, MergeError) else "file"


def _lines_around(source: Source, span: Span, around: int) -> set[int]:
    line = source.position(span.start).line
    return set(range(max(1, line - around), min(source.line_count, line + around) + 1))


def _marks(source: Source, number: int, span: Span) -> list[tuple[int, int]]:
    """Where a span lies in a line; an empty span marks one character, so that it can be seen."""
    line_start = source.offset(number, 1)
    length = len(source.line_text(number))
    start, end = span.start - line_start, max(span.end, span.start + 1) - line_start
    if start > length or end <= 0:
        return []
    start = max(start, 0)
    return [(start, max(min(end, length), start + 1))]
