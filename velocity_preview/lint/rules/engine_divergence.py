from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.members import NUMBERS
from velocity_preview.analysis.operations import ORDER
from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.engine.expression import Expression
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.parameters import ParameterList
from velocity_preview.engine.path import ArrayIndex, VariableExpression
from velocity_preview.engine.reference import AlternateValue
from velocity_preview.lint.operations import fact_of
from velocity_preview.lint.rule import Rule, visits
from velocity_preview.lint.selections import before_text, operations_with, references_to
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.operations import Operation
    from velocity_preview.lint.selections import BeforeText

_HYPHEN: Final = re.compile(r"-[A-Za-z_]")


class EngineDivergence(Rule):
    """Something that another engine reads otherwise.

    ## What it does
    Reports what means something else, or is refused, on Velocity 1.7: `#else` of a `#foreach`,
    `${x|'default'}`, arithmetic in arguments, `$name-text`, a string ordered against a number; and on
    engine 1.7, `$velocityCount`. White space alone is not reported.

    ## Why is this bad?
    Nothing is wrong as long as the message goes through the same engine. Marketo and older accounts run 1.7.

    ## Example
    ```vtl
    ${firstName|'friend'}
    ```
    ```vtl
    #if($firstName && $firstName != '')$firstName#else friend#end
    ```
    """

    outcomes = (Outcome.RISK,)
    replaces = frozenset({"mixed-comparison"})

    @visits(ForeachDirective)
    def check_else(self, loop: ForeachDirective) -> Iterator[Diagnostic]:
        if loop.else_block is not None:
            yield self.finding(
                loop.else_block.head_span, "Engine 1.7 refuses `#else` in `#foreach`.", element=loop
            )

    @visits(AlternateValue)
    def check_alternate(self, value: AlternateValue) -> Iterator[Diagnostic]:
        yield self.finding(value, "Engine 1.7 refuses an alternate value.")

    @visits(Expression)
    def check_argument(self, expression: Expression) -> Iterator[Diagnostic]:
        if isinstance(self.subject.parent(expression), (ParameterList, ArrayIndex)):
            yield self.finding(expression, "Engine 1.7 refuses a calculation in arguments.")

    @visits(before_text("-"))
    def check_hyphen(self, found: BeforeText) -> Iterator[Diagnostic]:
        reference, behind, _ = found
        is_read = self.subject.engine.parser_allow_hyphen_in_identifiers
        if is_read or reference.braces or not _HYPHEN.match(behind.text):
            return
        if behind.reading.text[reference.end - 1] not in ")]":
            at = reference.span.end
            yield self.finding(
                Span(at, at + 1),
                "Engine 1.7 takes the hyphen for a part of the name.",
                element=reference,
                help="Write braces around the name.",
            )

    @visits(operations_with(*ORDER))
    def check_order(self, operation: Operation) -> Iterator[Diagnostic]:
        left, right = fact_of(self.subject, operation.left), fact_of(self.subject, operation.right)
        if left is None or right is None or left.unknown or right.unknown:
            return
        kinds = (left.java_types, right.java_types)
        if {"String"} in kinds and any(kind and kind <= NUMBERS for kind in kinds):
            yield self.finding(
                operation.operator, "Engine 1.7 does not convert a string: there this is always false."
            )

    @visits(references_to("velocityCount", "velocityHasNext"))
    def check_counter(self, expression: VariableExpression) -> Iterator[Diagnostic]:
        if self.subject.engine.legacy_loop_variables:
            yield self.finding(expression, f"Engine 2 has no `${expression.name}`.", help="Write `$foreach`.")
