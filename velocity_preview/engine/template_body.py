"""A whole template as one element."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.block import Block
from velocity_preview.engine.comment import UnparsedContent
from velocity_preview.engine.directive import NAME
from velocity_preview.engine.element import Element, stands_for
from velocity_preview.engine.text import Text
from velocity_preview.engine.tokens import start_of_name
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence
    import re

    from velocity_preview.engine.code import Code

_ENDS_IN_SIGIL = rare_pattern(r"(?:\$!?|#)\Z")


@stands_for(airspeed.TemplateBody)
class TemplateBody(Element, airspeed.TemplateBody):
    """A whole template, or the content of an interpolated string."""

    block: Block

    def parse(self) -> None:
        self.block = Block.inside(self, at_line_start=True)
        if self.end < len(self.reading.text):
            stray = cast("re.Match[str]", NAME.match(self.reading.text, self.end))
            raise self.reading.error(
                start_of_name(self.reading.text, self.end, self.reading.engine),
                f"`#{stray.group(2)}` closes nothing: no directive is open here.",
                help="Remove it, or write the directive that it belongs to.",
                end=stray.end(),
            )
        self._refuse_lone_sigil()
        for read in self.reading.deferred:
            read()

    def _refuse_lone_sigil(self) -> None:
        """Engine 1.7 refuses a template that ends in `$`, `$!` or `#`."""
        last = self.block.elements[-1] if self.block.elements else None
        reading = self.reading
        if reading.engine.end_of_text_mark or reading.string_at is not None or not isinstance(last, Text):
            return
        sigil = None if isinstance(last, UnparsedContent) else _ENDS_IN_SIGIL.search(last.source_text)
        if sigil:
            raise reading.unclosed(
                self.end - len(sigil.group()), "template", "a blank behind its last character"
            )

    def children(self) -> Sequence[Element]:
        return (self.block,)

    def emit(self, code: Code) -> None:
        self.block.emit(code)
