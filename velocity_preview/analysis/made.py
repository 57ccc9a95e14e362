"""Lists and maps that the template makes, with what it puts into them, wherever it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.facts import UNKNOWN, Fact, Made, join
from velocity_preview.analysis.shape import LIST, MAP, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.element import Element

_INSERTS: Final = frozenset({"add", "addFirst", "addLast", "set"})


class Workshop:
    """What each literal of a template makes: one list or map for all evaluations of it."""

    def __init__(self) -> None:
        self._made: dict[Element, Made] = {}
        self._is_open = False

    def list_of(self, literal: Element, items: Sequence[Fact]) -> Fact:
        made = self._made.setdefault(literal, Made(is_open=self._is_open))
        for item in items:
            _insert(made, item)
        return Fact(types=frozenset((LIST,)), made=frozenset((made,)))

    def map_of(self, literal: Element, pairs: Sequence[tuple[object, Fact]]) -> Fact:
        """`pairs` are the keys, None where they are not known, and the values."""
        made = self._made.get(literal)
        if made is None:
            made = self._made[literal] = Made(keys=Shape("", is_made=True), is_open=self._is_open)
        for key, value in pairs:
            put(made, key, value)
        return Fact(types=frozenset((MAP,)), made=frozenset((made,)))

    def open_all(self) -> None:
        """Text that nobody knows may change any of them."""
        self._is_open = True
        for made in self._made.values():
            made.is_open = True

    def change(self, owner: Fact, method: str, key: object, arguments: Sequence[Fact]) -> None:
        """A method of a list or map that changes it; `key` is the first argument where it is known."""
        for made in owner.made:
            if method == "put" and len(arguments) == 2:
                put(made, key, arguments[1])
            elif made.keys is None and method in _INSERTS and arguments:
                _insert(made, arguments[-1])
            elif method in ("putAll", "putIfAbsent", "merge", "addAll", "replaceAll", "compute"):
                made.is_open = True


def put(made: Made, key: object, value: Fact) -> None:
    """A key of a map; any key may be there where this one is not known."""
    if made.keys is None or not isinstance(key, str):
        made.is_open = True
        return
    made.members[key] = join((made.members[key], value)) if key in made.members else value
    made.keys.members.setdefault(key, Shape(key))


def _insert(made: Made, item: Fact) -> None:
    made.elements = item if made.elements is None else join((made.elements, item))


def element_of_made(owner: Fact) -> Fact:
    """An element of a list, a value of a map."""
    facts = [] if owner.made else [UNKNOWN]
    for made in owner.made:
        known = list(made.members.values()) if made.keys is not None else [made.elements or UNKNOWN]
        facts += [*known, UNKNOWN] if made.is_open or not known else known
    return join(facts)


def key_of_made(owner: Fact, key: str) -> tuple[Fact, frozenset[Shape]]:
    """What a key of a map gives, and the maps that do not have it."""
    facts: list[Fact] = []
    keyless: set[Shape] = set()
    for made in owner.made:
        if made.keys is None:
            continue
        if key in made.members:
            facts.append(made.members[key])
        elif made.is_open:
            facts.append(UNKNOWN)
        else:
            facts.append(Fact(absent=True))
            keyless.add(made.keys)
    return (join(facts) if facts else UNKNOWN), frozenset(keyless)
