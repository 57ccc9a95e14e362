"""The flat terms of an expression as operations: what binds closer is inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from velocity_preview.engine.expression import Expression, ParenthesizedExpression

if TYPE_CHECKING:
    from velocity_preview.engine.element import Operand
    from velocity_preview.engine.operators import BinaryOperator

LOGICAL: Final = frozenset({"&&", "||"})
EQUALITY: Final = frozenset({"==", "!="})
ORDER: Final = frozenset({"<", ">", "<=", ">="})
ARITHMETIC: Final = frozenset({"+", "-", "*", "/", "%"})
_PRECEDENCE: Final = {
    "||": 1, "&&": 2, "==": 3, "!=": 3, "<": 4, ">": 4, "<=": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6,
    "%": 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Operation:
    """Two sides and the operator between them."""

    operator: BinaryOperator
    left: Operation | Operand
    right: Operation | Operand

    @property
    def sign(self) -> str:
        return self.operator.sign


def operation_of(expression: Expression) -> Operation | Operand:
    """The outermost operation of an expression."""
    terms = expression.expression
    if len(terms) == 3:  # as nearly all have
        left, operator, right = terms
        return Operation(cast("BinaryOperator", operator), cast("Operand", left), cast("Operand", right))
    operands: list[Operation | Operand] = [cast("Operand", terms[0])]
    operators: list[BinaryOperator] = []
    for index in range(1, len(terms), 2):
        operator = cast("BinaryOperator", terms[index])
        while operators and _PRECEDENCE[operators[-1].sign] >= _PRECEDENCE[operator.sign]:
            _reduce(operands, operators)
        operators.append(operator)
        operands.append(cast("Operand", terms[index + 1]))
    while operators:
        _reduce(operands, operators)
    return operands[0]


def _reduce(operands: list[Operation | Operand], operators: list[BinaryOperator]) -> None:
    right, left = operands.pop(), operands.pop()
    operands.append(Operation(operators.pop(), left, right))


def unwrapped(side: Operation | Operand) -> Operation | Operand:
    """Without the brackets around it."""
    while isinstance(side, (ParenthesizedExpression, Expression)):
        side = operation_of(side) if isinstance(side, Expression) else side.expression
    return side
