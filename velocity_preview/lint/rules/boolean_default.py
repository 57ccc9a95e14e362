from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from velocity_preview.analysis.operations import Operation, unwrapped
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.block import Block
from velocity_preview.engine.literals import BooleanLiteral, Literal
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.lint.rule import Cure, Rule, visits

if TYPE_CHECKING:
    from collections.abc import Iterator


class BooleanDefault(Rule):
    """`||` as a default value.

    ## What it does
    Reports `#set($name = $firstName || 'friend')`.

    ## Why is this bad?
    `||` gives `true` or `false`, never one of its sides: `Hello true`.

    ## Example
    ```vtl
    #set($name = $firstName || 'friend')Hello $name
    ```
    ```vtl
    #set($name = ${firstName|'friend'})Hello $name
    ```
    """

    cure = Cure.FIX

    @visits(SetDirective)
    def check(self, directive: SetDirective) -> Iterator[Diagnostic]:
        operation = unwrapped(directive.value)
        if not isinstance(operation, Operation) or operation.sign != "||":
            return
        default = unwrapped(operation.right)
        if not isinstance(default, (Literal, FormalReference)) or not self._is_default(directive, default):
            return
        yield self.finding(
            operation.operator,
            "`||` gives `true` or `false`, not one of its sides.",
            help="Write `${…|'…'}`.",
            fix=self._fix(directive, operation, default),
        )

    def _is_default(self, directive: SetDirective, value: Literal | FormalReference) -> bool:
        """Whether the right side is the text to print otherwise: a literal, or a reference where what is set
        stands in the text of the message.
        """
        if isinstance(value, Literal):
            return not isinstance(value, BooleanLiteral)
        target = directive.target.expression
        return not target.steps and target.name in self._printed

    @cached_property
    def _printed(self) -> frozenset[str]:
        """The variables that are printed by themselves."""
        return frozenset(
            reference.expression.name
            for reference in self.subject.of(FormalReference)
            if not reference.expression.steps and isinstance(self.subject.parent(reference), Block)
        )

    def _fix(
        self, directive: SetDirective, operation: Operation, default: Literal | FormalReference
    ) -> tuple[Edit, ...]:
        value = unwrapped(operation.left)
        if (
            not isinstance(value, FormalReference)
            or value.alternate is not None
            or not self.subject.engine.alternate_values
        ):
            return ()
        written = f"${{{value.expression.source_text}|{default.source_text}}}"
        return (Edit(directive.value.span, written),)
