"""`#literal() … #end` of 1.7."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.engine.arguments import read_arguments
from velocity_preview.engine.directive import LiteralDirective
from velocity_preview.engine.element import Operand, stands_for
from velocity_preview.engine.if_directive import BlockDirective
from velocity_preview.engine.token_text import token_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.block import Block
    from velocity_preview.engine.code import Code
    from velocity_preview.engine.element import Element


@stands_for(LiteralDirective)
class LiteralBlock(BlockDirective):
    """Prints the text of the block, or of its first argument, as it stands."""

    arguments: list[Operand]
    block: Block

    def parse(self) -> None:
        self.read_name()
        self.arguments = read_arguments(self)
        self.head_end = self.end
        with self.reading.opened(self):
            self.block = self.read_body(at_line_start=False)
            self.read_end()

    def children(self) -> Sequence[Element]:
        return *self.arguments, self.block

    def emit(self, code: Code) -> None:
        text = self.arguments[0].kept_text if self.arguments else token_text(self.block, as_printed=True)
        code.write_text(text, self)
