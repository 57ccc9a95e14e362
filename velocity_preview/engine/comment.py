"""`## to the end of the line`, `#* anything *#`, and `#[[ text that is not read ]]#`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import airspeed

from velocity_preview.engine.element import Element, stands_for
from velocity_preview.engine.text import Text
from velocity_preview.engine.tokens import BLOCK_COMMENT
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from velocity_preview.engine.code import Code


@stands_for(airspeed.Comment, airspeed.Null)
class Comment(Element, airspeed.Comment):
    """Prints nothing. A line comment takes its line end with it; an unclosed `#*` takes all that follows.

    Engine 1.7 refuses a template that ends inside a comment with `$`, `$!`, `#` or `#*`.
    """

    LINE = rare_pattern(r"##[^\r\n]*(\r\n|\r|\n)?")
    is_line = False

    def parse(self) -> None:
        text = self.reading.text
        match = self.LINE.match(text, self.end)
        if match:
            self.is_line = match.group(1) is not None
            self.end = match.end()
            if self.end == len(text):
                self._refuse_sigil("$", "$!", "#")
                self.reading.closed_at = self.end
            return
        match = BLOCK_COMMENT.match(text, self.end)
        if match:
            self.end = self.reading.closed_at = match.end()
        elif not text.startswith("#*", self.end):
            raise airspeed.NoMatch
        else:
            self._refuse_sigil("$", "$!", "#", "#*", "#[[", start=self.end)
            self.end = len(text)

    def _refuse_sigil(self, *sigils: str, start: int | None = None) -> None:
        """Refuse a comment that ends the text with one of the sigils, if the engine does."""
        if self.reading.engine.end_of_text_mark or self.reading.string_at is not None:
            return
        if self.reading.text.endswith(sigils, self.start + 2 if start is None else start):
            raise self.reading.unclosed(self.start, "comment", "*#")

    @property
    def blamed_span(self) -> Span:
        """Of a block comment, its end: that is what the engines keep of it."""
        return self.span if self.source_text.startswith("##") else Span(self.span.end - 2, self.span.end)

    def emit(self, code: Code) -> None:
        """Nothing is printed."""


class UnparsedContent(Text):
    """`#[[ ... ]]#`: the text between the brackets, as it is."""

    def parse(self) -> None:
        text = self.reading.text
        if not text.startswith("#[[", self.end):
            raise airspeed.NoMatch
        close = text.find("]]#", self.end + 3)
        if close < 0:
            raise self.reading.unclosed(self.end, "unparsed content", "]]#")
        self.text = text[self.end + 3 : close]
        self.end = self.reading.closed_at = close + 3
