"""What merges with the given scenarios really did.

Each scenario is merged once with tracing, up to a bound of number and time; of a thousand recipients the
first of each shape tell enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.resumption import trace_on
from velocity_preview.errors import IncludeError, LimitError, MergeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from velocity_preview.engine import Template
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.engine.trace import Trace
    from velocity_preview.source import Source, Span

MOST_MERGES: Final = 64
_SECONDS: Final = 5.0
_DEPTH: Final = 4
_SINGLE: Final = frozenset((str, int, float, bool, type(None)))


@dataclass(slots=True)
class Printed:
    """What a reference printed, over all merges: the scenarios by what came out."""

    undefined: set[int] = field(default_factory=set)
    empty: set[int] = field(default_factory=set)
    filled: set[int] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)

    @property
    def scenarios(self) -> set[int]:
        return self.undefined | self.empty | self.filled


Texts = dict[tuple[str | None, str], set[int]]
"""The scenarios by what a reference printed: the class of the value, None without one, and the text."""


@dataclass
class Observation:
    """The traces of the scenarios, by their indexes; empty without payloads. They go on behind what ends a
    merge.
    """

    traces: dict[int, Trace] = field(default_factory=dict)
    texts: dict[FormalReference, Texts] = field(default_factory=dict)
    """What references printed, in the order of the first time."""
    lacking: dict[Element, dict[str, set[int]]] = field(default_factory=dict)
    """Members that a value did not have: the classes, with the scenarios."""
    failed: dict[Element, dict[str, set[int]]] = field(default_factory=dict)
    """Where a merge ended with an exception: the classes, with the scenarios."""
    exceptions: dict[Element, str] = field(default_factory=dict)
    """What the first of them said, in one line."""
    visited: set[Element] = field(default_factory=set)
    """Blocks that ran in some merge."""

    @cached_property
    def with_gaps(self) -> Mapping[FormalReference, None]:
        """References that printed nothing, or their own source text, in some merge; in the same order."""
        return dict.fromkeys(
            [
                reference
                for reference, texts in self.texts.items()
                for java_class, text in texts
                if not text or java_class is None
            ]
        )

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes of all values that references printed."""
        printed = {java_class for texts in self.texts.values() for java_class, _ in texts}
        return frozenset(java_class for java_class in printed if java_class is not None)

    def printed(self, reference: FormalReference) -> Printed | None:
        """What a reference printed, as far as it is filled, empty or undefined; None where no merge came."""
        texts = self.texts.get(reference)
        return _printed(texts) if texts is not None else None

    @property
    def is_complete(self) -> bool:
        """Whether there are merges and each came to its end, if need be without what ended it before."""
        return bool(self.traces) and all(trace.error is None for trace in self.traces.values())

    def reaches(self, block: Element | None) -> bool:
        """Whether some merge ran a block; where a merge broke off, or there is none, that is not known."""
        return not self.is_complete or block is None or block in self.visited


def observe(
    template: Template, contexts: Sequence[Mapping[str, object]], included: Iterable[Template] = ()
) -> Observation:
    """Merge with each context. `included` are the other templates that the merges run."""
    observation = Observation()
    deadline = monotonic() + _SECONDS
    places = _Places((template, *included))
    for index in _telling(contexts):
        if monotonic() > deadline:
            break
        trace, errors = trace_on(template, contexts[index])
        observation.traces[index] = trace
        _place_errors(observation, places, errors, index)
        observation.visited.update(trace.visits)
        records = [(printing.element, kind, text) for printing, kind, text, _ in trace.prints]
        for reference, kind, text in dict.fromkeys(records):
            texts = observation.texts.setdefault(reference, {})
            texts.setdefault((kind, text), set()).add(index)
        for missing in trace.missing:
            classes = observation.lacking.setdefault(missing.element, {})
            classes.setdefault(missing.java_class, set()).add(index)
    return observation


def _telling(contexts: Sequence[Mapping[str, object]]) -> list[int]:
    """The contexts to merge with: all, or the first of each shape and as many others as there is room for."""
    if len(contexts) <= MOST_MERGES:
        return list(range(len(contexts)))
    shapes: dict[object, int] = {}
    for index, context in enumerate(contexts):
        shapes.setdefault(_shape(context, _DEPTH), index)
    chosen = dict.fromkeys([*shapes.values(), *range(len(contexts))])
    return sorted(list(chosen)[:MOST_MERGES])


def _shape(value: object, depth: int) -> object:
    """What tells data apart that templates treat differently: keys, types, what is empty."""
    kind = type(value)
    if not depth or kind in _SINGLE:
        return kind, not value
    if isinstance(value, Mapping):
        return tuple(
            (key, (inner, not member) if (inner := type(member)) in _SINGLE else _shape(member, depth - 1))
            for key, member in sorted(value.items())
        )
    if isinstance(value, list):
        return (min(len(value), 2), frozenset(_shape(element, depth - 1) for element in value))
    return kind, not value


def _printed(texts: Texts) -> Printed:
    printed = Printed()
    for (java_class, text), scenarios in texts.items():
        if java_class is None:
            printed.undefined |= scenarios
        else:
            printed.classes.add(java_class)
            (printed.filled if text else printed.empty).update(scenarios)
    return printed


def _place_errors(
    observation: Observation, places: _Places, errors: Sequence[MergeError], index: int
) -> None:
    """The elements at which a merge ended with an exception."""
    for error in errors:
        if isinstance(error, (IncludeError, LimitError)):
            continue
        element = places.element(error)
        if element is not None:
            classes = observation.failed.setdefault(element, {})
            classes.setdefault(error.message.partition(":")[0], set()).add(index)
            observation.exceptions.setdefault(element, error.message.partition("\n")[0])


class _Places:
    """The elements of templates by what the engine names of them."""

    def __init__(self, templates: Sequence[Template]) -> None:
        self._templates = templates
        self._blamed: dict[Source, Mapping[Span, Element]] = {}

    def element(self, error: MergeError) -> Element | None:
        """The innermost element of what the engine names; None in a text that is merged from elsewhere."""
        if error.source not in self._blamed:
            elements = next(
                (one.root_element.walk() for one in self._templates if one.source == error.source), ()
            )
            self._blamed[error.source] = {element.blamed_span: element for element in elements}
        return self._blamed[error.source].get(error.span)
