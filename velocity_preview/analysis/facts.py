"""What is known of a value before any merge."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.analysis.shape import LIST, MAP, NULL
from velocity_preview.values.java_types import type_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from velocity_preview.analysis.shape import Shape
    from velocity_preview.engine.element import Element

Path = tuple[object, ...]
"""A binding and the keys, indexes and calls from it: two paths that are equal lead to the same value."""

_MOST_CONSTANTS: Final = 8
_COLLECTIONS: Final = frozenset({LIST, MAP})
_NO_SHAPES: Final[frozenset[Shape]] = frozenset()
_NO_TYPE: Final = frozenset({NULL})


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a value is missing: `step` asked `owners` for `key`, which none of them has. Of a name that nothing
    sets there are no owners.
    """

    step: Element
    key: str
    owners: frozenset[Shape]


@dataclass(eq=False, slots=True)
class Made:
    """A list or map that the template makes: its elements, or its `keys` and their `members`.

    `is_open`: it may have others.
    """

    elements: Fact | None = None
    members: dict[str, Fact] = field(default_factory=dict)
    keys: Shape | None = None
    is_open: bool = False


class Fact(NamedTuple):
    """The values that an expression can have. Hundreds are made for each template: as a tuple, which takes a
    third of the time of a frozen dataclass.

    It is one of the nodes `shapes` of the data, or one of `constants`, or something of `types` that the
    template makes; `absent` says that it can be null or undefined, `unknown` that it can be anything besides.
    `made` are the lists and maps among them of which the contents are known.
    """

    shapes: frozenset[Shape] = frozenset()
    constants: tuple[object, ...] = ()
    types: frozenset[str] = frozenset()
    absent: bool = False
    unknown: bool = False
    missing: frozenset[Missing] = frozenset()
    made: frozenset[Made] = frozenset()

    @property
    def is_absent(self) -> bool:
        """Whether the value is never there."""
        return self.absent and not (self.unknown or self.constants or self.types or self.live_shapes)

    @property
    def only_constant(self) -> object:
        """The value, where only one can be; None where there are more, or it is not known."""
        is_known = len(self.constants) == 1 and not (self.absent or self.unknown or self.types or self.shapes)
        return self.constants[0] if is_known else None

    @property
    def live_shapes(self) -> frozenset[Shape]:
        return frozenset([shape for shape in self.shapes if not shape.is_null])

    @property
    def java_types(self) -> frozenset[str]:
        """The Java types that it can have; null is none."""
        found = self.types
        for shape in self.shapes:
            found = found | shape.types if found else shape.types  # of most facts, no new set
        if self.constants:
            found = found.union(map(type_name, self.constants))
        return found - _NO_TYPE if NULL in found else found

    def may_be(self, java_type: str) -> bool:
        """Whether a Java type is among those."""
        if java_type in self.types:
            return True
        for shape in self.shapes:
            if java_type in shape.types:
                return True
        return java_type in map(type_name, self.constants)

    @property
    def is_known(self) -> bool:
        return not self.unknown

    @property
    def is_anything(self) -> bool:
        """Whether nothing at all is known of the value."""
        return self.unknown and not (self.shapes or self.types or self.constants)

    @property
    def maps(self) -> frozenset[Shape]:
        for shape in self.shapes:
            if MAP not in shape.types:
                return frozenset([shape for shape in self.shapes if MAP in shape.types])
        return self.shapes  # of most facts, no new set

    @property
    def keyed(self) -> frozenset[Shape]:
        """The maps of the data, and those that the template makes."""
        return self.maps | {made.keys for made in self.made if made.keys is not None}

    @property
    def lists(self) -> frozenset[Shape]:
        return frozenset([shape for shape in self.shapes if LIST in shape.types])

    def present(self) -> Fact:
        """The same value where a test has shown that it is there."""
        if self.is_absent:
            return Fact(unknown=True, absent=True, missing=self.missing)
        return self._replace(absent=False) if self.absent else self


UNKNOWN: Final = Fact(unknown=True, absent=True)
"""Nothing is known."""
ABSENT: Final = Fact(absent=True)
"""Null or undefined."""


def constant(value: object) -> Fact:
    return Fact(_NO_SHAPES, (value,)) if value is not None else ABSENT


def of_type(*types: str, absent: bool = False) -> Fact:
    return Fact(types=frozenset(types), absent=absent)


def of_shape(shape: Shape, *, absent: bool = False) -> Fact:
    """A node of the data. `absent`: not every owner has it."""
    return Fact(frozenset((shape,)), absent=absent or NULL in shape.types)


def join(facts: Iterable[Fact]) -> Fact:
    """What holds where one of the facts does."""
    joined: Fact | None = None
    for fact in facts:
        joined = fact if joined is None or joined is fact or joined == fact else _join(joined, fact)
    return ABSENT if joined is None else joined


def _join(first: Fact, second: Fact) -> Fact:
    constants = list(first.constants)
    constants += [value for value in second.constants if not any(_same(value, own) for own in constants)]
    types = first.types | second.types
    if len(constants) > _MOST_CONSTANTS:
        types |= {type_name(value) for value in constants}
        constants = []
    is_part_known = bool(first.made) != bool(second.made) and bool(first.types & second.types & _COLLECTIONS)
    return Fact(
        first.shapes | second.shapes,
        tuple(constants),
        types,
        absent=first.absent or second.absent,
        unknown=first.unknown or second.unknown or is_part_known,
        missing=first.missing | second.missing,
        made=first.made | second.made,
    )


def _same(first: object, second: object) -> bool:
    return type(first) is type(second) and first == second
