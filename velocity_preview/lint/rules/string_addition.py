from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.members import NUMBERS
from velocity_preview.analysis.numerals import is_numeral
from velocity_preview.lint.operations import fact_of
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import operations_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.analysis.operations import Operation
    from velocity_preview.diagnostics import Diagnostic


class StringAddition(Rule):
    """`+` with a number that is a string.

    ## What it does
    Reports an addition where the data has a number as a string, `"100"`, on one side and a number, or
    another such string, on the other.

    ## Why is this bad?
    With a string, `+` glues texts together: `0 + "100" + "200"` is `0100200`. Events of version 1 send
    every value as a string.

    ## Example
    With the data `{"items": [{"price": "100"}]}`:
    ```vtl
    #set($total = 0)#foreach($item in $items)#set($total = $total + $item.price)#end$total
    ```
    ```vtl
    #set($total = 0)#foreach($item in $items)#set($total = $mathTool.add($total, $item.price))#end$total
    ```
    """

    cure = Cure.SUGGEST
    of_data = True

    @visits(operations_with("+"))
    def check(self, operation: Operation) -> Iterator[Diagnostic]:
        left, right = fact_of(self.subject, operation.left), fact_of(self.subject, operation.right)
        if left is None or right is None:
            return
        if (_is_numeral(left) and _may_count(right)) or (_is_numeral(right) and _may_count(left)):
            yield self.finding(
                operation.operator,
                "One side of this `+` is a string, so the two are glued together, not added.",
                help="Write `$mathTool.add(…)`, or send numbers.",
            )


def _is_numeral(fact: Fact) -> bool:
    """Whether a value is a string of the data that holds a number."""
    return not fact.unknown and "String" in fact.java_types and bool(fact.shapes) and is_numeral(fact)


def _may_count(fact: Fact) -> bool:
    """Whether a value is a number, or a string of the data that holds one."""
    return _is_numeral(fact) or bool(fact.java_types & NUMBERS)
