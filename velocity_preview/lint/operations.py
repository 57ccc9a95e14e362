"""The operations of an expression with what is known of their sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.operations import Operation, operation_of, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.engine.element import Element, Operand
    from velocity_preview.engine.expression import Expression
    from velocity_preview.lint.subject import Subject


def operations(expression: Expression) -> Iterator[Operation]:
    """All operations of an expression; those in brackets are expressions of their own."""
    pending = [operation_of(expression)]
    while pending:
        side = pending.pop()
        if isinstance(side, Operation):
            yield side
            pending += side.right, side.left


def fact_of(subject: Subject, side: Operation | Operand) -> Fact | None:
    """What is known of one side of an operation."""
    inner = unwrapped(side)
    element: Element = inner.operator if isinstance(inner, Operation) else inner
    return subject.fact(element)
