"""Plain text, and what looks like VTL but is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import airspeed

from velocity_preview.engine.element import Element, stands_for

if TYPE_CHECKING:
    from velocity_preview.engine.code import Code
    from velocity_preview.engine.reading import Reading


@stands_for(airspeed.Text, airspeed.FallthroughHashText)
class Text(Element, airspeed.Text):
    """A run of text that is printed as it stands. `text` is what is printed of it."""

    text: str

    @classmethod
    def of(cls, reading: Reading, start: int, end: int, text: str | None = None) -> Text:
        """The characters from `start` to `end`, which print as `text` or as themselves."""
        element = cls.at(reading, start)
        element.end = end
        element.text = reading.text[start:end] if text is None else text
        return element

    def parse(self) -> None:
        self.end = self.reading.end_of_plain(self.start)
        if self.end == self.start:
            raise airspeed.NoMatch
        self.text = self.source_text

    def emit(self, code: Code) -> None:
        if self.text:
            code.write_text(self.text, self)
