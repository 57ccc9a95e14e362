"""What merges with the given scenarios really did.

Each scenario is merged once with tracing, up to a bound; of a thousand recipients the first ones and those
that differ tell enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from velocity_preview.engine import Template
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.trace import Print, Trace

MOST_MERGES: Final = 64


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


@dataclass(slots=True)
class Observation:
    """The traces of the scenarios, by their indexes; empty without payloads."""

    traces: dict[int, Trace] = field(default_factory=dict)
    printed: dict[Element, Printed] = field(default_factory=dict)
    lacking: dict[Element, dict[str, set[int]]] = field(default_factory=dict)
    """Members that a value did not have: the classes, with the scenarios."""
    visited: set[Element] = field(default_factory=set)
    """Blocks that ran in some merge."""

    @property
    def is_complete(self) -> bool:
        """Whether there are merges and each came to its end."""
        return bool(self.traces) and all(trace.error is None for trace in self.traces.values())

    def reaches(self, block: Element | None) -> bool:
        """Whether some merge ran a block; where a merge broke off, or there is none, that is not known."""
        return not self.is_complete or block is None or block in self.visited


def observe(template: Template, contexts: Sequence[Mapping[str, object]]) -> Observation:
    """Merge with each context."""
    observation = Observation()
    for index, context in enumerate(contexts[:MOST_MERGES]):
        trace = template.trace(context)
        observation.traces[index] = trace
        observation.visited.update(trace.visits)
        for record in trace.prints:
            _add(observation, record, index)
        for missing in trace.missing:
            classes = observation.lacking.setdefault(missing.element, {})
            classes.setdefault(missing.java_class, set()).add(index)
    return observation


def _add(observation: Observation, record: Print, index: int) -> None:
    printed = observation.printed.setdefault(record.element, Printed())
    if record.java_class is None:
        printed.undefined.add(index)
    else:
        printed.classes.add(record.java_class)
        (printed.filled if record.text else printed.empty).add(index)
