"""A text with edits that remembers where its characters come from."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from velocity_preview.diagnostics import Edit


class Patched:
    """The original text after some edits. Further edits are given in offsets of the text as it is now."""

    def __init__(self, original: str) -> None:
        self._original = original
        # Where each character comes from: what was written in the place of others comes from all of them.
        self._starts: Sequence[int] = range(len(original) + 1)
        self._ends: Sequence[int] = range(1, len(original) + 2)
        self.text = original
        self.edited: list[Span] = []
        """The spans of the original that were replaced."""

    @property
    def is_changed(self) -> bool:
        return self.text != self._original

    def apply(self, edits: Iterable[Edit]) -> bool:
        """Make the edits; of two that overlap, the first. Whether anything is changed."""
        pieces: list[str] = []
        starts, ends = array("Q"), array("Q")
        at = 0
        for span, replacement in sorted((edit.span, edit.replacement) for edit in edits):
            if span.start < at:
                continue
            place = self.original(span)
            self.edited.append(place)
            pieces += self.text[at : span.start], replacement
            starts.extend([*self._starts[at : span.start], *[place.start] * len(replacement)])
            ends.extend([*self._ends[at : span.start], *[place.end] * len(replacement)])
            at = span.end
        if not pieces:
            return False
        starts.extend(self._starts[at:])
        ends.extend(self._ends[at:])
        text = "".join((*pieces, self.text[at:]))
        changed = text != self.text
        self.text, self._starts, self._ends = text, starts, ends
        return changed

    def original(self, span: Span) -> Span:
        """Where the characters of a span stand in the original."""
        start = self._starts[span.start]
        return Span(start, max(start, self._ends[span.end - 1] if span.end > span.start else start))

    def touches(self, span: Span) -> bool:
        """Whether a span of the original has something in it that was replaced."""
        return any(edit.start < span.end and span.start < edit.end for edit in self.edited)

    def is_original(self, span: Span) -> bool:
        """Whether no edit touches a span."""
        original = self.original(span)
        return (
            original.end - original.start == span.end - span.start
            and self._original[original.start : original.end] == self.text[span.start : span.end]
        )
