"""What is tried for a place: what conditions compare it with, and what other messages have there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.shape import LIST, MAP, Shape
from velocity_preview.whatif.replacements import REMOVED
from velocity_preview.whatif.sorts import is_number, is_numeric
from velocity_preview.whatif.variants import Every

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.whatif.cover.questions import Place
    from velocity_preview.whatif.variants import Steps

_LONGEST: Final = 200
"""Of a list or a text that a condition asks the size of."""
_LARGEST: Final = 1e300
"""Of a number: JSON has no infinity."""
_MOST_SAMPLES: Final = 4
_ITEM: Final[dict[str, object]] = {}


def shape_at(data: Shape | None, steps: Steps) -> Shape | None:
    """What the scenarios have at a place."""
    for step in steps:
        if data is None:
            return None
        data = data.element if isinstance(step, Every) else data.members.get(step)
    return data


def values_for(place: Place, shape: Shape | None, item: object) -> list[object]:
    """Each once, in the order to try them. `item` is for a list. Where the data tells the type, it stays."""
    kinds = _kinds(place, shape)
    samples = shape.samples if shape is not None else []
    is_numbers = "text" in kinds and any(isinstance(one, str) and is_numeric(one) for one in samples)
    found: dict[str, object] = {}
    for value in (
        *_of_constants(place.constants, kinds, item, as_text=is_numbers),
        *samples[:_MOST_SAMPLES],
        *_usual(place, kinds, item),
    ):
        found.setdefault("-" if value is REMOVED else json.dumps(value), value)
    return list(found.values())


def _kinds(place: Place, shape: Shape | None) -> frozenset[str]:
    if shape is None or shape.is_null:
        return frozenset({"list"} if place.is_list else {"text", "number", "boolean", "list"})
    found = {
        *(("list",) if LIST in shape.types else ()),
        *(("map",) if MAP in shape.types else ()),
    }
    for sample in shape.samples:
        if sample is not None:
            found.add("text" if isinstance(sample, str) else "number" if is_number(sample) else "boolean")
    return frozenset(found)


def _of_constants(
    constants: Iterable[object], kinds: frozenset[str], item: object, *, as_text: bool
) -> Iterator[object]:
    for value in constants:
        if isinstance(value, bool):
            yield from (value,) if "boolean" in kinds else ()
        elif isinstance(value, str):
            yield from (value,) if "text" in kinds else ()
            yield from ([value],) if "list" in kinds and (item == _ITEM or isinstance(item, str)) else ()
        elif isinstance(value, (int, float)) and abs(value) < _LARGEST:
            yield from _of_number(value, kinds, item, as_text=as_text)


def _of_number(value: float, kinds: frozenset[str], item: object, *, as_text: bool) -> Iterator[object]:
    """At, above and below it: the value, or the size."""
    near = (value, value + 1, value - 1)
    if "number" in kinds:
        yield from near
    sizes = [int(one) for one in near if 0 <= one <= _LONGEST]
    if as_text:
        yield from map(str, near)
    elif "text" in kinds:
        yield from ("x" * size for size in sizes)
    if "list" in kinds:
        yield from ([item] * size for size in sizes)


def _usual(place: Place, kinds: frozenset[str], item: object) -> Iterator[object]:
    if kinds == {"boolean"}:
        yield from (True, False)
    if place.steps[-1] is not Every.ITEM:
        yield REMOVED
    if "text" in kinds:
        yield from ("text", "", "1", "0", "-1")
    if "boolean" in kinds:
        yield from (True, False)
    if "number" in kinds:
        yield from (1, 0, -1)
    if "list" in kinds:
        yield from ([item], [], [item] * 2)
    if "map" in kinds:
        yield {}
