"""The data of all scenarios as one tree: what stands at `items[*].price`, over every item of every
scenario.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from velocity_preview.values.java_types import type_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAP: Final = "LinkedHashMap"
LIST: Final = "ArrayList"
NULL: Final = "null"

_SAMPLES: Final = 24
"""Values remembered of one place; rules look at them, not at every recipient."""


@dataclass(eq=False, slots=True)
class Shape:
    """All values at one path. `path` is how messages show it; `scenarios` counts the values of each scenario.

    `members` has a shape for each key that any of the maps has, `element` the elements of all lists.
    """

    path: str
    types: Counter[str] = field(default_factory=Counter)
    scenarios: Counter[int] = field(default_factory=Counter)
    nulls: Counter[int] = field(default_factory=Counter)
    blanks: Counter[int] = field(default_factory=Counter)
    """Empty strings, of each scenario."""
    maps: Counter[int] = field(default_factory=Counter)
    members: dict[str, Shape] = field(default_factory=dict)
    element: Shape | None = None
    sizes: list[int] = field(default_factory=list)
    """Of the lists: smallest and largest."""
    samples: list[object] = field(default_factory=list)
    is_made: bool = False
    """The keys of a map that the template makes, not of the data."""

    @property
    def is_null(self) -> bool:
        """Whether no scenario has anything but null here."""
        return not self.types.keys() - {NULL}

    def add(self, value: object, scenario: int) -> None:
        """One more value of a scenario."""
        self.types[type_name(value)] += 1
        self.scenarios[scenario] += 1
        if value is None:
            self.nulls[scenario] += 1
        elif isinstance(value, dict):
            self._add_map(value, scenario)
        elif isinstance(value, list):
            self._add_list(value, scenario)
        else:
            self._add_sample(value, scenario)

    def _add_map(self, value: Mapping[str, object], scenario: int) -> None:
        self.maps[scenario] += 1
        for key, member in value.items():
            if key not in self.members:
                self.members[key] = Shape(f"{self.path}.{key}" if self.path else key)
            self.members[key].add(member, scenario)

    def _add_list(self, value: Sequence[object], scenario: int) -> None:
        self.sizes = (
            [min(len(value), *self.sizes[:1]), max(len(value), *self.sizes[1:])]
            if self.sizes
            else [len(value)] * 2
        )
        if self.element is None:
            self.element = Shape(f"{self.path}[*]")
        for element in value:
            self.element.add(element, scenario)

    def _add_sample(self, value: object, scenario: int) -> None:
        if value == "":
            self.blanks[scenario] += 1
        if len(self.samples) < _SAMPLES and not any(
            type(one) is type(value) and one == value for one in self.samples
        ):
            self.samples.append(value)

    def missing(self, owner: Shape) -> frozenset[int]:
        """The scenarios in which some map of the owner does not have this member."""
        return frozenset(index for index, count in owner.maps.items() if self.scenarios[index] < count)


def shape_of(roots: Sequence[Mapping[str, object]]) -> Shape:
    """The shape of `$data` over the roots of all scenarios."""
    shape = Shape("")
    for index, root in enumerate(roots):
        shape.add(dict(root), index)
    return shape
