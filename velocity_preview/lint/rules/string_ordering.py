from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.operations import ORDER
from velocity_preview.lint.operations import fact_of
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import operations_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.analysis.operations import Operation
    from velocity_preview.diagnostics import Diagnostic


class StringOrdering(Rule):
    """`<` or `>` between two strings.

    ## What it does
    Reports `$date > '2017-01-01'` and `$quantity > '2'` where both sides are strings.

    ## Why is this bad?
    Velocity orders numbers only. Between two strings the condition is false, whatever they hold.

    ## Example
    With the data `{"quantity": "3"}`:
    ```vtl
    #if($quantity > '2')Many#end
    ```
    ```vtl
    #if($quantity > 2)Many#end
    ```
    For dates: `$date.compareTo('2017-01-01') > 0`.
    """

    cure = Cure.SUGGEST

    @visits(operations_with(*ORDER))
    def check(self, operation: Operation) -> Iterator[Diagnostic]:
        left, right = fact_of(self.subject, operation.left), fact_of(self.subject, operation.right)
        if _is_string(left) and _is_string(right):
            yield self.finding(
                operation.operator,
                f"`{operation.sign}` orders numbers only: between two strings it is always false.",
                help="Compare with a number, or write `.compareTo(…)`.",
            )


def _is_string(fact: Fact | None) -> bool:
    return fact is not None and not fact.unknown and fact.java_types == {"String"}
