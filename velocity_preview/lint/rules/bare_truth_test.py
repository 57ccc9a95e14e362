from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.operations import LOGICAL, tests_of, unwrapped
from velocity_preview.analysis.shape import LIST
from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.engine.expression import Condition, Expression
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.operations import operations
from velocity_preview.lint.rule import Rule, visits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.engine.element import Element

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

    @visits(Condition)
    def check(self, condition: Condition) -> Iterator[Diagnostic]:
        compared = {text for one in condition.walk() for text in _compared(one)}
        for reference in tests_of(condition.expression):
            if not isinstance(reference, FormalReference):
                continue
            fact = self.subject.fact(reference)
            if fact is None or fact.unknown or reference.alternate is not None:
                continue
            value = _like_no(fact)
            if value is None and not self.subject.engine.directive_if_empty_check:
                value = _empty(fact)
            if value is not None and reference.expression.source_text not in compared:
                yield self.finding(
                    reference,
                    f"`${reference.expression.source_text}` is `{value}` in the data, and that is true.",
                    help="Compare it with a value.",
                )


def _compared(element: Element) -> Iterator[str]:
    """The references that an expression compares."""
    for operation in operations(element) if isinstance(element, Expression) else ():
        for side in map(unwrapped, (operation.left, operation.right)):
            if operation.sign not in LOGICAL and isinstance(side, FormalReference):
                yield side.expression.source_text


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
