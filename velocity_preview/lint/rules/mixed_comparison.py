from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.members import NUMBERS
from velocity_preview.analysis.operations import ORDER
from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.lint.operations import fact_of
from velocity_preview.lint.rule import Rule, visits
from velocity_preview.lint.selections import operations_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.analysis.operations import Operation


class MixedComparison(Rule):
    """A string of the data, ordered against a number.

    ## What it does
    Reports `$item.quantity > 2` where the data has a string, `"3"`, in some items. Where it always has one,
    `engine-divergence` says so.

    ## Why is this bad?
    Engine 2.x takes the string for a number where it is one; otherwise, and on engine 1.7 always, the
    condition is false.

    ## Example
    With the data `{"items": [{"quantity": "3"}, {"quantity": 3}]}`:
    ```vtl
    #foreach($item in $items)#if($item.quantity > 2)Many#end#end
    ```
    Send a number, or convert:
    ```vtl
    #foreach($item in $items)#if($mathTool.toInteger($item.quantity) > 2)Many#end#end
    ```
    """

    outcomes = (Outcome.RISK,)
    tier = 2
    of_data = True

    @visits(operations_with(*ORDER))
    def check(self, operation: Operation) -> Iterator[Diagnostic]:
        left, right = fact_of(self.subject, operation.left), fact_of(self.subject, operation.right)
        if left is None or right is None:
            return
        if (_is_text(left) and _is_number(right)) or (_is_number(left) and _is_text(right)):
            yield self.finding(
                operation.operator,
                f"A string of the data stands on one side of this `{operation.sign}`, a number on the "
                "other: engine 1.7 does not convert it.",
                help="Send a number, or write `$mathTool.toInteger(…)`.",
            )


def _is_text(fact: Fact) -> bool:
    return not fact.unknown and bool(fact.shapes) and "String" in fact.java_types


def _is_number(fact: Fact) -> bool:
    return not fact.unknown and bool(fact.java_types) and fact.java_types <= NUMBERS
