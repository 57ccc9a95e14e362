"""`#if`, `#elseif`, `#else`, `#end`."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Self, cast

import airspeed

from velocity_preview.engine.block import Block
from velocity_preview.engine.comment import Comment
from velocity_preview.engine.directive import NAME, Directive
from velocity_preview.engine.element import Element, stands_for
from velocity_preview.engine.function import parts_of
from velocity_preview.engine.indentation import unindent
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.text import Text
from velocity_preview.engine.tokens import start_of_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.code import Code
    from velocity_preview.engine.expression import Condition


_PRINTING = (Text, Comment, FormalReference)
"""What an arm may consist of that is held as one text; `UnparsedContent` is text."""
_MOST_PARTS = 16
"""Elements in such an arm, and all arms together."""
_LONG = 5000
"""Characters of the directive: longer ones are no little text."""


@stands_for(airspeed.End)
class End(Directive, airspeed.End):
    """`#end`."""

    def parse(self) -> None:
        if self.read_name() != "end":
            raise airspeed.NoMatch


class BlockDirective(Directive):
    """A directive with a body that `#end` closes."""

    unindents_always = True
    """Whether the mode `structured` looks at the body also where no line end follows `#end`: not of `#if`."""

    def read_body(self, *, at_line_start: bool) -> Block:
        """The body, which begins here. The line end behind the opening part is dropped wherever it stands."""
        gobbled = self.gobble_line_end(always=True)
        return Block.inside(self, at_line_start=gobbled or at_line_start)

    def read_end(self) -> None:
        """The `#end`, and the line end behind it where the directive began a line."""
        self.postfix = ""
        if self.next_word() != "end":
            self.refuse_instead_of_end()
        self.end = self.next_element(airspeed.End).end
        gobbled = self.gobble_line_end()
        if self.reading.engine.parser_space_gobbling == "structured" and (gobbled or self.unindents_always):
            self.unindent_bodies()

    @classmethod
    def arm(cls, parent: BlockDirective, *, at_line_start: bool) -> Self:
        """An arm of the parent that begins at its place: `#else` or `#elseif` with its block."""
        arm = cls.at(parent.reading, parent.end)
        arm.at_line_start = at_line_start
        arm.parse()
        parent.end = arm.end
        return arm

    def bodies(self) -> tuple[Block, ...]:
        """The blocks of its arms."""
        return tuple(
            child if isinstance(child, Block) else child.block
            for child in self.children()
            if isinstance(child, (Block, ElseBlock, ElseifBlock))
        )

    def unindent_bodies(self) -> None:
        """Where the first block begins on a line of its own, indent no block deeper than the directive."""
        bodies = self.bodies()
        if self.reading.text[bodies[0].start - 1] in "\r\n":
            for body in bodies:
                unindent(body, self.prefix)

    def next_word(self) -> str:
        """The word of the directive that stands here; empty at the end of the text."""
        match = NAME.match(self.reading.text, self.end)
        return match.group(2) if match else ""

    def refuse_instead_of_end(self) -> None:
        opener = self.reading.text[self.start : self.head_end]
        if self.end >= len(self.reading.text):
            error = self.reading.unexpected_end("`#end`")
        else:
            start = start_of_name(self.reading.text, self.end, self.reading.engine)
            error = self.reading.error(
                start, f"Expected `#end`, found `#{self.next_word()}`.", end=self.end + 1
            )
        error.help = f"Write `#end` where the block of `{opener}` ends."
        raise error


@stands_for(airspeed.ElseifBlock)
class ElseifBlock(BlockDirective, airspeed.ElseifBlock):
    """`#elseif(condition)` and its block."""

    condition: Condition
    block: Block

    def parse(self) -> None:
        self.read_name()
        self.condition = cast("Condition", self.next_element(airspeed.Condition))
        self.head_end = self.end
        self.block = self.read_body(at_line_start=self.at_line_start)

    def children(self) -> Sequence[Element]:
        return self.condition, self.block


@stands_for(airspeed.ElseBlock)
class ElseBlock(BlockDirective, airspeed.ElseBlock):
    """`#else` and its block."""

    block: Block

    def parse(self) -> None:
        self.read_name()
        self.head_end = self.end
        self.block = self.read_body(at_line_start=self.at_line_start)

    def children(self) -> Sequence[Element]:
        return (self.block,)


@stands_for(airspeed.IfDirective)
class IfDirective(BlockDirective, airspeed.IfDirective):
    """`#if` with its arms. `else_block` is None where there is no `#else`."""

    unindents_always = False

    condition: Condition
    block: Block
    elseifs: list[ElseifBlock]
    else_block: ElseBlock | None = None

    def parse(self) -> None:
        self.read_name()
        self.condition = cast("Condition", self.next_element(airspeed.Condition))
        self.head_end = self.end
        self.elseifs = []
        with self.reading.opened(self):
            self.block = self.read_body(at_line_start=self.at_line_start)
            at_line_start = self.block.at_line_start
            while self.next_word() == "elseif":
                arm = ElseifBlock.arm(self, at_line_start=at_line_start)
                self.elseifs.append(arm)
                at_line_start = arm.block.at_line_start
            if self.next_word() == "else":
                self.else_block = ElseBlock.arm(self, at_line_start=at_line_start)
            self.read_end()

    def children(self) -> Sequence[Element]:
        others = () if self.else_block is None else (self.else_block,)
        return self.condition, self.block, *self.elseifs, *others

    def emit(self, code: Code) -> None:
        if code.may_join and self.end - self.start < _LONG and self.parts <= _MOST_PARTS:
            holder = code.store("''")
            self._emit_arms(code, holder)
            code.write(holder, self)
        else:
            code.flush()
            self._emit_arms(code, None)

    @property
    def parts(self) -> int:
        """How many elements its arms have, all inner ones too and one in an empty arm, or more than
        `_MOST_PARTS` where it is many or some do more than print.
        """
        count = 1
        for block in self.bodies():
            count += not block.elements
            for element in block.elements:
                if isinstance(element, IfDirective):
                    count += element.parts
                else:
                    count += 1 if isinstance(element, _PRINTING) else _MOST_PARTS
                if count > _MOST_PARTS:
                    return count
        return count

    def _emit_arms(self, code: Code, holder: str | None) -> None:
        """Each arm stands in the `else` of the one before. Of long ones some share a function."""
        arms: tuple[IfDirective | ElseifBlock, ...] = (self, *self.elseifs)
        otherwise = code.block if holder is None else code.guarded
        with ExitStack() as inside:
            for part in parts_of(arms, _length_of_arm):
                for arm in part:
                    if arm is not self:
                        inside.enter_context(otherwise("else:"))
                        if arm is part[0]:
                            inside.enter_context(code.outlined())
                    test = arm.condition.truth(code)
                    if arm is arms[-1] and self.else_block is None:
                        test = code.last_test(test, self)
                    with code.arm(f"if {test}:", holder):
                        arm.block.emit(code)
            if self.else_block is not None:
                with code.arm("else:", holder):
                    self.else_block.block.emit(code)


def _length_of_arm(arm: IfDirective | ElseifBlock) -> int:
    return arm.block.end - arm.start
