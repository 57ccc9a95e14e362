"""The flat terms of an expression as operations: what binds closer is inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from velocity_preview.engine.expression import Condition, Expression, ParenthesizedExpression
from velocity_preview.engine.operand import UnaryOperatorValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_MOST_JOINED: Final = 16
"""Tests of one chain of `&&` or `||`, each inside the next; a longer one is cut into groups."""


class Operation(NamedTuple):
    """Two sides and the operator between them."""

    operator: BinaryOperator
    left: Operation | Operand
    right: Operation | Operand

    @property
    def sign(self) -> str:
        return self.operator.sign


def operation_of(expression: Expression) -> Operation | Operand:
    """The outermost operation of an expression."""
    terms = cast("Sequence[Any]", expression.expression)  # operands and operators in turn
    if len(terms) == 3:  # as nearly all have
        left, operator, right = terms
        return Operation(operator, left, right)
    operands: list[Operation | Operand] = [terms[0]]
    operators: list[BinaryOperator] = []
    for operator, operand in zip(terms[1::2], terms[2::2], strict=True):
        while operators and _PRECEDENCE[operators[-1].sign] >= _PRECEDENCE[operator.sign]:
            _reduce(operands, operators)
        operators.append(operator)
        operands.append(operand)
    while operators:
        _reduce(operands, operators)
    return _in_groups(operands[0])


def _reduce(operands: list[Operation | Operand], operators: list[BinaryOperator]) -> None:
    right, left, operator = operands.pop(), operands.pop(), operators.pop()
    if not isinstance(left, Operation) or left.sign != operator.sign:
        left = _in_groups(left)
    operands.append(Operation(operator, left, _in_groups(right)))


def _in_groups(side: Operation | Operand) -> Operation | Operand:
    """A long chain of `&&` or `||` in groups of groups, which means the same: no operation is nested as deep
    as the chain is long, and what most of them ask is short.
    """
    if not isinstance(side, Operation) or side.sign not in LOGICAL:
        return side
    chain = [one for one in left_side(side) if one.sign == side.sign]
    if len(chain) < _MOST_JOINED:
        return side
    links = [(one.operator, one.right) for one in reversed(chain)]
    return _grouped(chain[-1].left, links)


_Link = tuple["BinaryOperator", "Operation | Operand"]


def _grouped(first: Operation | Operand, links: Sequence[_Link]) -> Operation | Operand:
    while len(links) >= _MOST_JOINED:
        groups = [links[start : start + _MOST_JOINED] for start in range(0, len(links), _MOST_JOINED)]
        first = _joined(first, groups[0])
        links = [(group[0][0], _joined(group[0][1], group[1:])) for group in groups[1:]]
    return _joined(first, links)


def _joined(first: Operation | Operand, links: Sequence[_Link]) -> Operation | Operand:
    for operator, side in links:
        first = Operation(operator, first, side)
    return first


def left_side(operation: Operation) -> list[Operation]:
    """An operation and those down its left side. A sum has as many of them as it has signs, too many for
    calls inside each other.
    """
    found = [operation]
    while isinstance(operation.left, Operation):
        operation = operation.left
        found.append(operation)
    return found


def unwrapped(side: Operation | Operand) -> Operation | Operand:
    """Without the brackets around it, those of a condition too."""
    while True:
        if type(side) is Expression:
            side = operation_of(side)
        elif type(side) is ParenthesizedExpression or type(side) is Condition:
            side = side.expression
        else:
            return side


def tests_of(side: Operation | Operand) -> Iterator[Operation | Operand]:
    """What `&&`, `||` and `!` put together, from left to right."""
    pending = [side]
    while pending:
        one = unwrapped(pending.pop())
        if isinstance(one, UnaryOperatorValue):
            pending.append(one.operand)
        elif isinstance(one, Operation) and one.sign in LOGICAL:
            pending += one.right, one.left
        else:
            yield one


def is_condition(value: Operation | Operand) -> bool:
    """Whether a value is what a comparison, `!`, `&&` or `||` gives."""
    inner = unwrapped(value)
    if isinstance(inner, Operation):
        return inner.sign not in ARITHMETIC
    return isinstance(inner, UnaryOperatorValue) and inner.operator == "!"
