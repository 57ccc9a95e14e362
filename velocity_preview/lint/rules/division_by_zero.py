from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.lint.operations import fact_of, is_tested, set_around, values_of
from velocity_preview.lint.rule import Rule, visits
from velocity_preview.lint.selections import operations_with, tool_calls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.analysis.operations import Operation
    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.lint.tool_calls import ToolCall

_DIVIDING: Final = frozenset({"div", "idiv", "mod"})


class DivisionByZero(Rule):
    """A division by zero.

    ## What it does
    Reports a division by `0`, and one by a value that is 0 in some scenario which prints the result.

    ## Why is this bad?
    The result is null. It prints nothing, or its own source text.

    ## Example
    With the data `{"total": 90, "parts": 0}`:
    ```vtl
    #set($share = $total / $parts)$share
    ```
    ```vtl
    #if($parts > 0)#set($share = $total / $parts)$share#end
    ```
    """

    tier = 2
    replaces = frozenset({"literal-in-output"})

    @visits(operations_with("/", "%"))
    def check(self, operation: Operation) -> Iterator[Diagnostic]:
        if self._divides_by_zero(operation):
            yield self.finding(
                operation.operator,
                f"The right side of this `{operation.sign}` is 0, so the result is null.",
                help="Test for it with `#if` before the division.",
            )

    @visits(tool_calls)
    def check_call(self, call: ToolCall) -> Iterator[Diagnostic]:
        if call.method not in _DIVIDING or len(call.facts) < 2:
            return
        reference = call.expression.reference
        printed = self.subject.observed.printed(reference)
        directive = set_around(self.subject, reference)
        is_null = (printed is not None and printed.undefined) or directive in self.subject.missing_sets
        if is_null and any(map(_has_zero, call.facts[1:])):
            yield self.finding(
                reference,
                f"`.{call.method}` divides by 0, so the result is null.",
                help="Test for it with `#if` before the division.",
            )

    def _divides_by_zero(self, operation: Operation) -> bool:
        fact = fact_of(self.subject, operation.right)
        if fact is None or not _has_zero(fact) or operation.operator in self.subject.observed.failed:
            return False
        if any(_is_zero(value) for value in fact.constants):
            return len(fact.constants) == 1 and not fact.shapes
        directive = set_around(self.subject, operation.operator)
        return directive in self.subject.missing_sets and not is_tested(
            self.subject, operation, operation.right
        )


def _has_zero(fact: Fact) -> bool:
    return any(map(_is_zero, values_of(fact)))


def _is_zero(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value == 0
