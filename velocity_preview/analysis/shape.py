"""The data of all scenarios as one tree: what stands at `items[*].price`, over every item of every
scenario.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain, compress, islice
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from velocity_preview.values.java_types import type_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAP: Final = "LinkedHashMap"
LIST: Final = "ArrayList"
NULL: Final = "null"

_SAMPLES: Final = 24
"""Values remembered of one place; rules look at them, not at every recipient."""

_NOWHERE: Final[Counter[int]] = Counter()
"""In no scenario. It stays empty: most places have neither nulls nor empty strings nor maps."""


@dataclass(eq=False, slots=True)
class Shape:
    """All values at one path. `path` is how messages show it; `scenarios` counts the values of each scenario.

    `members` has a shape for each key that any of the maps has, `element` the elements of all lists.
    """

    path: str
    types: Counter[str] = field(default_factory=Counter)
    scenarios: Counter[int] = field(default_factory=Counter)
    nulls: Counter[int] = field(default_factory=lambda: _NOWHERE)
    blanks: Counter[int] = field(default_factory=lambda: _NOWHERE)
    """Empty strings, of each scenario."""
    maps: Counter[int] = field(default_factory=lambda: _NOWHERE)
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

    def missing(self, owner: Shape) -> frozenset[int]:
        """The scenarios in which some map of the owner does not have this member."""
        return frozenset(index for index, count in owner.maps.items() if self.scenarios[index] < count)


def shape_of(roots: Sequence[Mapping[str, object]]) -> Shape:
    """The shape of `$data` over the roots of all scenarios."""
    return _shape("", [dict(root) for root in roots], range(len(roots)))


def _shape(path: str, values: Sequence[object], scenarios: Sequence[int]) -> Shape:
    """The shape of all values at one path, each with its scenario.

    Those of all scenarios and items are looked at together: they are mostly of one type, for which Python
    counts fast.
    """
    shape = Shape(path, scenarios=Counter(scenarios))
    kinds = set(map(type, values))
    if kinds == {str}:
        shape.types["String"] = len(values)
        shape.samples = list(islice(dict.fromkeys(values), _SAMPLES))
    else:
        shape.types.update(map(type_name, values))
        for kind, add in ((dict, _add_maps), (list, _add_lists)):
            if any(issubclass(one, kind) for one in kinds):
                add(shape, _of_kind(kind, values, scenarios))
        _add_samples(shape, values)
    if None in values:
        shape.nulls = Counter(_of_kind(NoneType, values, scenarios).scenarios)
    if "" in values:
        of_text = _of_kind(str, values, scenarios)
        shape.blanks = Counter(scenario for value, scenario in zip(*of_text, strict=True) if value == "")
    return shape


class _Column(NamedTuple):
    """Values and their scenarios."""

    values: list[Any]
    scenarios: list[int]


def _of_kind(kind: type, values: Sequence[object], scenarios: Sequence[int]) -> _Column:
    """Those of a type."""
    chosen = [isinstance(value, kind) for value in values]
    return _Column(list(compress(values, chosen)), list(compress(scenarios, chosen)))


def _add_maps(shape: Shape, maps: _Column) -> None:
    shape.maps = Counter(maps.scenarios)
    for key, column in _columns(maps).items():
        shape.members[key] = _shape(f"{shape.path}.{key}" if shape.path else key, *column)


def _columns(maps: _Column) -> dict[str, _Column]:
    """What each key has, of maps that mostly have the same keys."""
    keys = dict.fromkeys(chain.from_iterable(maps.values))
    if all(len(one) == len(keys) for one in maps.values):
        return {key: _Column([one[key] for one in maps.values], maps.scenarios) for key in keys}
    columns = {key: _Column([], []) for key in keys}
    for one, scenario in zip(*maps, strict=True):
        for key, member in one.items():
            column = columns[key]
            column.values.append(member)
            column.scenarios.append(scenario)
    return columns


def _add_lists(shape: Shape, lists: _Column) -> None:
    sizes = list(map(len, lists.values))
    shape.sizes = [min(sizes), max(sizes)]
    path = f"{shape.path}[*]"
    elements = [element for value in lists.values for element in value]
    owners = [scenario for value, scenario in zip(*lists, strict=True) for _ in value]
    shape.element = _shape(path, elements, owners) if elements else Shape(path)


def _add_samples(shape: Shape, values: Sequence[object]) -> None:
    samples = shape.samples
    for value in values:
        if len(samples) >= _SAMPLES:
            return
        if value is None or isinstance(value, (dict, list)):
            continue
        if value not in samples or not any(type(one) is type(value) and one == value for one in samples):
            samples.append(value)
