"""The values of operands: literals, operators, arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from velocity_preview.analysis.by_type import ByType
from velocity_preview.analysis.facts import ABSENT, UNKNOWN, Fact, constant, of_type
from velocity_preview.analysis.members import NUMBER, NUMBERS
from velocity_preview.analysis.operations import (
    ARITHMETIC,
    LOGICAL,
    Operation,
    left_side,
    operation_of,
    unwrapped,
)
from velocity_preview.analysis.records import Use
from velocity_preview.engine.collection_literals import ArrayLiteral, DictionaryLiteral, Range
from velocity_preview.engine.element import Element
from velocity_preview.engine.expression import Condition, Expression, ParenthesizedExpression
from velocity_preview.engine.literals import InterpolatedStringLiteral, Literal, StringLiteral
from velocity_preview.engine.operand import UnaryOperatorValue
from velocity_preview.engine.path import Member
from velocity_preview.engine.reference import FormalReference

if TYPE_CHECKING:
    from collections.abc import Callable

    from velocity_preview.analysis.facts import Path
    from velocity_preview.analysis.flow import Flow
    from velocity_preview.analysis.state import State
    from velocity_preview.engine.element import Operand
    from velocity_preview.engine.path import Step


class Operands:
    """Computes what an operand can be."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    def value(self, operand: Operand, state: State, use: Use = Use.VALUE) -> Fact:
        if isinstance(operand, FormalReference):
            return self._flow.references.value(operand, state, use)
        fact = self._values[type(operand)](self, operand, state, use)
        self._flow.records.value(operand, fact)
        return fact

    def path_of(self, side: Operation | Operand, state: State) -> Path | None:
        """The path that leads to the value of an operand, where it is a reference and nothing more."""
        inner = unwrapped(side)
        if not isinstance(inner, FormalReference) or inner.alternate is not None:
            return None
        return self._flow.references.path_of(inner.expression, state)

    def _string(self, string: InterpolatedStringLiteral, state: State, use: Use) -> Fact:
        if string.block is None:
            return self._literal(string, state, use)
        self._flow.block(string.block, state)
        return of_type("String")

    def _literal(self, literal: Literal, _state: State, _use: Use) -> Fact:
        return constant(literal.constant)

    def _inner(self, outer: ParenthesizedExpression | Condition, state: State, use: Use) -> Fact:
        return self.value(outer.expression, state, use)

    def _expression(self, expression: Expression, state: State, use: Use) -> Fact:
        return self.operation(operation_of(expression), state, use)

    def operation(self, side: Operation | Operand, state: State, use: Use = Use.VALUE) -> Fact:
        if not isinstance(side, Operation):
            return self.value(side, state, use)
        if side.sign in LOGICAL:
            self._flow.conditions.test(side, state)
            return of_type("Boolean")
        if side.sign not in ARITHMETIC:
            self._flow.conditions.compare(side, state)
            return of_type("Boolean")
        operations = left_side(side)
        fact = self.operation(operations[-1].left, state)
        for operation in reversed(operations):
            fact = _arithmetic(operation.sign, fact, self.operation(operation.right, state))
            self._flow.records.value(operation.operator, fact)
        return fact

    def _unary(self, operand: UnaryOperatorValue, state: State, _use: Use) -> Fact:
        if operand.operator == "!":
            self._flow.conditions.test(operand.operand, state)
            return of_type("Boolean")
        fact = self.value(operand.operand, state)
        return fact._replace(constants=(), types=frozenset((NUMBER,)))

    def _collection(self, operand: Operand, state: State, _use: Use) -> Fact:
        if isinstance(operand, ArrayLiteral):
            items = [self.value(item, state) for item in operand.values]
            return self._flow.workshop.list_of(operand, items)
        if isinstance(operand, Range):
            self.value(operand.value1, state)
            self.value(operand.value2, state)
            return self._flow.workshop.list_of(operand, [of_type("Integer")])
        if isinstance(operand, DictionaryLiteral):
            pairs = [
                (self.value(key, state).only_constant, self.value(item, state)) for key, item in operand.pairs
            ]
            return self._flow.workshop.map_of(operand, pairs)
        return ABSENT

    def arguments(self, step: Step, state: State) -> tuple[Fact, ...]:
        """The index of `[…]`, the arguments of a call; none of a property."""
        if not isinstance(step, Member):
            return (self.value(step.index, state),)
        if step.parameters is None:
            return ()
        return tuple([self.value(argument, state) for argument in step.parameters.values])

    def key_of_step(self, step: Step, state: State) -> object:
        """The key of `.name`, `.get('name')`, `['name']`, or the number of `.get(0)`, `[0]`; None where
        unknown.
        """
        if isinstance(step, Member):
            if step.parameters is None:
                return step.name
            if step.name != "get" or len(step.parameters.values) != 1:
                return None
            argument = step.parameters.values[0]
        else:
            argument = step.index
        return self._constant_of(argument, state)

    def _constant_of(self, argument: Operand, state: State) -> object:
        if isinstance(argument, (StringLiteral, InterpolatedStringLiteral)):
            return argument.constant if argument.is_text_constant else None
        if isinstance(argument, Literal):
            return argument.constant
        if isinstance(argument, FormalReference) and not argument.expression.steps:
            binding = state.bindings.get(argument.expression.name)
            return binding.fact.only_constant if binding is not None else None
        return None

    _values: ClassVar[ByType[Callable[[Operands, Any, State, Use], Fact]]] = ByType(
        {
            InterpolatedStringLiteral: _string,
            Literal: _literal,
            ParenthesizedExpression: _inner,
            Condition: _inner,
            Expression: _expression,
            UnaryOperatorValue: _unary,
            Element: _collection,
        }
    )
    """How each type of operand but references is computed; the rest are lists and maps."""


def _arithmetic(sign: str, left: Fact, right: Fact) -> Fact:
    types = left.java_types | right.java_types
    absent = left.absent or right.absent
    if absent and (missing := left.missing | right.missing):
        return UNKNOWN._replace(missing=missing)
    if left.unknown or right.unknown:
        return UNKNOWN
    if sign == "+" and not (types <= NUMBERS):
        return of_type("String", absent=absent) if "String" in types else UNKNOWN
    if types and types <= {"Integer"}:
        return of_type("Integer", absent=absent or sign in "/%")
    return of_type(NUMBER, absent=absent or sign in "/%")
