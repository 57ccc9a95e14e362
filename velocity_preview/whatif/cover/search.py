"""The search for payloads that reach an arm: the fewest changes first, in an order that never changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.arm_words import ArmWords
from velocity_preview.analysis.arms import arms_of
from velocity_preview.analysis.coverage import counted, files_of
from velocity_preview.engine.macro import MacroDefinition
from velocity_preview.whatif.cover.puts import Put, with_puts
from velocity_preview.whatif.cover.questions import Questions
from velocity_preview.whatif.cover.values import shape_at, values_for
from velocity_preview.whatif.variants import Every

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.arms import ArmSite
    from velocity_preview.analysis.coverage import Arm
    from velocity_preview.engine.element import Element
    from velocity_preview.source import Source, Span
    from velocity_preview.whatif.alterations import JsonObject
    from velocity_preview.whatif.cover.questions import Place
    from velocity_preview.whatif.study import Case, Study

_MOST_OF_ARM: Final = 400
"""Merges for one arm."""
_MOST: Final = 4000
"""Merges for a template."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An arm that no scenario reaches, where its directive stands, and the changes of a scenario that reach
    it; none where none was found. `what` and `when` say in words what it shows, and for which data.
    """

    arm: Arm
    source: Source
    span: Span
    what: str
    when: str | None
    scenario: str = ""
    changes: tuple[Put, ...] = ()

    @property
    def file(self) -> str:
        """The template's name, or that of an included one."""
        return self.source.name

    @property
    def is_reached(self) -> bool:
        return bool(self.changes)


@dataclass(frozen=True, slots=True)
class _Way:
    """A scenario with changes, and all that its merge came to."""

    case: Case
    changes: tuple[Put, ...]
    visited: frozenset[Element]


class Search:
    """One search of a study's template."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._questions = Questions(study.ground)
        self._words = ArmWords(study.ground.template.engine)
        self._ways: list[_Way] = []
        self._left = _MOST

    def proposals(self) -> tuple[Proposal, ...]:
        """One for each arm that no scenario reaches, in the order of the text. What is proposed is sent."""
        visits: Counter[Element] = Counter()
        for context in self._study.contexts():
            visits.update(self._study.ground.template.trace(context).visits)
        sites = [site for one in files_of(self._study.ground.template) for site in arms_of(one)]
        missed = [(site, counted(site, visits)) for site in sites if not visits[site.visited]]
        for site, _ in missed:
            if self._known(site.visited) is None:
                self._find(site.element, site.visited)
        return tuple(self._proposal(site, arm) for site, arm in missed)

    def root(self, proposal: Proposal) -> JsonObject:
        """The data of a proposal."""
        case = next(case for case in self._study.cases if case.scenario == proposal.scenario)
        root = with_puts(case.merged.root, proposal.changes)
        return case.merged.root if root is None else root

    def message(self, proposal: Proposal) -> str | None:
        """The message of a proposal; None where none was found."""
        if not proposal.is_reached:
            return None
        return self._study.merged(self.root(proposal)).trace.text

    def _proposal(self, site: ArmSite, arm: Arm) -> Proposal:
        words, element = self._words, site.element
        proposal = Proposal(
            arm, element.reading.source, element.head_span, words.what(site), words.when(site)
        )
        way = self._known(site.visited)
        return proposal if way is None else replace(proposal, scenario=way.case.scenario, changes=way.changes)

    def _known(self, visited: Element) -> _Way | None:
        """The smallest of the ways found so far that come here."""
        ways = [way for way in self._ways if visited in way.visited]
        return min(ways, key=lambda way: len(way.changes), default=None)

    def _find(self, owner: Element, visited: Element) -> None:
        if isinstance(owner, MacroDefinition):  # what calls it is an arm of its own, or nothing is
            return
        left = _MOST_OF_ARM
        places = self._questions.of(owner)
        for changes in self._sets(places):
            for base in self._bases(owner):
                if not left or not self._left:
                    return
                left -= 1
                way = self._tried(base, changes)
                if way is not None and visited in way.visited:
                    self._ways.append(way)
                    return

    def _bases(self, owner: Element) -> list[_Way]:
        """The scenarios that come to the directive, or the ways found for what is around it."""
        ways = [_Way(case, (), frozenset(case.merged.trace.visits)) for case in self._study.cases]
        around = self._study.ground.block_of(owner)
        near = [way for way in (*ways, *self._ways) if around in way.visited]
        return near[:3] or ways[:3]

    def _tried(self, base: _Way, changes: tuple[Put, ...]) -> _Way | None:
        """The merge with more changes; None where nothing is sent then."""
        again = {change.steps for change in changes}
        merged = (*(change for change in base.changes if change.steps not in again), *changes)
        root = with_puts(base.case.merged.root, merged)
        if root is None or not base.case.can_be_sent(root):
            return None
        self._left -= 1
        trace = self._study.merged(root).trace
        return _Way(base.case, merged, frozenset(trace.visits)) if trace.error is None else None

    def _sets(self, places: list[Place]) -> Iterator[tuple[Put, ...]]:
        """One change, then two, then the likeliest of more places at once."""
        data = self._study.ground.flow.world.data
        by_place = [
            [
                Put(place.steps, value)
                for value in values_for(place, shape_at(data, place.steps), self._item(place))
            ]
            for place in places
        ]
        yield from ((put,) for puts in by_place for put in puts)
        ranked = [
            (rank + other_rank, put, other)
            for puts, others in combinations(by_place, 2)
            for rank, put in enumerate(puts)
            for other_rank, other in enumerate(others)
        ]
        yield from ((put, other) for _, put, other in sorted(ranked, key=lambda pair: pair[0]))
        for count in range(3, len(by_place) + 1):
            yield tuple(puts[0] for puts in by_place[:count] if puts)

    def _item(self, place: Place) -> object:
        """An item for a list: one that the data has there, or a new one."""
        for case in self._study.cases:
            item = _first_item(case.merged.root, place.steps)
            if item is not None:
                return item
        return {}


def _first_item(value: object, steps: tuple[str | Every, ...]) -> object:
    for step in (*steps, Every.ITEM):
        if isinstance(step, Every):
            value = value[0] if isinstance(value, list) and value else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value
