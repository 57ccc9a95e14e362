"""Variables that tell which path was taken: `#set($found = true)` beside `#set($match = $item)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from velocity_preview.analysis.state import State

Tests = frozenset[str]
"""Texts of tests that hold together."""

_MOST: Final = 24


class Telling(NamedTuple):
    """A test of a variable that some path sets to a constant."""

    text: str
    name: str
    holds: Callable[[object], bool]

    def is_false_in(self, state: State) -> bool:
        """Whether the test is surely false at the end of a path."""
        value = _constant_in(self.name, state)
        return value is not None and not self.holds(value)


def tellings(states: Sequence[State], names: Iterable[str]) -> list[Telling]:
    """The tests that tell the paths apart that come together here, of names that they bind differently."""
    found: list[Telling] = []
    for name in names:
        values = {_constant_in(name, state) for state in states}
        if len(values) > 1:
            found += (test for value in values if value is not None for test in _tests_of(name, value))
    return found[:_MOST]


def _tests_of(name: str, value: object) -> Iterator[Telling]:
    """The tests that speak for or against a value."""
    yield Telling(f"(${name}=={value!r})", name, lambda other: other == value)
    if value:
        yield Telling(f"!${name}", name, lambda other: not other)
        return
    yield Telling(f"${name}", name, bool)
    yield Telling(f"!(${name}=={value!r})", name, lambda other: other != value)
    if type(value) is int:
        yield Telling(f"(${name}>0)", name, bool)


def _constant_in(name: str, state: State) -> object:
    """The only value that a name has at the end of a path; None where there are more, or nobody knows."""
    binding = state.bindings.get(name)
    return binding.fact.only_constant if binding is not None and not binding.maybe else None


def enough(tests: Tests, of_paths: Sequence[Sequence[Tests]], against: Sequence[bool]) -> bool:
    """Whether what each path asks for is among the tests; a path that they speak against does not count."""
    return all(
        is_false or any(one <= tests for one in of_path)
        for of_path, is_false in zip(of_paths, against, strict=True)
    )
