"""A text with edits that remembers where its characters come from."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from velocity_preview.diagnostics import Edit


class Patched:
    """The original text after some edits. Further edits are given in offsets of the text as it is now."""

    def __init__(self, original: str) -> None:
        self._original = original
        self._origins = array("Q", range(len(original) + 1))
        self.text = original

    @property
    def is_changed(self) -> bool:
        return self.text != self._original

    def apply(self, edits: Iterable[Edit]) -> bool:
        """Make the edits; of two that overlap, the first. Whether anything is changed."""
        pieces: list[str] = []
        origins = array("Q")
        at = 0
        for span, replacement in sorted((edit.span, edit.replacement) for edit in edits):
            if span.start < at:
                continue
            pieces += self.text[at : span.start], replacement
            origins += self._origins[at : span.start]
            origins += array("Q", [self._origins[span.start]]) * len(replacement)
            at = span.end
        text = "".join((*pieces, self.text[at:]))
        self._origins = origins + self._origins[at:]
        changed, self.text = text != self.text, text
        return changed

    def original(self, span: Span) -> Span:
        """Where the characters of a span stand in the original."""
        start = self._origins[span.start]
        return Span(start, max(start, self._origins[span.end]))

    def is_original(self, span: Span) -> bool:
        """Whether no edit touches a span."""
        original = self.original(span)
        return (
            original.end - original.start == span.end - span.start
            and self._original[original.start : original.end] == self.text[span.start : span.end]
        )
