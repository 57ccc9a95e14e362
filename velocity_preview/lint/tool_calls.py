"""Calls of the ESP's tools: `$mathTool.add($a, 1)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.engine.path import Member

if TYPE_CHECKING:
    from velocity_preview.analysis.facts import Fact
    from velocity_preview.engine.element import Operand
    from velocity_preview.engine.path import VariableExpression
    from velocity_preview.lint.subject import Subject


class ToolCall(NamedTuple):
    """`facts` are what is known of the arguments."""

    expression: VariableExpression
    tool: str
    method: str
    arguments: tuple[Operand, ...]
    facts: tuple[Fact, ...]


def tool_call(subject: Subject, expression: VariableExpression) -> ToolCall | None:
    """The call that a reference begins with, where its name is that of a tool and nothing hides it."""
    step = expression.steps[0] if expression.steps else None
    if expression.name not in subject.tools or expression.name in subject.set_names:
        return None
    record = subject.records.steps.get(step) if step is not None else None
    if record is None or not isinstance(step, Member) or step.parameters is None:
        return None
    arguments = tuple(step.parameters.values)
    if len(record.arguments) != len(arguments):
        return None
    return ToolCall(expression, expression.name, step.name, arguments, record.arguments)
