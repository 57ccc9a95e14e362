"""What the names of the context hold at one place of a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import chain, count
from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.analysis.correlation import Telling, Tests, enough, tellings
from velocity_preview.analysis.facts import ABSENT, Fact, Path, join

if TYPE_CHECKING:
    from velocity_preview.analysis.world import World
    from velocity_preview.engine.block import Block
    from velocity_preview.engine.element import Element

_numbers = count(1)
_MOST_TESTS: Final = 16


class Mark(Enum):
    """What a test has shown of a path."""

    __hash__ = object.__hash__  # not Enum's, which is Python code: sets are made of these all the time

    PRESENT = auto()
    """Not null, and the name is set."""
    FILLED = auto()
    """Not empty: a string, list or map with something in it."""
    MEANT = auto()
    """A test stands before it that its author takes for one of presence, such as `$x != ''`."""
    ABSENT = auto()
    """Null, undefined, empty, zero or false."""


SHOWN: Final = frozenset({Mark.PRESENT, Mark.MEANT, Mark.FILLED})
"""Marks of something that is there, or is taken to be."""

Marks = Mapping[Path, frozenset[Mark]]
NO_MARKS: Marks = {}
_NO_MARKS_OF_PATH: Final[frozenset[Mark]] = frozenset()


class Outcomes(NamedTuple):
    """What is known where a condition is true, and where it is false. `texts` are the tests that are then
    true.
    """

    true: Marks = NO_MARKS
    false: Marks = NO_MARKS
    true_texts: frozenset[str] = frozenset()
    false_texts: frozenset[str] = frozenset()

    def negated(self) -> Outcomes:
        return Outcomes(self.false, self.true, self.false_texts, self.true_texts)


@dataclass(frozen=True, slots=True)
class Binding:
    """What a name holds. `identity` changes with each assignment; `source` is the path of the reference that
    gave the value, where it was nothing more.

    `maybe`: not set on some path that leads here; then `set_under` are the tests under which it is: all of
    one of the sets. `body` is the block of a `#define`; `test` what is known where the value is true;
    `sites` where it is set.
    """

    fact: Fact
    source: Path | None = None
    identity: int = field(default_factory=lambda: next(_numbers))
    maybe: bool = False
    set_under: frozenset[Tests] = frozenset()
    body: Block | None = None
    test: Outcomes | None = None
    sites: frozenset[Element] = frozenset()

    @property
    def path(self) -> Path:
        return self.source or (self.identity,)


@dataclass(slots=True)
class State:
    """The bindings and what tests have shown. `open`: something not known may have set any name.

    `dead`: no merge comes here, for `#break` or `#stop` stands before it. `shares`: other states have the
    same `bindings`, which are copied before one changes, for most branches change none.
    """

    bindings: dict[str, Binding] = field(default_factory=dict)
    marks: dict[Path, frozenset[Mark]] = field(default_factory=dict)
    texts: frozenset[str] = frozenset()
    open: bool = False
    dead: bool = False
    shares: bool = False

    def copy(self) -> State:
        self.shares = True
        return State(self.bindings, dict(self.marks), self.texts, self.open, self.dead, shares=True)

    def bind(self, name: str, binding: Binding | None) -> None:
        """None for a name that is not set."""
        if self.shares:
            self.bindings = dict(self.bindings)
            self.shares = False
        if binding is None:
            self.bindings.pop(name, None)
        else:
            self.bindings[name] = binding

    def restore(self, before: Mapping[str, Binding | None]) -> None:
        """What names held before a block that had them for itself."""
        for name, binding in before.items():
            self.bind(name, binding)

    def learn(self, marks: Marks, texts: frozenset[str] = frozenset()) -> None:
        """What a test has shown holds from here on."""
        for path, found in marks.items():
            self.marks[path] = self.marks.get(path, _NO_MARKS_OF_PATH) | found
        self.texts |= texts

    def marks_of(self, path: Path | None) -> frozenset[Mark]:
        return self.marks.get(path, _NO_MARKS_OF_PATH) if path is not None else _NO_MARKS_OF_PATH

    def is_shown(self, path: Path | None) -> bool:
        """Whether a test has shown that something is there, or is taken to be."""
        return path in self.marks and not SHOWN.isdisjoint(self.marks[path])

    def is_set(self, binding: Binding) -> bool:
        """Whether a name that is set on some paths only is surely set here."""
        return not binding.maybe or any(tests <= self.texts for tests in binding.set_under)

    def become(self, other: State) -> None:
        self.bindings, self.shares, self.marks = other.bindings, other.shares, other.marks
        self.texts, self.open, self.dead = other.texts, other.open, other.dead


def join_states(states: Sequence[tuple[State, str | None]], world: World) -> State:
    """Where paths come together. Each path has the text of the test that leads to it, if it is one.

    `world` has the facts of names before anything sets them; any other name is unset then.
    """
    alive = [(state, text) for state, text in states if not state.dead]
    if not alive:
        states[0][0].shares = True
        return State(states[0][0].bindings, dead=True, shares=True)
    if len(alive) == 1:
        return alive[0][0]
    first, *others = ends = [state for state, _ in alive]
    first.shares = True
    joined = State(first.bindings, first.marks, first.texts, first.open, shares=True)
    for other in others:
        joined.marks = either(joined.marks, other.marks)
        joined.texts &= other.texts
        joined.open = joined.open or other.open
    if names := _bound_differently(ends):
        telling = tellings(ends, names)
        for name in names:
            joined.bind(name, _join_bindings(name, alive, world, telling))
    return joined


def _bound_differently(ends: Sequence[State]) -> list[str]:
    """The names that do not have the same binding at the end of all paths, in the order of their setting."""
    first = ends[0].bindings
    others = [state.bindings for state in ends if state.bindings is not first]
    if not others:
        return []
    names = dict.fromkeys(chain(first, *others))
    different = {name for other in others for name in names if other.get(name) is not first.get(name)}
    return [name for name in names if name in different]


def _join_bindings(
    name: str,
    states: Sequence[tuple[State, str | None]],
    world: World,
    telling: Sequence[Telling],
) -> Binding:
    found = [state.bindings.get(name) for state, _ in states]
    bound = [binding for binding in found if binding is not None]
    facts = [_held(name, state, world) for state, _ in states]
    unset = name not in world.defaults and not all(_has(name, state) for state, _ in states)
    bodies = {binding.body for binding in bound}
    maybe = unset or any(binding.maybe for binding in bound)
    return Binding(
        join(facts),
        maybe=maybe,
        set_under=_set_under(name, states, telling) if maybe else frozenset(),
        body=next(iter(bodies)) if len(bodies) == 1 and not unset else None,
        sites=frozenset(site for binding in bound for site in binding.sites),
    )


def _set_under(
    name: str, states: Sequence[tuple[State, str | None]], telling: Sequence[Telling]
) -> frozenset[Tests]:
    """The tests under which a name is set behind a join: those that lead to a path that sets it, those that
    are enough on each path, and those of variables that tell which path it was.
    """
    of_paths = [_set_in(name, state) for state, _ in states]
    everywhere = [False] * len(states)
    found = {tests for one in of_paths for tests in one if enough(tests, of_paths, everywhere)}
    for (_, text), of_path in zip(states, of_paths, strict=True):
        if text is not None:
            found |= {tests | {text} for tests in of_path}
    for test in telling:
        tests = frozenset((test.text,))
        if enough(tests, of_paths, [test.is_false_in(state) for state, _ in states]):
            found.add(tests)
    return frozenset(sorted(found, key=len)[:_MOST_TESTS])


def _set_in(name: str, state: State) -> Sequence[Tests]:
    """The tests under which a name is set at the end of one path."""
    binding = state.bindings.get(name)
    if binding is not None and not state.is_set(binding):
        return tuple(binding.set_under)
    return [frozenset()] if binding is not None or _has(name, state) else []


def opposite(text: str) -> str:
    """The text of a test for the opposite."""
    return text[1:] if text.startswith("!") else f"!{text}"


def _has(name: str, state: State) -> bool:
    """Whether a name is set in a state, or a test before it has shown so."""
    return name in state.bindings or state.is_shown(unset_path(name))


def unset_path(name: str) -> Path:
    """The path of a name that nothing sets."""
    return ("?", name)


def _held(name: str, state: State, world: World) -> Fact:
    """The fact of a name in one state, with what tests have shown of it."""
    binding = state.bindings.get(name)
    fact = binding.fact if binding is not None else world.defaults.get(name)
    if fact is None:
        return ABSENT
    path = binding.path if binding is not None else world.paths.get(name)
    return fact.present() if Mark.PRESENT in state.marks_of(path) else fact


def both(first: Marks, second: Marks) -> Marks:
    """What holds where both hold."""
    return {
        path: first.get(path, frozenset()) | second.get(path, frozenset()) for path in {**first, **second}
    }


def either(first: Marks, second: Marks) -> dict[Path, frozenset[Mark]]:
    """What holds where one of them does."""
    common = {path: marks & second[path] for path, marks in first.items() if path in second}
    return {path: marks for path, marks in common.items() if marks}


def prefixes(path: Path) -> Iterable[Path]:
    """The paths that lead to a path: where it has a value, so have they."""
    return (path[:length] for length in range(1, len(path)))
