"""Merges that go on behind what ends them, so that lint sees the rest of the template too.

The engine sends nothing where an exception ends a merge. What raised it is taken out of the text, a
reference for one that nothing sets and of the same length, and the merge is made again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from velocity_preview.engine import Template
from velocity_preview.engine.inclusion import IncludeDirective, ParseDirective
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.trace import Trace
from velocity_preview.errors import LimitError, MergeError, VelocitySyntaxError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.trace import Print
    from velocity_preview.source import Span

_MOST: Final = 12
_NOTHING: Final = "z"


class Resumption:
    """Merges a template. `errors` of a merge are those that end it, one behind the other."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._patched: dict[str, Template] = {}
        self._known: dict[Template, Mapping[Element, Element]] = {}

    def trace(self, context: Mapping[str, object]) -> tuple[Trace, list[MergeError]]:
        """The record of a merge, up to the end where that is possible."""
        template = self._template
        trace = template.trace(context)
        errors: list[MergeError] = []
        while isinstance(trace.error, MergeError) and len(errors) < _MOST:
            errors.append(trace.error)
            text = None if isinstance(trace.error, LimitError) else _without(template, trace.error)
            following = self._read(text) if text is not None else None
            if following is None:
                break
            template = following
            trace = template.trace(context)
        return (trace if template is self._template else self._translated(trace, template)), errors

    def _read(self, text: str) -> Template | None:
        if text not in self._patched:
            original = self._template
            template = Template(text, original.source.name, original.engine)
            template.loader, template.limits = original.loader, original.limits
            try:
                template.ensure_compiled()
            except VelocitySyntaxError:
                return None
            self._patched[text] = template
        return self._patched[text]

    def _translated(self, trace: Trace, template: Template) -> Trace:
        """The record with the elements of the template itself; without what was put into their place."""
        if template not in self._known:
            self._known[template] = _pairs(template, self._template)
        known = self._known[template]

        def own(element: Element) -> Element | None:
            return known.get(element) if element.reading.source is template.source else element

        prints = [(own(one.element), one) for one in trace.prints]
        missing = [(own(one.element), one) for one in trace.missing]
        return Trace(
            text=trace.text,
            error=trace.error,
            prints=[_of(e, one) for e, one in prints if isinstance(e, FormalReference)],
            missing=[one._replace(element=e) for e, one in missing if e is not None],
            visits=Counter({e: n for one, n in trace.visits.items() if (e := own(one)) is not None}),
        )


def _of(element: FormalReference, record: Print) -> Print:
    """The record with another element."""
    return record._replace(printing=record.printing._replace(element=element))


def _without(template: Template, error: MergeError) -> str | None:
    """The text without what raised an error; None where that is not known."""
    if error.source.text != template.source.text or error.source.name != template.source.name:
        return None
    around = [
        element
        for element in template.root_element.walk()
        if isinstance(element, (FormalReference, ParseDirective, IncludeDirective))
        and _contains(element.span, error.span)
    ]
    if not around:
        return None
    place = min(around, key=lambda element: element.span.end - element.span.start)
    start, end = place.span if isinstance(place, FormalReference) else (place.span.start, place.head_end)
    filler = "$" + _NOTHING * (end - start - 1) if isinstance(place, FormalReference) else " " * (end - start)
    text = template.source.text
    return f"{text[:start]}{filler}{text[end:]}"


def _pairs(patched: Template, original: Template) -> Mapping[Element, Element]:
    """The elements of one tree with those of the other at the same place."""
    places: dict[object, list[Element]] = defaultdict(list)
    for element in original.root_element.walk():
        places[type(element), element.span].append(element)
    pairs: dict[Element, Element] = {}
    for element in patched.root_element.walk():
        found = places[type(element), element.span]
        is_filler = isinstance(element, FormalReference) and not element.expression.name.strip(_NOTHING)
        if found and not is_filler:
            pairs[element] = found.pop(0)
    return pairs


def _contains(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
