"""The data of all scenarios as one tree: what stands at `items[*].price`, over every item of every
scenario.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain, compress, islice, repeat
from operator import itemgetter
from types import NoneType
from typing import TYPE_CHECKING, Any, Final

from velocity_preview.values.java_types import type_name
from velocity_preview.values.numbers import INTEGER_MAX, INTEGER_MIN

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
_INTEGER: Final = frozenset({"Integer"})
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
    owners = list(range(len(roots)))
    return _shape("", [dict(root) for root in roots], owners, Counter(owners))


def _shape(path: str, values: list[Any], owners: list[int], counts: Counter[int]) -> Shape:
    """The shape of all values at one path. `owners` are the scenarios they are of, `counts` how many each
    has: the same for all keys of the same maps.

    Those of all scenarios and items are looked at together: they are mostly of one type, for which Python
    counts fast.
    """
    kinds = set(map(type, values))
    if len(kinds) == 1:
        shape = _of_one_kind(path, values, owners, counts, *kinds)
    else:
        shape = Shape(path, frozenset(map(type_name, values)), counts)
        for kind, add in ((dict, _add_maps), (list, _add_lists)):
            if any(issubclass(one, kind) for one in kinds):
                chosen, their_owners = _of_kind(kind, values, owners)
                add(shape, chosen, their_owners, Counter(their_owners))
        _add_samples(shape, values)
    if NoneType in kinds:
        shape.nulls = Counter(_of_kind(NoneType, values, owners)[1])
    if "" in values:
        blank = [isinstance(value, str) and value == "" for value in values]
        shape.blanks = Counter(compress(owners, blank))
    return shape


def _of_one_kind(path: str, values: list[Any], owners: list[int], counts: Counter[int], kind: type) -> Shape:
    """The shape of values that are all of one Python type."""
    shape = Shape(path, _TYPES.get(kind) or _types_of(kind, values), counts, _NOWHERE, _NOWHERE)
    if kind in _SINGLE:
        shape.samples = list(islice(dict.fromkeys(values), _SAMPLES))
    elif issubclass(kind, dict):
        _add_maps(shape, values, owners, counts)
    elif issubclass(kind, list):
        _add_lists(shape, values, owners, counts)
    else:
        _add_samples(shape, values)
    return shape


def _types_of(kind: type, values: list[Any]) -> frozenset[str]:
    """The Java types of values that are all of one Python type, which alone does not tell."""
    if kind is int and min(values) >= INTEGER_MIN and max(values) <= INTEGER_MAX:
        return _INTEGER
    return frozenset(map(type_name, values))


def _of_kind(kind: type, values: list[Any], owners: list[int]) -> tuple[list[Any], list[int]]:
    """Those of a type, and the scenarios they are of."""
    chosen = [isinstance(value, kind) for value in values]
    return list(compress(values, chosen)), list(compress(owners, chosen))


def _add_maps(shape: Shape, maps: list[Any], owners: list[int], counts: Counter[int]) -> None:
    shape.has_maps = True
    prefix = f"{shape.path}." if shape.path else ""
    keys = dict.fromkeys(chain.from_iterable(maps))
    members = shape.members
    if set(map(len, maps)) == {len(keys)}:  # as mostly: all have the same
        for key in keys:
            members[key] = _shape(f"{prefix}{key}", list(map(itemgetter(key), maps)), owners, counts)
        return
    columns: dict[str, tuple[list[Any], list[int]]] = {key: ([], []) for key in keys}
    for one, owner in zip(maps, owners, strict=True):
        for key, value in one.items():
            values, of_key = columns[key]
            values.append(value)
            of_key.append(owner)
    for key, (values, of_key) in columns.items():
        members[key] = member = _shape(f"{prefix}{key}", values, of_key, Counter(of_key))
        member.is_partial = len(values) < len(maps)


def _add_lists(shape: Shape, lists: list[Any], owners: list[int], _: Counter[int]) -> None:
    sizes = list(map(len, lists))
    shape.sizes = [min(sizes), max(sizes)]
    path = f"{shape.path}[*]"
    elements = list(chain.from_iterable(lists))
    of_elements = list(chain.from_iterable(map(repeat, owners, sizes)))
    shape.element = _shape(path, elements, of_elements, Counter(of_elements)) if elements else Shape(path)


def _add_samples(shape: Shape, values: Sequence[object]) -> None:
    samples = shape.samples
    for value in values:
        if len(samples) >= _SAMPLES:
            return
        if value is None or isinstance(value, (dict, list)):
            continue
        if value not in samples or not any(type(one) is type(value) and one == value for one in samples):
            samples.append(value)
