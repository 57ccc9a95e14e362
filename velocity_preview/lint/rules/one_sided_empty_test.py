from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.operations import EQUALITY, Operation, unwrapped
from velocity_preview.analysis.records import NameState
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.literals import InterpolatedStringLiteral, StringLiteral
from velocity_preview.engine.path import VariableExpression
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import conditions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from velocity_preview.engine.element import Operand
    from velocity_preview.engine.expression import Condition
    from velocity_preview.lint.selections import WithTests
    from velocity_preview.lint.subject import Subject


def _with_comparisons(subject: Subject) -> Iterable[WithTests]:
    return [one for one in conditions(subject) if any(isinstance(test, Operation) for test in one[1])]


class OneSidedEmptyTest(Rule):
    """A comparison with `''` of something that may be missing.

    ## What it does
    Reports `#if($x != '')` and `#if($x == '')` where some scenario does not have `x` at all.

    ## Why is this bad?
    A missing value is not the same as an empty one: `$x != ''` is true without `x`, and `$x == ''` is false.

    ## Example
    With `{"promo": ""}` and `{}`:
    ```vtl
    #if($promo != '')Your code: $!promo#end
    ```
    ```vtl
    #if($promo && $promo != '')Your code: $promo#end
    ```
    """

    cure = Cure.SUGGEST

    @visits(_with_comparisons)
    def check_condition(self, found: WithTests) -> Iterator[Diagnostic]:
        condition, tests = found
        for finding in self._check(tests):
            if self._is_clear(condition) and self.subject.is_as_written(condition, condition.span):
                yield finding

    def _is_clear(self, condition: Condition) -> bool:
        """Whether it reads no name that nothing sets: that is said."""
        names = (
            self.subject.records.names.get(one)
            for one in condition.walk()
            if isinstance(one, VariableExpression)
        )
        return not any(record is not None and record.states == {NameState.UNSET} for record in names)

    def _check(self, tests: Sequence[Operation | Operand]) -> Iterator[Diagnostic]:
        tested = {_text(one) for one in tests if isinstance(one, FormalReference)}
        for one in tests:
            if isinstance(one, Operation) and one.sign in EQUALITY:
                yield from self._compared(one, tested)

    def _compared(self, operation: Operation, tested: Collection[str]) -> Iterator[Diagnostic]:
        left, right = unwrapped(operation.left), unwrapped(operation.right)
        reference = left if isinstance(left, FormalReference) else right
        other = right if reference is left else left
        if (
            not isinstance(reference, FormalReference)
            or not _is_empty_string(other)
            or reference.alternate is not None
        ):
            return
        fact = self.subject.fact(reference)
        if fact is None or fact.unknown or not fact.absent or _text(reference) in tested:
            return
        name = f"${reference.expression.source_text}"
        sign = "&&" if operation.sign == "!=" else "||"
        test = name if operation.sign == "!=" else f"!{name}"
        yield self.finding(
            reference,
            f"`{name}` may be missing, and then this is {'true' if operation.sign == '!=' else 'false'}.",
            help=f"Write `{test} {sign} {name} {operation.sign} ''`.",
            suggestion=(Edit(reference.span, f"{test} {sign} {reference.source_text}"),),
        )


def _text(reference: FormalReference) -> str:
    return reference.expression.source_text


def _is_empty_string(side: Operation | Operand) -> bool:
    return isinstance(side, (StringLiteral, InterpolatedStringLiteral)) and side.constant == ""
