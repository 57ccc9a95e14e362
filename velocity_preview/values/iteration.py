"""What `#foreach` goes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.objects import JavaObject


def iterate(value: object) -> Iterator[object] | None:
    """The elements of a list, collection, array or iterator, or the values of a map.

    None where there is nothing to go through, which `#foreach` passes over: null, a String, a number.
    The iterator raises `JavaException` where the collection is made longer or shorter meanwhile.
    """
    if isinstance(value, list):
        return _elements(value)
    if isinstance(value, dict):
        return _values(value)
    return iter(value) if isinstance(value, JavaObject) and isinstance(value, Iterable) else None


def _elements(value: list[object]) -> Iterator[object]:
    size = len(value)
    for cursor, element in enumerate(value, 1):
        yield element
        if len(value) != size:
            if cursor == len(value):
                return  # Java's iterator notices nothing at what is now the end
            raise _modified()


def _values(value: dict[object, object]) -> Iterator[object]:
    size = len(value)
    for key in list(value):
        if len(value) != size or key not in value:
            raise _modified()
        yield value[key]


def _modified() -> JavaException:
    return JavaException("java.util.ConcurrentModificationException")
