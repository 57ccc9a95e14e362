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

    from velocity_preview.analysis.members import Result

MAP: Final = "LinkedHashMap"
LIST: Final = "ArrayList"
NULL: Final = "null"

_SAMPLES: Final = 24
"""Values remembered of one place; rules look at them, not at every recipient."""

_NOWHERE: Final[Counter[int]] = Counter()
"""In no scenario. It stays empty: most places have neither nulls nor empty strings."""

_TYPES: Final[dict[type, frozenset[str]]] = {
    str: frozenset({"String"}),
    bool: frozenset({"Boolean"}),
    float: frozenset({"Double"}),
    dict: frozenset({MAP}),
    list: frozenset({LIST}),
    NoneType: frozenset({NULL}),
}
"""The Java types of values that are all of one Python type, where that alone tells. Integers are not among
them: how large they are counts too.
"""
_SINGLE: Final = frozenset({str, bool, float, int})
"""Types of single values, of which two that are equal are the same."""


@dataclass(eq=False, slots=True)
class Shape:
    """All values at one path. `path` is how messages show it; `scenarios` counts the values of each scenario.

    `members` has a shape for each key that any of the maps has, `element` the elements of all lists.
    """

    path: str
    types: frozenset[str] = frozenset()
    scenarios: Counter[int] = field(default_factory=Counter)
    nulls: Counter[int] = field(default_factory=lambda: _NOWHERE)
    blanks: Counter[int] = field(default_factory=lambda: _NOWHERE)
    """Empty strings, of each scenario."""
    members: dict[str, Shape] = field(default_factory=dict)
    element: Shape | None = None
    sizes: list[int] = field(default_factory=list)
    """Of the lists: smallest and largest."""
    samples: list[object] = field(default_factory=list)
    has_maps: bool = False
    is_partial: bool = False
    """Of a member: whether some of the maps do not have it."""
    is_made: bool = False
    """The keys of a map that the template makes, not of the data."""
    reached: Result | None = None
    """Of a member: what a step that leads here gives, from the first look at one on."""

    @property
    def is_null(self) -> bool:
        """Whether no scenario has anything but null here."""
        return self.types <= {NULL}


def shape_of(roots: Sequence[Mapping[str, object]]) -> Shape:
    """The shape of `$data` over the roots of all scenarios."""
    return _shape("", _Column.of([dict(root) for root in roots], list(range(len(roots)))))


class _Column(NamedTuple):
    """Values and the scenario of each. `counts`, how many each scenario has, are one for all keys of the same
    maps.
    """

    values: list[Any]
    scenarios: list[int]
    counts: Counter[int]

    @classmethod
    def of(cls, values: list[Any], scenarios: list[int]) -> _Column:
        return cls(values, scenarios, Counter(scenarios))


def _shape(path: str, column: _Column) -> Shape:
    """The shape of all values at one path.

    Those of all scenarios and items are looked at together: they are mostly of one type, for which Python
    counts fast.
    """
    values = column.values
    kinds = set(map(type, values))
    if len(kinds) == 1:
        shape = _of_one_kind(path, column, *kinds)
    else:
        shape = Shape(path, frozenset(map(type_name, values)), column.counts)
        for kind, add in ((dict, _add_maps), (list, _add_lists)):
            if any(issubclass(one, kind) for one in kinds):
                add(shape, _of_kind(kind, column))
        _add_samples(shape, values)
    if NoneType in kinds:
        shape.nulls = _of_kind(NoneType, column).counts
    if "" in values:
        of_text = _of_kind(str, column)
        shape.blanks = Counter(
            scenario for value, scenario in zip(of_text.values, of_text.scenarios, strict=True) if value == ""
        )
    return shape


def _of_one_kind(path: str, column: _Column, kind: type) -> Shape:
    """The shape of values that are all of one Python type."""
    values = column.values
    shape = Shape(path, _TYPES.get(kind) or frozenset(map(type_name, values)), column.counts)
    if kind in _SINGLE:
        shape.samples = list(islice(dict.fromkeys(values), _SAMPLES))
    elif issubclass(kind, dict):
        _add_maps(shape, column)
    elif issubclass(kind, list):
        _add_lists(shape, column)
    else:
        _add_samples(shape, values)
    return shape


def _of_kind(kind: type, column: _Column) -> _Column:
    """Those of a type."""
    chosen = [isinstance(value, kind) for value in column.values]
    return _Column.of(list(compress(column.values, chosen)), list(compress(column.scenarios, chosen)))


def _add_maps(shape: Shape, maps: _Column) -> None:
    shape.has_maps = True
    for key, column in _columns(maps).items():
        member = _shape(f"{shape.path}.{key}" if shape.path else key, column)
        member.is_partial = len(column.values) < len(maps.values)
        shape.members[key] = member


def _columns(maps: _Column) -> dict[str, _Column]:
    """What each key has, of maps that mostly have the same keys."""
    found, scenarios, counts = maps
    keys = dict.fromkeys(chain.from_iterable(found))
    if all(len(one) == len(keys) for one in found):
        return {key: _Column([one[key] for one in found], scenarios, counts) for key in keys}
    columns: dict[str, tuple[list[Any], list[int]]] = {key: ([], []) for key in keys}
    for one, scenario in zip(found, scenarios, strict=True):
        for key, member in one.items():
            values, owners = columns[key]
            values.append(member)
            owners.append(scenario)
    return {key: _Column.of(*column) for key, column in columns.items()}


def _add_lists(shape: Shape, lists: _Column) -> None:
    sizes = list(map(len, lists.values))
    shape.sizes = [min(sizes), max(sizes)]
    path = f"{shape.path}[*]"
    elements = [element for value in lists.values for element in value]
    owners = [scenario for value, scenario in zip(lists.values, lists.scenarios, strict=True) for _ in value]
    shape.element = _shape(path, _Column.of(elements, owners)) if elements else Shape(path)


def _add_samples(shape: Shape, values: Sequence[object]) -> None:
    samples = shape.samples
    for value in values:
        if len(samples) >= _SAMPLES:
            return
        if value is None or isinstance(value, (dict, list)):
            continue
        if value not in samples or not any(type(one) is type(value) and one == value for one in samples):
            samples.append(value)
