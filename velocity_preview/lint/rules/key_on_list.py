from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.shape import LIST, MAP
from velocity_preview.diagnostics import Diagnostic, Edit, Outcome
from velocity_preview.engine.path import ArrayIndex, Member
from velocity_preview.lint.places import key_span
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import known_steps
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.analysis.records import StepRecord
    from velocity_preview.engine.path import Step
    from velocity_preview.lint.selections import KnownStep
    from velocity_preview.lint.subject import Subject


def _keys_of_lists(subject: Subject) -> Iterable[KnownStep]:
    return [
        (step, record)
        for step, record in known_steps(subject)
        if record.key is not None
        and not record.owner.unknown
        and record.owner.may_be(LIST)
        and not record.key.lstrip("-").isdigit()
    ]


def _indexes_of_maps(subject: Subject) -> Iterable[KnownStep]:
    return [
        (step, record)
        for step, record in known_steps(subject)
        if record.index is not None
        and not record.owner.unknown
        and record.owner.maps
        and record.owner.java_types == {MAP}
    ]


class KeyOnList(Rule):
    """A key of a list, or an index of a map.

    ## What it does
    Reports `$items.get('name')` and `$items.name` where `items` is a list, and `$order.get(0)` where
    `order` is a map.

    ## Why is this bad?
    `.get('name')` of a list is an error, and nothing is sent. `.name` prints its own source text, and
    `.get(0)` of a map nothing.

    ## Example
    With the data `{"items": [{"name": "Cup"}]}`:
    ```vtl
    $items.get('name')
    ```
    ```vtl
    #foreach($item in $items)$item.get('name')#end
    ```
    """

    outcomes = (Outcome.NOT_SENT, Outcome.WRONG_TEXT)
    cure = Cure.SUGGEST

    @visits(_keys_of_lists)
    def check_key(self, found: KnownStep) -> Iterator[Diagnostic]:
        step, record = found
        is_call = isinstance(step, ArrayIndex) or step.parameters is not None
        if is_call or self._is_lost(step, record):
            yield self._of_list(step, record, is_call=is_call)

    @visits(_indexes_of_maps)
    def check_index(self, found: KnownStep) -> Iterator[Diagnostic]:
        yield self._of_map(*found)

    def _is_lost(self, step: Step, record: StepRecord) -> bool:
        return LIST in record.lacking and step.name != "length" if isinstance(step, Member) else False

    def _of_list(self, step: Step, record: StepRecord, *, is_call: bool) -> Diagnostic:
        at = step.span.start
        inner = next((shape.element for shape in record.owner.lists if shape.element is not None), None)
        is_key = inner is not None and record.key in inner.members
        outcome = (
            Outcome.NOT_SENT if is_call and self.subject.engine.converts_arguments else Outcome.WRONG_TEXT
        )
        path = min((shape.path for shape in record.owner.lists), default="this")
        return self.finding(
            step.span,
            f"`{path}` is a list: it has indexes, no key `{record.key}`.",
            element=step,
            outcome=outcome,
            help="Go through it with `#foreach`, or take one element with `.get(0)`.",
            suggestion=(Edit(Span(at, at), ".get(0)"),) if is_key else (),
        )

    def _of_map(self, step: Step, record: StepRecord) -> Diagnostic:
        """Keys of JSON are strings, so a number finds none, though a key may look like one."""
        key = str(record.index)
        is_key = any(key in shape.members for shape in record.owner.maps)
        argument = key_span(step)
        return self.finding(
            step.span,
            f"This is a map: it has keys, no index {key}.",
            element=step,
            outcome=Outcome.WRONG_TEXT,
            help=f"Write `.get('{key}')`." if is_key else "Write the key of the value.",
            suggestion=(Edit(argument, f"'{key}'"),) if is_key else (),
        )
