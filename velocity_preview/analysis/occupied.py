"""Places of a text that are taken."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from velocity_preview.source import Span


class Occupied:
    """Spans that do not overlap. One that is empty overlaps what it stands inside of."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._spans: list[Span] = []

    def overlaps(self, span: Span) -> bool:
        """Whether a span has characters in common with one that is taken."""
        index = bisect_left(self._starts, span.end)
        return index > 0 and self._spans[index - 1].end > span.start

    def take(self, span: Span) -> None:
        """Take a span that overlaps no other."""
        insort(self._starts, span.start)
        insort(self._spans, span)
