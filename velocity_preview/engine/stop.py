"""`#stop` and `#break`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import airspeed

from velocity_preview.engine.arguments import has_arguments, read_arguments
from velocity_preview.engine.directive import Directive
from velocity_preview.engine.element import Element, Operand, stands_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.code import Code


@stands_for(airspeed.StopDirective)
class StopDirective(Directive, airspeed.StopDirective):
    """`#stop` ends the merge; `#break` ends the innermost loop, macro or template. What was written stays."""

    word: str
    arguments: list[Operand]

    def parse(self) -> None:
        self.word = self.read_name()
        self.arguments = read_arguments(self) if has_arguments(self) else []
        self.head_end = self.end
        self.gobble_line_end()

    def children(self) -> Sequence[Element]:
        return self.arguments

    def emit(self, code: Code) -> None:
        code.flush()
        if self.word == "stop":
            code.line("raise StopMerge")
        else:
            code.leave_loop()
