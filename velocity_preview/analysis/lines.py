"""The lines of a text."""

from __future__ import annotations

from velocity_preview.source import Span


class Lines:
    """Finds lines of a text. Who asks goes through the text, so the line before is nearly always near: where
    a whole mail is one line, it is looked for once.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = self._line(0)

    def at(self, offset: int) -> Span:
        """The line that an offset is in, without its end."""
        if not self._last.start <= offset <= self._last.end:
            self._last = self._line(offset)
        return self._last

    def _line(self, offset: int) -> Span:
        end = self._text.find("\n", offset)
        return Span(self._text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(self._text))
