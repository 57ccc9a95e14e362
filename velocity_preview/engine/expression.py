"""Expressions and conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.element import Element, Operand, stands_for
from velocity_preview.engine.operand import read_operand
from velocity_preview.engine.operators import BinaryOperator, emit_truth, emit_value, null_text
from velocity_preview.engine.tokens import skip_space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.code import Code
    from velocity_preview.engine.reading import Reading


@stands_for(airspeed.Expression)
class Expression(Operand, airspeed.Expression):
    """Operands and the operators between them, in the order of the text."""

    expression: list[Operand | BinaryOperator]

    @classmethod
    def read(cls, reading: Reading, at: int) -> Element:
        """An expression of one operand is that operand."""
        element = cast("Expression", super().read(reading, at))
        if len(element.expression) == 1:
            only = element.expression[0]
            if only.end == element.end:
                return only
        return element

    def parse(self) -> None:
        text = self.reading.text
        self.expression = [read_operand(self)]
        while BinaryOperator.BINARY_OP.match(text, at := skip_space(text, self.end)):
            self.end = at
            operator = cast("BinaryOperator", self.next_element(airspeed.BinaryOperator))
            self.skip_space()
            self.expression += operator, read_operand(self)

    def children(self) -> Sequence[Element]:
        return self.expression

    def value(self, code: Code) -> str:
        return emit_value(code, self.expression, 0)

    def truth(self, code: Code) -> str:
        return emit_truth(code, self.expression, 0)

    @property
    def keeps_text(self) -> bool:
        return cast("Operand", self.expression[0]).keeps_text

    @property
    def null_text(self) -> str:
        return null_text(self.expression)


@stands_for(airspeed.ParenthesizedExpression)
class ParenthesizedExpression(Operand, airspeed.ParenthesizedExpression):
    """`( expression )`."""

    expression: Operand

    def parse(self) -> None:
        self.end += 1
        with self.reading.deeper(self):
            self.skip_space()
            self.expression = cast("Operand", self.next_element(airspeed.Expression))
            if not self.accept(")"):
                self.fail("an operator or `)`")

    def children(self) -> Sequence[Element]:
        return (self.expression,)

    def value(self, code: Code) -> str:
        return self.expression.value(code)

    def truth(self, code: Code) -> str:
        return self.expression.truth(code)

    @property
    def keeps_text(self) -> bool:
        return self.expression.keeps_text

    @property
    def null_text(self) -> str:
        """In 1.7 all between the brackets."""
        inner = self.expression.null_text
        return inner if self.reading.engine.null_text_is_signs else self.source_text[1:-1]


@stands_for(airspeed.Condition)
class Condition(Operand, airspeed.Condition):
    """The bracketed test of `#if` and `#elseif`."""

    expression: Operand

    def parse(self) -> None:
        if not self.accept("("):
            error = self.reading.unexpected(self.end, "`(`")
            error.help = "Write the condition in brackets: `#if($name)`, `#elseif($count > 1)`."
            raise error
        self.skip_space()
        self.expression = cast("Operand", self.next_element(airspeed.Expression))
        if not self.accept(")"):
            self.fail("an operator or `)`")

    def children(self) -> Sequence[Element]:
        return (self.expression,)

    def truth(self, code: Code) -> str:
        return self.expression.truth(code)
