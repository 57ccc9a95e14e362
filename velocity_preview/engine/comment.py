"""`## to the end of the line`, `#* anything *#`, and `#[[ text that is not read ]]#`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import airspeed

from velocity_preview.engine.element import Element, stands_for
from velocity_preview.engine.text import Text
from velocity_preview.engine.tokens import BLOCK_COMMENT

if TYPE_CHECKING:
    from velocity_preview.engine.code import Code


@stands_for(airspeed.Comment, airspeed.Null)
class Comment(Element, airspeed.Comment):
    """Prints nothing. A line comment takes its line end with it; an unclosed `#*` takes all that follows.

    Engine 1.7 refuses a template that ends inside a comment with `$`, `$!`, `#` or `#*`.
    """

    LINE = re.compile(r"##[^\r\n]*(\r\n|\r|\n)?")
    is_line = False

    def parse(self) -> None:
        text = self.reading.text
        match = self.LINE.match(text, self.end)
        if match:
            self.is_line = match.group(1) is not None
            self.end = match.end()
            if self.end == len(text) and self.end > self.start + 2:
                self._refuse_sigil()
            return
        match = BLOCK_COMMENT.match(text, self.end)
        if match:
            self.end = match.end()
        elif not text.startswith("#*", self.end):
            raise airspeed.NoMatch
        else:
            self._refuse_sigil()
            self.end = len(text)

    def _refuse_sigil(self) -> None:
        if self.reading.ends_in_sigil:
            raise self.reading.unclosed(self.start, "comment", "*#")

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
        self.end = close + 3
