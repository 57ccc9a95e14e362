"""What the analysis writes down about each element: the facts that rules ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.facts import Fact, Path, join

if TYPE_CHECKING:
    from collections.abc import Mapping

    from velocity_preview.analysis.shape import Shape
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.foreach_directive import ForeachDirective
    from velocity_preview.engine.path import Step, VariableExpression


class Use(Enum):
    """What becomes of a value."""

    __hash__ = object.__hash__  # not Enum's, which is Python code: sets are made of these all the time

    PRINT = auto()
    QUIET = auto()
    """Printed with `$!`."""
    DEFAULTED = auto()
    """Read with an alternate value."""
    VALUE = auto()
    """Compared, computed with, or an argument."""
    TEST = auto()
    """Asked whether it is there: the condition of an `#if`, a comparison with an empty string."""
    BIND = auto()
    """Assigned to a name, or handed to a macro."""
    LOOP = auto()


class NameState(Enum):
    """What a name is where it is read."""

    __hash__ = object.__hash__

    SET = auto()
    MAYBE = auto()
    """Set on some paths only."""
    DATA = auto()
    """A key of the data, a tool or the like."""
    UNSET = auto()
    UNKNOWN = auto()


USES: Final[Mapping[Use, frozenset[Use]]] = {use: frozenset((use,)) for use in Use}
STATES: Final[Mapping[NameState, frozenset[NameState]]] = {state: frozenset((state,)) for state in NameState}
"""What one evaluation notes, and most records have: they share these sets."""


@dataclass(slots=True)
class NameRecord:
    """A reference's name, over all evaluations. `guarded`: a test shows that the name is there."""

    states: frozenset[NameState]
    uses: frozenset[Use]
    guarded: bool
    value: Fact
    """Of the whole reference, with what tests have shown."""
    sites: frozenset[Element]
    """Where the name may have been set."""

    def add(self, other: NameRecord) -> None:
        """Another evaluation."""
        self.states |= other.states
        self.uses |= other.uses
        self.guarded = self.guarded and other.guarded
        self.value = join((self.value, other.value))
        self.sites |= other.sites


@dataclass(slots=True)
class StepRecord:
    """One step of a reference, over all evaluations."""

    owner: Fact
    path: Path | None
    """That of the owner."""
    result: Fact
    key: str | None
    index: int | None
    """The number of `.get(0)` and `[0]`."""
    uses: frozenset[Use]
    lacking: frozenset[str]
    keyless: frozenset[Shape]
    arguments: tuple[Fact, ...]
    found: bool
    """Whether some evaluation finds the key or cannot know."""
    guarded: bool
    sized: bool
    """Whether a test has asked for the size or length of what stands before the step, where that matters."""

    def add(self, other: StepRecord) -> None:
        """Another evaluation; the key is that of the first."""
        self.owner = join((self.owner, other.owner))
        self.path = self.path if self.path == other.path else None
        self.result = join((self.result, other.result))
        self.found = self.found or other.found
        self.uses |= other.uses
        self.guarded = self.guarded and other.guarded
        self.sized = self.sized and other.sized
        self.lacking |= other.lacking
        self.keyless |= other.keyless
        if len(self.arguments) == len(other.arguments):
            self.arguments = tuple(map(join, zip(self.arguments, other.arguments, strict=True)))


@dataclass(slots=True)
class LoopRecord:
    """What a `#foreach` goes through."""

    source: Fact


@dataclass(slots=True)
class Records:
    """Elements and what is known of them. An element that no path reaches has no record."""

    names: dict[VariableExpression, NameRecord] = field(default_factory=dict)
    steps: dict[Step, StepRecord] = field(default_factory=dict)
    loops: dict[ForeachDirective, LoopRecord] = field(default_factory=dict)
    values: dict[Element, Fact] = field(default_factory=dict)
    """Facts of operands of an expression, as they are where it is computed."""
    used_missing: set[Element] = field(default_factory=set)
    """Steps whose missing key is used behind an assignment."""
    guarded_missing: set[Element] = field(default_factory=set)
    """The same, where a test stands before the use, or the name may have another value."""
    read_sites: set[Element] = field(default_factory=set)
    """`#set` directives whose value is read somewhere."""

    def name(self, element: VariableExpression, evaluation: NameRecord) -> None:
        known = self.names.setdefault(element, evaluation)
        if known is not evaluation:
            known.add(evaluation)

    def step(self, element: Step, evaluation: StepRecord) -> None:
        known = self.steps.setdefault(element, evaluation)
        if known is not evaluation:
            known.add(evaluation)

    def value(self, element: Element, fact: Fact) -> None:
        known = self.values.setdefault(element, fact)
        if known is not fact:
            self.values[element] = join((known, fact))

    def loop(self, element: ForeachDirective, source: Fact) -> None:
        known = self.loops.get(element)
        self.loops[element] = LoopRecord(source if known is None else join((known.source, source)))
