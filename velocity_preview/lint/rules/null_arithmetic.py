from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.operations import ARITHMETIC
from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.lint.operations import fact_of, is_tested, set_around, values_of
from velocity_preview.lint.rule import Rule, visits
from velocity_preview.lint.selections import operations_with
from velocity_preview.values.arithmetic import multiply
from velocity_preview.values.exceptions import JavaException

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.analysis.operations import Operation


class NullArithmetic(Rule):
    """A calculation with nothing, or with what is no number.

    ## What it does
    Reports `$discount * 2` where `discount` is null, or a text such as `"5%"`; a calculation with a key that
    some scenario does not have, where that scenario prints the result; and one that ends the merge.

    ## Why is this bad?
    The result is null. It prints nothing, or its own source text, and a sum that goes on with it is null too.
    With `true`, a list or a map that is written in the calculation itself engine 2.4.1 ends the merge, and
    nothing is sent.

    ## Example
    With the data `{"discount": "5%"}`:
    ```vtl
    #set($rest = 100 - $discount)$rest
    ```
    Send a number:
    ```vtl
    #set($rest = 100 - $discountRate)$rest
    ```
    """

    outcomes = (Outcome.WRONG_TEXT, Outcome.NOT_SENT)
    tier = 2
    replaces = frozenset({"literal-in-output"})

    @visits(operations_with(*ARITHMETIC))
    def check(self, operation: Operation) -> Iterator[Diagnostic]:
        failed = self.subject.observed.failed.get(operation.operator)
        if failed is not None:
            yield self._failing(operation, failed)
            return
        for side in (operation.left, operation.right):
            fact = fact_of(self.subject, side)
            found = self._problem(operation, fact) if fact is not None else None
            if found is not None and not is_tested(self.subject, operation, side):
                problem, indexes = found
                yield self.finding(
                    operation.operator,
                    f"One side of this `{operation.sign}` is {problem}, so the result is null.",
                    help="Send a number, or test for it with `#if` and set a value in the `#else`.",
                    scenarios=self.subject.scenario_names(indexes),
                )
                break

    def _failing(self, operation: Operation, failed: Mapping[str, set[int]]) -> Diagnostic:
        return self.finding(
            operation.operator,
            f"One side of this `{operation.sign}` is no number: the merge ends here.",
            outcome=Outcome.NOT_SENT,
            help="Send a number, or test for what is to be true and set the number there.",
            scenarios=self.subject.scenario_names(set().union(*failed.values())),
        )

    def _problem(self, operation: Operation, fact: Fact) -> tuple[str, frozenset[int]] | None:
        """What is wrong with a side, and in which scenarios; none of them where it is always so."""
        if fact.unknown or fact.missing:
            return None
        if fact.is_absent:
            return "null", frozenset()
        if operation.sign != "+":
            text = next((one for one in values_of(fact) if self._is_no_number(one)), None)
            if text is not None:
                return f"the text `{text}`", frozenset()
        directive = set_around(self.subject, operation.operator) if fact.absent and fact.shapes else None
        scenarios = self.subject.missing_sets.get(directive) if directive is not None else None
        return ("missing in some of the data", scenarios) if scenarios else None

    def _is_no_number(self, value: object) -> bool:
        if not isinstance(value, str) or not value:
            return False
        try:
            return multiply(value, 1, self.subject.engine) is None
        except JavaException:
            return False
