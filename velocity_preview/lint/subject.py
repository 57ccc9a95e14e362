"""One template as rules see it: text, tree, facts, merges."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Edit, Outcome, Severity
from velocity_preview.engine.block import Block
from velocity_preview.engine.element import Element

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from velocity_preview.analysis.flow import Flow
    from velocity_preview.analysis.observation import Observation
    from velocity_preview.analysis.patched import Patched
    from velocity_preview.analysis.records import Records
    from velocity_preview.analysis.world import World
    from velocity_preview.engine import Engine, Template
    from velocity_preview.source import Source, Span


@dataclass(frozen=True)
class Subject:
    """`source` is the text as the author wrote it, `template` the tree of the text with its damages
    mended.
    """

    source: Source
    template: Template
    patched: Patched
    profile: str
    world: World
    flow: Flow
    observed: Observation
    severities: Mapping[str, Severity | None]

    @property
    def engine(self) -> Engine:
        return self.template.engine

    @property
    def records(self) -> Records:
        return self.flow.records

    @property
    def text(self) -> str:
        """The text of the tree."""
        return self.template.source.text

    def is_own(self, element: Element) -> bool:
        """Whether an element stands in the template itself, not in one that it includes."""
        return element.reading.source is self.template.source

    @cached_property
    def known_names(self) -> frozenset[str]:
        """Every name that something sets: the data, the tools, the template."""
        bound = {name for element in self.elements for name in element.binds}
        return frozenset(bound | self.world.defaults.keys())

    @property
    def elsewhere(self) -> frozenset[str]:
        """Names that other rules speak of: what only a loop sets, and what engine 2 has no more."""
        return frozenset(self.flow.loop_names) | {"velocityCount", "velocityHasNext"}

    @property
    def elements(self) -> Iterator[Element]:
        """The elements of the template, and of the files it includes."""
        yield from self.template.root_element.walk()
        for other in self.flow.included:
            yield from other.root_element.walk()

    def runs(self, element: Element) -> bool:
        """Whether some merge comes to an element. Without merges it is taken for granted."""
        return self.observed.reaches(self._blocks.get(element))

    @cached_property
    def _blocks(self) -> dict[Element, Element]:
        """The block that each element stands in."""
        found: dict[Element, Element] = {}
        roots = [template.root_element.block for template in (self.template, *self.flow.included)]
        pending: list[tuple[Element, Element]] = [(root, root) for root in roots]
        while pending:
            element, block = pending.pop()
            found[element] = block
            inner = element if isinstance(element, Block) else block
            pending.extend((child, inner) for child in element.children())
        return found

    def place(self, place: Element | Span, element: Element | None = None) -> tuple[Source, Span]:
        """The source that the author knows, and the place in it."""
        span = place.span if isinstance(place, Element) else place
        owner = place if isinstance(place, Element) else element
        if owner is not None and not self.is_own(owner):
            return owner.reading.source, span
        return self.source, self.patched.original(span)

    def edits(
        self, edits: Sequence[Edit], place: Element | Span, element: Element | None
    ) -> tuple[Edit, ...]:
        """Edits of the author's text; none where they would touch what was mended or another file."""
        owner = place if isinstance(place, Element) else element
        if owner is not None and not self.is_own(owner):
            return tuple(edits)
        if not all(self.patched.is_original(edit.span) for edit in edits):
            return ()
        return tuple(Edit(self.patched.original(edit.span), edit.replacement) for edit in edits)

    def severity(self, rule: str, outcome: Outcome) -> Severity:
        return self.severities.get(rule) or outcome.severity

    def scenario_names(self, indexes: object) -> tuple[str, ...]:
        """The names of scenarios by their indexes, in their order."""
        return tuple(self.world.scenarios[index] for index in sorted(indexes))  # type: ignore[call-overload]
