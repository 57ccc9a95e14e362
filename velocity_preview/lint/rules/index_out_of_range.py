from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.engine.collection_literals import Range
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.literals import IntegerLiteral, Literal
from velocity_preview.engine.path import ArrayIndex, Member, VariableExpression
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.doubts import failed_steps, steps_perhaps_not_reached
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.rules.regex_split import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.path import Step

_EXCEPTIONS: Final = ("java.lang.IndexOutOfBoundsException", "java.lang.ArrayIndexOutOfBoundsException")


class IndexOutOfRange(Rule):
    """An index that a list does not have.

    ## What it does
    Merges the template with each scenario and reports `.get(i)` and `[i]` where the list is too short, and
    a range up to `.size()`, which is one too far.

    ## Why is this bad?
    The merge ends with an error, and nothing is sent. `$!` does not help.

    ## Example
    With the data `{"items": [{"name": "Cup"}]}`:
    ```vtl
    $data.get('items').get(1).get('name')
    ```
    ```vtl
    #if($data.get('items').size() > 1)$data.get('items').get(1).get('name')#end
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    cure = Cure.SUGGEST

    @visits(failed_steps)
    def check(self, step: Step) -> Iterator[Diagnostic]:
        failed = self.subject.observed.failed[step]
        scenarios = {index for name in _EXCEPTIONS for index in failed.get(name, ())}
        if scenarios and not self._is_said(step):
            yield self._finding(step, scenarios)

    @visits(steps_perhaps_not_reached)
    def check_length(self, step: Step) -> Iterator[Diagnostic]:
        if short := self._too_short(step):
            yield self._finding(step, short)

    def _too_short(self, step: Step) -> set[int]:
        """Where no merge came this far: the scenarios whose list is too short."""
        observed = self.subject.observed
        record = self.subject.records.steps.get(step)
        if record is None or step in observed.failed:
            return set()
        index = _index(step)
        if index is None or index < 0 or record.sized or record.owner.unknown:
            return set()
        lists = record.owner.lists
        if not lists or any(shape.sizes and shape.sizes[0] > index for shape in lists):
            return set()
        broken = {number for number, trace in observed.traces.items() if trace.error is not None}
        return broken & {number for shape in lists for number in shape.scenarios}

    def _finding(self, step: Step, scenarios: set[int]) -> Diagnostic:
        record = self.subject.records.steps.get(step)
        index = _index(step)
        sizes = [shape.sizes[0] for shape in record.owner.lists if shape.sizes] if record is not None else []
        size = f" of {min(sizes)}" if sizes and index is not None else ""
        what = f"has no index {index}" if index is not None else "does not go up to this index"
        return self.finding(
            step.span,
            f"The list{size} {what}: the merge ends here.",
            element=step,
            help="Ask for the size first, or go through the list with `#foreach`.",
            scenarios=self.subject.scenario_names(scenarios),
        )

    @visits(Range)
    def check_range(self, element: Range) -> Iterator[Diagnostic]:
        """`[0..$list.size()]`: the last index is the size less one."""
        if self._is_too_far(element):
            yield self.finding(
                element,
                "The last index of a list is its size less one.",
                help="Write `#set($last = $list.size() - 1)` and `[0..$last]`, or go through the list.",
            )

    def _is_too_far(self, element: Range) -> bool:
        """From 0 to the size, in a loop that uses its variable as an index."""
        last = element.value2.expression.steps if isinstance(element.value2, FormalReference) else []
        starts = isinstance(element.value1, IntegerLiteral) and element.value1.constant == 0
        if not starts or not last or not isinstance(last[-1], Member) or last[-1].name != "size":
            return False
        loop = next(self.subject.around(element, ForeachDirective), None)
        if not isinstance(loop, ForeachDirective) or loop.source is not element:
            return False
        return any(_uses_index(inner, loop.name) for inner in loop.block.walk())

    def _is_said(self, step: Step) -> bool:
        """Whether another rule, or this one of the loop around, speaks of it."""
        return self._is_of_string(step) or self._counts_too_far(step) or self._follows_split(step)

    def _is_of_string(self, step: Step) -> bool:
        """Whether the index is none of a list: `$name.replaceAll('a', '$9')`."""
        record = self.subject.records.steps.get(step)
        return record is not None and record.owner.java_types == {"String"}

    def _follows_split(self, step: Step) -> bool:
        """Whether the list is what a split by a regular expression leaves: that is reported there."""
        expression = self.subject.parent(step)
        if not isinstance(expression, VariableExpression):
            return False
        before = expression.steps[expression.steps.index(step) - 1]
        if not isinstance(before, Member) or before.name != "split" or before.parameters is None:
            return False
        separator = next(iter(before.parameters.values), None)
        return isinstance(separator, Literal) and SIGNS.fullmatch(str(separator.constant)) is not None

    def _counts_too_far(self, step: Step) -> bool:
        """Whether the loop that the index comes from is reported itself."""
        for loop in self.subject.around(step, ForeachDirective):
            if (
                isinstance(loop, ForeachDirective)
                and isinstance(loop.source, Range)
                and self._is_too_far(loop.source)
            ):
                return _uses_index(step, loop.name)
        return False


def _argument(step: Element) -> Element | None:
    if isinstance(step, ArrayIndex):
        return step.index
    if (
        isinstance(step, Member)
        and step.name == "get"
        and step.parameters is not None
        and len(step.parameters.values) == 1
    ):
        return step.parameters.values[0]
    return None


def _index(step: Step) -> int | None:
    argument = _argument(step)
    return (
        argument.constant
        if isinstance(argument, IntegerLiteral) and isinstance(argument.constant, int)
        else None
    )


def _uses_index(step: Element, name: str) -> bool:
    argument = _argument(step)
    return isinstance(argument, FormalReference) and argument.expression.name == name
