from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.literals import IntegerLiteral
from velocity_preview.lint.operations import fact_of, values_of
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import operations_with
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.analysis.operations import Operation

_WHOLE: Final = frozenset({"Integer", "Long", "BigInteger", "Short", "Byte"})


class IntegerDivision(Rule):
    """A division of whole numbers that leaves a rest.

    ## What it does
    Reports `7 / 2`, and `$cents / 100` where the data has a number that 100 does not divide. Where the
    template takes the rest with `%` besides, it is meant so.

    ## Why is this bad?
    Between whole numbers the rest is dropped: `7 / 2` is 3.

    ## Example
    With the data `{"cents": 1999}`:
    ```vtl
    #set($price = $cents / 100)$price
    ```
    ```vtl
    #set($price = $cents / 100.0)$price
    ```
    """

    tier = 2
    cure = Cure.SUGGEST

    @visits(operations_with("/"))
    def check(self, operation: Operation) -> Iterator[Diagnostic]:
        left, right = fact_of(self.subject, operation.left), fact_of(self.subject, operation.right)
        if not _is_whole(left) or not _is_whole(right):
            return
        pair = _with_rest(values_of(left), values_of(right))
        if pair is None or self._left_of(operation) in self._with_modulo:
            return
        yield self.finding(
            operation.operator,
            f"Both sides are whole numbers, so the rest is dropped: `{pair[0]} / {pair[1]}` is "
            f"{abs(pair[0]) // abs(pair[1]) * (1 if (pair[0] < 0) == (pair[1] < 0) else -1)}.",
            help="Write a point in one of the numbers, or `$mathTool.div(…)`.",
            suggestion=_suggestion(operation),
        )

    @cached_property
    def _with_modulo(self) -> frozenset[str]:
        """What the template takes the rest of."""
        return frozenset(map(self._left_of, operations_with("%")(self.subject)))

    def _left_of(self, operation: Operation) -> str:
        return self.subject.flow.conditions.text_of(operation.left)


def _is_whole(fact: Fact | None) -> bool:
    return fact is not None and not fact.unknown and bool(fact.java_types) and fact.java_types <= _WHOLE


def _with_rest(lefts: list[object], rights: list[object]) -> tuple[int, int] | None:
    """Two known values of which the division leaves a rest."""
    for left in lefts:
        for right in rights:
            if isinstance(left, int) and isinstance(right, int) and right and left % right:
                return left, right
    return None


def _suggestion(operation: Operation) -> tuple[Edit, ...]:
    """A point in the number on the right, where there is one."""
    right = operation.right
    if not isinstance(right, IntegerLiteral):
        return ()
    return (Edit(Span(right.span.end, right.span.end), ".0"),)
