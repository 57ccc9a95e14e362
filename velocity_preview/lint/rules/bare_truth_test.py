from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.operations import LOGICAL, unwrapped
from velocity_preview.analysis.shape import LIST
from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.engine.expression import Expression
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.operations import operations
from velocity_preview.lint.rule import Rule, visits
from velocity_preview.lint.selections import conditions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.engine.expression import Condition
    from velocity_preview.lint.selections import WithTests

_NO: Final = frozenset({"0", "false", "no", "null"})


class BareTruthTest(Rule):
    """A value as a condition that is true although it looks like no.

    ## What it does
    Reports `#if($x)` where the data has `"0"`, `"false"` or `"no"`; on engine 1.7 also where it has an empty
    string, a zero or an empty list. A condition that compares the value besides is no finding.

    ## Why is this bad?
    `"0"` and `"false"` are true, for they are strings with something in them. An empty string, 0 and an
    empty list are false on engine 2.x, but true on 1.7 and in Marketo.

    ## Example
    With the data `{"subscribed": "false"}`:
    ```vtl
    #if($subscribed)Welcome back#end
    ```
    ```vtl
    #if($subscribed == 'true')Welcome back#end
    ```
    """

    outcomes = (Outcome.RISK,)
    tier = 2
    of_data = True

    @visits(conditions)
    def check(self, found: WithTests) -> Iterator[Diagnostic]:
        condition, tests = found
        references = [one for one in tests if isinstance(one, FormalReference)]
        true = [(one, value) for one in references if (value := self._true_value(one)) is not None]
        compared = _compared(condition) if true else ()
        for reference, value in true:
            if reference.expression.source_text not in compared:
                yield self.finding(
                    reference,
                    f"`${reference.expression.source_text}` is `{value}` in the data, and that is true.",
                    help="Compare it with a value.",
                )

    def _true_value(self, reference: FormalReference) -> str | None:
        """A value of the data that looks like no or nothing, and is true."""
        fact = self.subject.fact(reference)
        if fact is None or fact.unknown or not fact.shapes or reference.alternate is not None:
            return None
        value = _like_no(fact)
        if value is None and not self.subject.engine.directive_if_empty_check:
            value = _empty(fact)
        return value


def _compared(condition: Condition) -> set[str]:
    """The references that a condition compares."""
    expressions = (one for one in condition.walk() if isinstance(one, Expression))
    compared = (one for inner in expressions for one in operations(inner) if one.sign not in LOGICAL)
    sides = (unwrapped(side) for one in compared for side in (one.left, one.right))
    return {side.expression.source_text for side in sides if isinstance(side, FormalReference)}


def _samples(fact: Fact) -> list[object]:
    return [sample for shape in fact.shapes for sample in shape.samples]


def _like_no(fact: Fact) -> str | None:
    """A string of the data that looks like no, as JSON writes it."""
    texts = (sample for sample in _samples(fact) if isinstance(sample, str))
    return next((f'"{text}"' for text in texts if text.strip().lower() in _NO), None)


def _empty(fact: Fact) -> str | None:
    """A value of the data with nothing in it, as JSON writes it."""
    samples = _samples(fact)
    if "" in samples:
        return '""'
    if any(type(sample) in (int, float) and sample == 0 for sample in samples):
        return "0"
    is_empty = any(shape.sizes and shape.sizes[0] == 0 for shape in fact.shapes if LIST in shape.types)
    return "[]" if is_empty else None
