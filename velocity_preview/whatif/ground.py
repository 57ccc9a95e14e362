"""What is known of the template before anything is changed: its elements, what reads which field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from velocity_preview.analysis.flow import Flow
from velocity_preview.analysis.includes import Others
from velocity_preview.analysis.world import world_of
from velocity_preview.engine.block import Block
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.if_directive import IfDirective
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.engine.stop import StopDirective
from velocity_preview.whatif.fields import Reads, reads_of, shapes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from velocity_preview.analysis.shape import Shape
    from velocity_preview.engine import Template
    from velocity_preview.engine.element import Element
    from velocity_preview.rendering import Scenario

_DEPTH = 6
"""Assignments between a value and where it is printed."""


@dataclass(frozen=True)
class Ground:
    """A template with the analysis of it over all scenarios."""

    template: Template
    flow: Flow
    tools: Mapping[str, object]

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """The elements of the template, and of the files it includes."""
        roots = [template.root_element for template in (self.template, *self.flow.inclusions.templates)]
        return tuple(element for root in roots for element in root.walk())

    @cached_property
    def reads(self) -> Reads:
        return reads_of(self.flow, self.elements)

    @cached_property
    def printed(self) -> frozenset[Element]:
        """References that stand in the text itself, not in a condition or a string."""
        return frozenset(
            element
            for block in self.elements
            if isinstance(block, Block)
            for element in block.elements
            if isinstance(element, FormalReference)
        )

    @cached_property
    def ifs(self) -> tuple[IfDirective, ...]:
        return tuple(element for element in self.elements if isinstance(element, IfDirective))

    @cached_property
    def loops(self) -> tuple[ForeachDirective, ...]:
        return tuple(element for element in self.elements if isinstance(element, ForeachDirective))

    @cached_property
    def stops(self) -> tuple[StopDirective, ...]:
        return tuple(element for element in self.elements if isinstance(element, StopDirective))

    @cached_property
    def order(self) -> Mapping[Element, int]:
        """Where an element comes in the text."""
        return {element: index for index, element in enumerate(self.elements)}

    @cached_property
    def _parents(self) -> dict[Element, Element]:
        return {child: element for element in self.elements for child in element.children()}

    def around(self, element: Element) -> Iterator[Element]:
        """What an element stands in, from the inside out."""
        parent = self._parents.get(element)
        while parent is not None:
            yield parent
            parent = self._parents.get(parent)

    def block_of(self, element: Element) -> Block | None:
        """The block that an element stands in."""
        return next((parent for parent in self.around(element) if isinstance(parent, Block)), None)

    def reads_any(self, element: Element, shapes: frozenset[Shape]) -> bool:
        """Whether a reference in an element leads to one of these places of the data."""
        return any(
            not shapes.isdisjoint(shapes_of(self.flow, reference)) for reference in _references(element)
        )

    def assignments(self, reference: FormalReference) -> frozenset[Element]:
        """Where the name of a reference is set."""
        record = self.flow.records.names.get(reference.expression)
        return frozenset(record.sites) if record is not None else frozenset()

    def culprit(self, element: Element, shapes: frozenset[Shape]) -> Element:
        """The place that makes of these fields what an element shows: the element, or the assignment of a
        value that was computed from them.
        """
        return self._culprit(element, shapes, _DEPTH) or element

    def _culprit(self, element: Element, shapes: frozenset[Shape], depth: int) -> Element | None:
        if self.reads_any(element, shapes):
            return element
        if not depth:
            return None
        for reference in _references(element):
            for site in sorted(self.assignments(reference), key=self._place):
                found = self._culprit(site, shapes, depth - 1) if site is not element else None
                if found is not None:
                    return found
        return None

    def _place(self, element: Element) -> int:
        return self.order.get(element, -1)


def ground_of(template: Template, scenarios: Sequence[Scenario], tools: Mapping[str, object]) -> Ground:
    """Analyse a template with all its scenarios."""
    contexts = [(scenario.name, scenario.context) for scenario in scenarios]
    world = world_of(contexts, engine=template.engine, tools=frozenset(tools))
    return Ground(template, Flow(template, world, Others(template)), tools)


def _references(element: Element) -> Iterator[FormalReference]:
    """Those that an element reads; of an assignment not its target."""
    root = element.value if isinstance(element, SetDirective) else element
    return (part for part in root.walk() if isinstance(part, FormalReference))
