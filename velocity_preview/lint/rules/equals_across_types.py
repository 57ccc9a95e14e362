from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.members import NUMBERS
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.expression import Condition, Expression, ParenthesizedExpression
from velocity_preview.engine.operand import UnaryOperatorValue
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import members_named
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.engine.path import Member
    from velocity_preview.engine.reference import FormalReference

_KINDS: Final = frozenset({"Integer", "Long", "Double", "BigInteger"})


class EqualsAcrossTypes(Rule):
    """`.equals` between a number and a string.

    ## What it does
    Reports `$n.equals('3')` where `$n` is a number, `$quantity.equals(3)` where it is a string, and
    `$n.equals(3.0)` where it is a whole number.

    ## Why is this bad?
    Java's `equals` asks for the same type: it is false, whatever the two hold. `==` converts.

    ## Example
    With the data `{"n": 3}`:
    ```vtl
    #if($n.equals('3'))three#end
    ```
    ```vtl
    #if($n == '3')three#end
    ```
    """

    cure = Cure.FIX

    @visits(members_named("equals", "equalsIgnoreCase"))
    def check(self, step: Member) -> Iterator[Diagnostic]:
        record = self.subject.records.steps.get(step)
        if record is None or len(record.arguments) != 1:
            return
        if _differ(record.owner, record.arguments[0]):
            yield self.finding(
                step.span,
                f"`.{step.name}` is false here: {_said(record.owner)} never equals "
                f"{_said(record.arguments[0])}.",
                element=step,
                help="Write `==`, which converts.",
                fix=self._fix(step),
            )

    def _fix(self, step: Member) -> tuple[Edit, ...]:
        """`$n.equals('3')` as `$n == '3'`, where no other operator is near."""
        reference = self.subject.reference_of(step)
        parent = self.subject.parent(reference)
        if reference.braces or step is not reference.expression.steps[-1] or step.parameters is None:
            return ()
        if isinstance(parent, UnaryOperatorValue) or not self._is_condition(reference):
            return ()
        argument = step.parameters.values[0]
        return (
            Edit(Span(step.span.start, argument.span.start), " == "),
            Edit(Span(argument.span.end, step.span.end), ""),
        )

    def _is_condition(self, reference: FormalReference) -> bool:
        """Whether the call is a test by itself or between `&&` and `||`."""
        parent = self.subject.parent(reference)
        return isinstance(parent, (Condition, ParenthesizedExpression, Expression))


def _differ(owner: Fact, argument: Fact) -> bool:
    if owner.unknown or argument.unknown:
        return False
    one, other = owner.java_types, argument.java_types
    if not one or not other:
        return False
    is_mixed = (one <= NUMBERS and other == {"String"}) or (one == {"String"} and other <= NUMBERS)
    is_mixed = is_mixed or (len(one) == len(other) == 1 and one | other <= _KINDS and one != other)
    return is_mixed or {frozenset(one), frozenset(other)} == {frozenset({"Boolean"}), frozenset({"String"})}


def _said(fact: Fact) -> str:
    if fact.java_types <= _KINDS and len(fact.java_types) == 1:
        return f"a number of the type {min(fact.java_types)}"
    if fact.java_types == {"String"}:
        return "a string"
    return "a boolean" if fact.java_types == {"Boolean"} else "a number"
