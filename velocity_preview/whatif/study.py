"""A template with its scenarios: every variant merged, every weakness written down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from velocity_preview.rendering import Scenario
from velocity_preview.whatif.alterations import altered, twin_of
from velocity_preview.whatif.changes import changes_of, changes_of_group, changes_of_pair
from velocity_preview.whatif.comparison import Comparison, Merged
from velocity_preview.whatif.ground import ground_of
from velocity_preview.whatif.variants import Change, Family, Variant
from velocity_preview.whatif.weaknesses.failures import failures, stops
from velocity_preview.whatif.weaknesses.gaps import gaps
from velocity_preview.whatif.weaknesses.guards import guards
from velocity_preview.whatif.weaknesses.lists import empty_lists, ranges
from velocity_preview.whatif.weaknesses.markup import markup
from velocity_preview.whatif.weaknesses.printed_text import printed_text
from velocity_preview.whatif.weaknesses.stale import stale
from velocity_preview.whatif.weaknesses.tags import tags
from velocity_preview.whatif.weaknesses.totals import totals
from velocity_preview.whatif.weaknesses.types import types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from velocity_preview.analysis.shape import Shape
    from velocity_preview.engine import Template
    from velocity_preview.errors import TemplateError
    from velocity_preview.payloads import Origin
    from velocity_preview.whatif.alterations import JsonObject
    from velocity_preview.whatif.causes import Way
    from velocity_preview.whatif.fields import Field
    from velocity_preview.whatif.weakness import Weakness

_MOST_SCENARIOS: Final = 200
_MOST_CASES: Final = 6
_MOST_PAIRS: Final = 1000
"""Merges with two changes and more."""

_KINDS: Final[tuple[Callable[[Comparison], Iterable[Weakness]], ...]] = (
    printed_text, gaps, markup, tags, empty_lists, totals, ranges, types, stops,
)  # fmt: skip


class Sendable(Scenario, Protocol):
    """A scenario with the root of its data."""

    @property
    def root(self) -> dict[str, object]: ...

    @property
    def origin(self) -> Origin: ...


@dataclass(frozen=True, slots=True)
class Case:
    """A scenario that is sent, and what its merge did."""

    scenario: str
    merged: Merged
    needed: frozenset[str]

    def can_be_sent(self, root: JsonObject) -> bool:
        """Whether the payload's format has room for that."""
        has_all = all(root.get(key) is not None for key in self.needed)
        return has_all and (not self.needed or root.keys() <= self.merged.root.keys())


class _Step(NamedTuple):
    """One field, or, where that is None, two changes and more at once."""

    case: Case
    field: Field | None
    pair: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A weakness, and the changes of a scenario that show it. `size` is how long the data is then."""

    weakness: Weakness
    scenario: str
    changes: tuple[Change, ...]
    size: int


class Tried(NamedTuple):
    """What a step of the work found, and how many variants it merged."""

    found: list[Found]
    merges: int


class Study:
    """One template with its scenarios. The work is done in steps, from 0 to `step_count`, in any order.

    `failed` are the scenarios that are not sent as they are: of these no variant is looked at.
    """

    def __init__(
        self, template: Template, scenarios: Sequence[tuple[str, Sendable]], tools: Mapping[str, object]
    ) -> None:
        self._template = template
        self._tools = tools
        self._scenarios = scenarios
        self.ground = ground_of(template, [scenario for _, scenario in scenarios], tools)
        self.failed: list[tuple[str, TemplateError]] = []

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The scenarios that tell something: each comes to a part of the template that no other came to."""
        seen: set[object] = set()
        chosen: list[Case] = []
        for name, scenario in self._scenarios[:_MOST_SCENARIOS]:
            merged = self.merged(scenario.root)
            if merged.trace.error is not None:
                self.failed.append((name, merged.trace.error))
                continue
            told = {*merged.trace.visits, *merged.prints}
            if not chosen or not told <= seen:
                chosen.append(Case(name, merged, scenario.origin.needed))
            seen |= told
        return tuple(chosen[:_MOST_CASES])

    def contexts(self) -> Iterator[dict[str, object]]:
        """Of each scenario, with the tools."""
        return (self._context(scenario.root) for _, scenario in self._scenarios)

    def _context(self, root: JsonObject) -> dict[str, object]:
        return {**root, "data": root, **self._tools}

    @property
    def step_count(self) -> int:
        return len(self._steps)

    def try_step(self, number: int) -> Tried:
        """Merge the variants of a field, or one of two fields."""
        case, field, pair = self._steps[number]
        return self._of_pair(case, pair) if field is None else self._of_field(case, field)

    @cached_property
    def _steps(self) -> list[_Step]:
        """A step for each field and pair of fields of each case, in an order that never changes."""
        reads = self.ground.reads
        groups = [changes_of_group(group) for group in reads.groups]
        pairs = [*groups, *(changes for pair in reads.pairs for changes in changes_of_pair(*pair))]
        most = _MOST_PAIRS // max(1, len(self.cases))
        return [
            *(_Step(case, field, ()) for case in self.cases for field in reads.fields),
            *(_Step(case, None, pair) for case in self.cases for pair in pairs[:most]),
        ]

    def root(self, way: Way) -> JsonObject:
        """The data of a result."""
        root = next(case.merged.root for case in self.cases if case.scenario == way.scenario)
        changed = altered(root, way.changes)
        return root if changed is None else changed

    def message(self, way: Way) -> str | None:
        """The message of that data; None where none is sent."""
        trace = self.merged(self.root(way)).trace
        return trace.text if trace.error is None else None

    def _of_field(self, case: Case, field: Field) -> Tried:
        shapes = field.shapes
        compared = {
            change: comparison
            for change in changes_of(field)
            if (comparison := self._compared(case, (change,), shapes)) is not None
        }
        found = [one for comparison in compared.values() for one in _found(case, comparison)]
        explained = {
            (one.weakness.source, one.weakness.span)
            for one in found
            if one.changes[0].variant.family is Family.MISSING
        }
        by_variant = {change.variant: comparison for change, comparison in compared.items()}
        found += [
            one
            for one in _found_between(case, by_variant)
            if (one.weakness.source, one.weakness.span) not in explained
        ]
        return Tried(found, len(compared))

    def _of_pair(self, case: Case, changes: tuple[Change, ...]) -> Tried:
        paths = [change.path for change in changes]
        fields = [field for field in self.ground.reads.fields if field.path in paths]
        shapes = frozenset().union(*(field.shapes for field in fields))
        comparison = self._compared(case, changes, shapes)
        return Tried([], 0) if comparison is None else Tried(list(_found(case, comparison)), 1)

    def _compared(
        self, case: Case, changes: tuple[Change, ...], shapes: frozenset[Shape]
    ) -> Comparison | None:
        before = case.merged
        root = altered(before.root, changes)
        if root is None or not case.can_be_sent(root):
            return None
        if len(changes) == 1 and _has_twin(changes[0]):
            twin = twin_of(before.root, changes[0])
            before = self.merged(twin) if twin is not before.root else before
        if before.trace.error is not None:
            return None
        return Comparison(self.ground, changes, shapes, before, self.merged(root))

    def merged(self, root: JsonObject) -> Merged:
        return Merged(root, self._template.trace(self._context(root)))


def _has_twin(change: Change) -> bool:
    """Whether the data as it is may be no measure: a list grows, another number is there."""
    return change.number is not None or change.variant is Variant.ABSENT_IN_ONE_ITEM


def _found(case: Case, comparison: Comparison) -> Iterator[Found]:
    """Where the merge breaks off that is all there is to say."""
    weaknesses = list(failures(comparison))
    if comparison.after.trace.error is None:
        weaknesses = [weakness for kind in _KINDS for weakness in kind(comparison)]
    for weakness in weaknesses:
        yield _of(case, comparison, weakness)


def _found_between(case: Case, compared: Mapping[Variant, Comparison]) -> Iterator[Found]:
    """What only two variants of the same field show."""
    whole = {
        variant: comparison
        for variant, comparison in compared.items()
        if comparison.after.trace.error is None
    }
    absent = whole.get(Variant.ABSENT)
    empty = whole.get(Variant.EMPTY) or whole.get(Variant.EMPTY_LIST)
    one = whole.get(Variant.ABSENT_IN_ONE_ITEM)
    if absent is not None and empty is not None:
        for comparison, weakness in guards(absent, empty):
            yield _of(case, comparison, weakness)
    if absent is not None and one is not None:
        for weakness in stale(one, absent):
            yield _of(case, one, weakness)


def _of(case: Case, comparison: Comparison, weakness: Weakness) -> Found:
    changes = comparison.changes
    if weakness.instead is not None:
        changes = (replace(changes[0], variant=weakness.instead, number=None),)
    return Found(weakness, case.scenario, changes, comparison.after.size)
