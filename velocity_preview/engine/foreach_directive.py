"""`#foreach($item in $list) … #else … #end`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import airspeed

from velocity_preview.engine.arguments import WordArgument, has_arguments, read_arguments
from velocity_preview.engine.block import Block
from velocity_preview.engine.element import Element, Operand, stands_for
from velocity_preview.engine.if_directive import BlockDirective, ElseBlock
from velocity_preview.engine.reference import FormalReference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.code import Code


@stands_for(airspeed.ForeachDirective)
class ForeachDirective(BlockDirective, airspeed.ForeachDirective):
    """Merges its block once an item. `$foreach` and the loop's name are restored behind it."""

    variable: FormalReference | None
    source: Operand | None
    has_bracket: bool
    """Without one, engine 1.7 reads no block and ends the merge."""
    has_source_place: bool = False
    """Whether 1.7 finds something in the place of the items: the block itself where the items are missing."""
    surplus: Operand | None = None
    """A fourth argument."""
    block: Block
    else_block: ElseBlock | None = None

    def parse(self) -> None:
        self.read_name()
        after_name = self.end
        self.has_bracket = has_arguments(self)
        arguments = read_arguments(self, words_at=(1,))
        self.head_end = self.end
        if not self.has_bracket and not self.reading.engine.end_of_text_mark:
            self.variable = self.source = None
            self.block = Block.empty(self)
            return
        with self.reading.opened(self):
            if not self.reading.engine.end_of_text_mark:
                self._read_blocks()
                self._check(arguments, after_name)
            else:
                self._check(arguments, after_name)
                self._read_blocks()

    def _check(self, arguments: list[Operand], after_name: int) -> None:
        """The engine checks the arguments when it has read them: errors stand at the bracket."""
        at = self.reading.text.index("(", after_name) if self.has_bracket else after_name
        if self.reading.engine.end_of_text_mark:
            problem = _problem(arguments)
            if problem:
                raise self.reading.error(at, problem, help="Write `#foreach($item in $items)`.")
        first = arguments[0] if arguments else None
        self.variable = first if isinstance(first, FormalReference) else None
        self.source = arguments[2] if len(arguments) > 2 else None
        self.has_source_place = len(arguments) > 1
        self.surplus = arguments[3] if len(arguments) > 3 else None

    def _read_blocks(self) -> None:
        self.block = self.read_body(at_line_start=False)
        if self.reading.engine.foreach_else and self.next_word() == "else":
            self.else_block = ElseBlock.arm(self, at_line_start=self.block.at_line_start)
        self.read_end()

    def children(self) -> Sequence[Element]:
        parts = (self.variable, self.source, self.surplus, self.block, self.else_block)
        return [part for part in parts if part is not None]

    @property
    def name(self) -> str:
        return self.variable.expression.name if self.variable is not None else ""

    @property
    def turn_names(self) -> tuple[str, ...]:
        """What each turn binds: its own name, `$foreach`, and engine 1.7's names for parts of that."""
        legacy = ("velocityCount", "velocityHasNext") if self.reading.engine.legacy_loop_variables else ()
        return (self.name, "foreach", *legacy)

    @property
    def binds(self) -> tuple[str, ...]:
        return (self.name,) if self.name else ()

    def emit(self, code: Code) -> None:
        code.flush()
        if not self.has_bracket:
            code.refuse("java.lang.NullPointerException", self)
            return
        if not self.has_source_place:
            code.end_merge("java.lang.ArrayIndexOutOfBoundsException", None, self)
            return
        source = self.source.value(code) if self.source is not None else "None"
        turns, size = code.temporary(), code.temporary()
        code.line(f"{turns}, {size} = m.turns({source}, out)", self.source)
        with code.loop(self, turns, size, source):
            merged = self.surplus if code.engine.foreach_merges_surplus_argument else None
            (merged or self.block).emit(code)
        if self.else_block is not None:
            with code.block(f"if not {size}:"):
                self.else_block.block.emit(code)


def _problem(arguments: list[Operand]) -> str | None:
    """What 2.x finds wrong with the arguments."""
    if len(arguments) < 3:
        return "`#foreach` needs an item, `in` and the items."
    if not isinstance(arguments[0], FormalReference):
        return "The item of `#foreach` is not a reference."
    if not isinstance(arguments[1], WordArgument):
        return "`in` is missing in `#foreach`."
    if isinstance(arguments[2], WordArgument):
        return "The items of `#foreach` are a bare word."
    return None
