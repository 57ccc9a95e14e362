"""One template as rules see it: text, tree, facts, merges."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
import re
from typing import TYPE_CHECKING, Any, cast

from velocity_preview.analysis.elements import Elements
from velocity_preview.analysis.members import element_of
from velocity_preview.analysis.repairs import names_in_unread
from velocity_preview.analysis.shape import LIST, MAP
from velocity_preview.diagnostics import Edit, Outcome, Severity
from velocity_preview.engine.block import Block
from velocity_preview.engine.element import Element
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.include_loader import names_parsed
from velocity_preview.engine.inclusion import EvaluateDirective, ParseDirective
from velocity_preview.engine.macro import DefineDefinition
from velocity_preview.engine.path import VariableExpression
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.lint.places import in_evaluated
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from velocity_preview.analysis.attributes import Attributes
    from velocity_preview.analysis.elements import Kind
    from velocity_preview.analysis.facts import Fact
    from velocity_preview.analysis.flow import Flow
    from velocity_preview.analysis.observation import Observation
    from velocity_preview.analysis.patched import Patched
    from velocity_preview.analysis.records import Records
    from velocity_preview.analysis.recovered import Recovered
    from velocity_preview.analysis.world import World
    from velocity_preview.engine import Engine, Template
    from velocity_preview.engine.path import Step
    from velocity_preview.source import Source, Span


_MERGE_TAG = rare_pattern(r"%[^%\n]*(?=%)")


@dataclass(frozen=True)
class Subject:
    """`template` is the tree of the text with its damages mended."""

    recovered: Recovered
    template: Template
    profile: str
    world: World
    flow: Flow
    observed: Observation
    tools: Mapping[str, object]
    severities: Mapping[str, Severity | None]
    has_includes: bool
    """Whether the linter was told where included files are."""
    found: dict[object, Any] = field(default_factory=dict)
    """What was looked for once, for all rules: see `selections.once`."""

    @property
    def source(self) -> Source:
        """The text as the author wrote it."""
        return self.recovered.source

    @property
    def patched(self) -> Patched:
        return self.recovered.patched

    @property
    def engine(self) -> Engine:
        return self.template.engine

    @cached_property
    def records(self) -> Records:
        return self.flow.records

    @property
    def text(self) -> str:
        """The text of the tree."""
        return self.template.source.text

    @cached_property
    def attributes(self) -> Attributes:
        """Those of the HTML of the template itself."""
        return self.recovered.attributes

    def declares(self, field: str) -> bool:
        """Whether the message names a contact field, `%FIELD%`: then the ESP puts it into the data."""
        if "%" in field or "\n" in field:
            return False
        declared = self._merge_tags
        tag = rf"%{re.escape(field)}(?:\|[^%\n]*)?%"
        return bool(declared) and re.search(tag, declared, re.IGNORECASE) is not None

    @cached_property
    def _merge_tags(self) -> str:
        """All `%FIELD%` of the message: there are few, and thousands of keys may be looked for."""
        texts = [self.text, *(template.source.text for template in self.flow.inclusions.templates)]
        return "\n".join(dict.fromkeys(f"{tag}%" for text in texts for tag in _MERGE_TAG.findall(text)))

    def is_own(self, element: Element) -> bool:
        """Whether an element stands in the template itself, not in one that it includes."""
        return element.reading.source is self.template.source

    def knows(self, element: Element) -> bool:
        """Whether an element stands in a text that the author has before them."""
        return self.is_own(element) or any(
            element.reading.source is template.source for template in self.flow.inclusions.templates
        )

    @cached_property
    def known_names(self) -> frozenset[str]:
        """Every name that something sets: the data, the tools, the template."""
        bound = {name for element in self.elements for name in element.binds}
        return frozenset(bound | self.world.defaults.keys())

    @cached_property
    def set_names(self) -> frozenset[str]:
        """Names that a `#set` or `#define` sets."""
        setting = (*self.of(SetDirective), *self.of(DefineDefinition))
        return frozenset(name for element in setting for name in element.binds)

    @cached_property
    def read_names(self) -> frozenset[str]:
        """Names that some reference reads, those in heads that could not be read among them."""
        targets = (directive.target.expression for directive in self.of(SetDirective))
        written = {target for target in targets if not target.steps}
        names = (read.name for read in self.of(VariableExpression) if read not in written)
        return frozenset(names) | names_in_unread(self.source.text, self.patched)

    @cached_property
    def evaluates(self) -> bool:
        """Whether some text is merged that is not known before."""
        return bool(self.of(EvaluateDirective))

    @cached_property
    def runs_other_text(self) -> bool:
        """Whether the template merges files or text of which not everything is known here."""
        return self.evaluates or bool(self.of(ParseDirective))

    @cached_property
    def facts_of_names(self) -> Mapping[str, Fact]:
        """Names of single values: keys of the data and variables that hold a string, a number or a
        boolean.
        """
        found = {name: fact for name, fact in self.world.defaults.items() if fact.shapes}
        for element in self.elements:
            if isinstance(element, SetDirective) and (fact := self.fact(element.value)) is not None:
                found.setdefault(element.target.expression.name, fact)
            elif isinstance(element, ForeachDirective) and element in self.records.loops:
                found.setdefault(element.name, element_of(self.records.loops[element].source))
        scalar = {MAP, LIST}
        return {name: fact for name, fact in found.items() if not fact.java_types & scalar}

    def includes_of(self, name: str) -> Sequence[str]:
        """The files that an included file includes with `#parse`."""
        try:
            text = self.template.loader.load_text(name)
        except LookupError:
            return ()
        return names_parsed(text)

    def include_name(self, element: Element) -> PurePosixPath:
        """The name under which the file of an element would be included."""
        name = PurePosixPath(element.reading.source.name)
        return PurePosixPath(name.name) if self.is_own(element) else name

    @property
    def elsewhere(self) -> frozenset[str]:
        """Names that other rules speak of: what only a loop sets, and what engine 2 has no more."""
        return frozenset(self.flow.whole.loop_names) | {"velocityCount", "velocityHasNext"}

    @property
    def elements(self) -> Sequence[Element]:
        """The elements of the template, and of the files it includes."""
        return self._elements.all

    def of(self, kind: type[Kind]) -> Sequence[Kind]:
        """The elements of a type."""
        return self._elements.of(kind)

    @cached_property
    def _elements(self) -> Elements:
        others = [template.root_element for template in self.flow.inclusions.templates]
        own = self.flow.whole.elements_of(self.template)
        return Elements(self.template.root_element, *others) if others else own

    def runs(self, element: Element) -> bool:
        """Whether some merge comes to an element. Without merges it is taken for granted."""
        return self.observed.reaches(next(self.around(element, Block), None))

    @cached_property
    def missing_sets(self) -> Mapping[Element, frozenset[int]]:
        """`#set` directives whose value was missing where some merge printed it, with the scenarios."""
        found: dict[Element, frozenset[int]] = {}
        for reference in self.observed.with_gaps:
            record = self.records.names.get(reference.expression)
            printed = self.observed.printed(reference)
            if printed is not None and record is not None and not reference.expression.steps:
                for site in record.sites:
                    ran = {index for index in printed.undefined if self._ran(site, index)}
                    found[site] = found.get(site, frozenset()) | ran
        return {site: scenarios for site, scenarios in found.items() if scenarios}

    def _ran(self, element: Element, scenario: int) -> bool:
        """Whether the merge with a scenario came to an element."""
        block = next(self.around(element, Block), None)
        return block is None or block in self.observed.traces[scenario].visits

    def follows_failure(self, reference: FormalReference) -> bool:
        """Whether a value comes from what ended a merge: the merge that went on had nothing in its place."""
        seen: set[Element] = set()
        pending: list[Element] = [reference]
        while pending and self.observed.failed:
            place = pending.pop()
            if place in seen:
                continue
            seen.add(place)
            for element in place.walk():
                if element in self.observed.failed:
                    return True
                record = self.records.names.get(element) if isinstance(element, VariableExpression) else None
                pending += record.sites if record is not None else ()
        return False

    def parent(self, element: Element | None) -> Element | None:
        """The element that an element is a part of."""
        return self._elements.parents.get(element) if element is not None else None

    def reference_of(self, step: Step) -> FormalReference:
        """The reference that a step is a part of."""
        return cast("VariableExpression", self._elements.parents[step]).reference

    def around(self, element: Element, *kinds: type[Element]) -> Iterator[Element]:
        """The elements of these types that an element stands in, the innermost first."""
        parents = self._elements.parents
        parent = parents.get(element)
        while parent is not None:
            if isinstance(parent, kinds):
                yield parent
            parent = parents.get(parent)

    def fact(self, element: Element) -> Fact | None:
        """What is known of an operand where it is computed; None where no path leads to it."""
        if isinstance(element, FormalReference):
            record = self.records.names.get(element.expression)
            if element.alternate is None and record is not None:
                return record.value
        return self.records.values.get(element)

    def is_as_written(self, element: Element, span: Span) -> bool:
        """Whether the text of the tree is the author's in a part of an element, and not what its damages were
        mended to. Included files are read as they are.
        """
        return not self.is_own(element) or self.patched.is_original(span)

    def place(self, place: Element | Span, element: Element | None = None) -> tuple[Source, Span]:
        """The source that the author knows, and the place in it."""
        span = place.span if isinstance(place, Element) else place
        owner = place if isinstance(place, Element) else element
        if owner is not None and not self.is_own(owner):
            evaluated = self.flow.inclusions.evaluated.get(owner.reading.source)
            if evaluated is None:
                return owner.reading.source, span
            return self.place(in_evaluated(evaluated, span), evaluated)
        return self.source, self.patched.original(span)

    def edits(
        self, edits: Sequence[Edit], place: Element | Span, element: Element | None
    ) -> tuple[Edit, ...]:
        """Edits of the author's text; none where they would touch what was mended or another file."""
        owner = place if isinstance(place, Element) else element
        if owner is not None and not self.is_own(owner):
            return () if owner.reading.source in self.flow.inclusions.evaluated else tuple(edits)
        if not all(self.patched.is_original(edit.span) for edit in edits):
            return ()
        return tuple(Edit(self.patched.original(edit.span), edit.replacement) for edit in edits)

    def severity(self, rule: str, outcome: Outcome) -> Severity:
        return self.severities.get(rule) or outcome.severity

    def scenario_names(self, indexes: object) -> tuple[str, ...]:
        """The names of scenarios by their indexes, in their order."""
        return tuple(self.world.scenarios[index] for index in sorted(indexes))  # type: ignore[call-overload]
