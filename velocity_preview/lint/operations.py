"""The operations of an expression with what is known of their sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.operations import EQUALITY, Operation, operation_of, unwrapped
from velocity_preview.engine.expression import Condition, Expression, ParenthesizedExpression
from velocity_preview.engine.if_directive import IfDirective
from velocity_preview.engine.set_directive import SetDirective

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.engine.element import Element, Operand
    from velocity_preview.lint.subject import Subject


def operations(expression: Expression) -> Iterator[Operation]:
    """All operations of an expression; those in brackets are expressions of their own."""
    pending = [operation_of(expression)]
    while pending:
        side = pending.pop()
        if isinstance(side, Operation):
            yield side
            pending += side.right, side.left


def is_compared(operand: Element | None, subject: Subject) -> bool:
    """Whether an operand is one side of `==` or `!=`."""
    expression = subject.parent(operand)
    while isinstance(expression, ParenthesizedExpression):
        operand, expression = expression, subject.parent(expression)
    return isinstance(expression, Expression) and any(
        operation.sign in EQUALITY and operand in (operation.left, operation.right)
        for operation in operations(expression)
    )


def values_of(fact: Fact | None) -> list[object]:
    """The values that are known of one side: constants of the template, and samples of the data."""
    if fact is None:
        return []
    return [*fact.constants, *(sample for shape in fact.shapes for sample in shape.samples)]


def set_around(subject: Subject, element: Element) -> SetDirective | None:
    """The `#set` whose value an element is a part of."""
    return next((one for one in subject.around(element, SetDirective) if isinstance(one, SetDirective)), None)


def is_tested(subject: Subject, operation: Operation, side: Operation | Operand) -> bool:
    """Whether a condition around an operation asks for one side of it."""
    text_of = subject.flow.conditions.text_of
    tests = [
        text_of(one)
        for around in subject.around(operation.operator, IfDirective)
        for one in around.children()
        if isinstance(one, Condition)
    ]
    if not tests:
        return False  # a long sum would be written out for each of its signs
    text = text_of(side)
    return any(text in test for test in tests)


def fact_of(subject: Subject, side: Operation | Operand) -> Fact | None:
    """What is known of one side of an operation."""
    inner = unwrapped(side)
    element: Element = inner.operator if isinstance(inner, Operation) else inner
    return subject.fact(element)
