"""What the analysis writes down about each element: the facts that rules ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final, TypeVar

from velocity_preview.analysis.facts import Fact, join

if TYPE_CHECKING:
    from collections.abc import Mapping

    from velocity_preview.analysis.members import Result
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


_Noted = TypeVar("_Noted", Use, NameState)
_ALONE: Final[Mapping[Use | NameState, frozenset[Any]]] = {
    one: frozenset((one,)) for one in (*Use, *NameState)
}
"""What most records have: they share these sets, which are made once."""


def _with(known: frozenset[_Noted], one: _Noted) -> frozenset[_Noted]:
    if one in known:
        return known
    return known | {one} if known else _ALONE[one]


@dataclass(slots=True)
class NameRecord:
    """A reference's name, over all evaluations. `guarded`: a test shows that the name is there."""

    states: frozenset[NameState] = frozenset()
    uses: frozenset[Use] = frozenset()
    guarded: bool = True
    value: Fact | None = None
    """Of the whole reference, with what tests have shown."""
    sites: set[Element] = field(default_factory=set)
    """Where the name may have been set."""

    def add(self, state: NameState, use: Use, *, guarded: bool) -> None:
        """An evaluation of the name."""
        self.states = _with(self.states, state)
        self.uses = _with(self.uses, use)
        self.guarded = self.guarded and guarded


@dataclass(slots=True)
class StepRecord:
    """One step of a reference, over all evaluations."""

    owner: Fact
    result: Fact
    key: str | None = None
    index: int | None = None
    """The number of `.get(0)` and `[0]`."""
    found: bool = False
    """Whether some evaluation finds the key or cannot know."""
    uses: frozenset[Use] = frozenset()
    guarded: bool = True
    sized: bool = True
    """Whether a test has asked for the size or length of what stands before the step."""
    lacking: frozenset[str] = frozenset()
    keyless: frozenset[Shape] = frozenset()
    arguments: tuple[Fact, ...] = ()

    def add(self, use: Use, *, guarded: bool, sized: bool) -> None:
        """An evaluation of the step."""
        self.uses = _with(self.uses, use)
        self.guarded = self.guarded and guarded
        self.sized = self.sized and sized


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

    def name(self, element: VariableExpression) -> NameRecord:
        known = self.names.get(element)
        if known is None:
            known = self.names[element] = NameRecord()
        return known

    def step(
        self, element: Step, owner: Fact, result: Result, key: object, arguments: tuple[Fact, ...]
    ) -> StepRecord:
        known = self.steps.get(element)
        if known is None:
            known = self.steps[element] = StepRecord(
                owner,
                result.fact,
                key if isinstance(key, str) else None,
                key if type(key) is int else None,
                lacking=result.lacking,
                keyless=result.keyless,
                arguments=arguments,
            )
            return known
        known.owner = join((known.owner, owner))
        known.result = join((known.result, result.fact))
        if len(arguments) == len(known.arguments):
            known.arguments = tuple(join(pair) for pair in zip(known.arguments, arguments, strict=True))
        known.lacking |= result.lacking
        known.keyless |= result.keyless
        return known

    def value(self, element: Element, fact: Fact) -> None:
        known = self.values.setdefault(element, fact)
        if known is not fact:
            self.values[element] = join((known, fact))

    def loop(self, element: ForeachDirective, source: Fact) -> None:
        known = self.loops.get(element)
        self.loops[element] = LoopRecord(source if known is None else join((known.source, source)))
