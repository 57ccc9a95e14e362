"""The methods that java.util.Collection gives to lists, sets and a map's values."""

from __future__ import annotations

from collections.abc import Collection, MutableSequence
from typing import Final, cast

from velocity_preview.values.arrays import JavaArray
from velocity_preview.values.equality import java_equals
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.map_views import MapView
from velocity_preview.values.member_tables import MemberTable, deferred, needs_function
from velocity_preview.values.object_members import OBJECT

Elements = Collection[object]


def contains(collection: Elements, element: object) -> bool:
    """`contains(Object)`, with Java's equality: 1 is not in `[1.0]`."""
    if isinstance(collection, MapView):
        return element in collection
    return any(java_equals(element, own) for own in collection)


def _contains_all(collection: Elements, others: Elements) -> bool:
    return all(contains(collection, other) for other in others)


def _remove_where(collection: Elements, others: Elements, *, found: bool) -> bool:
    """Takes out what the others contain, or what they do not; whether anything was."""
    doomed = [element for element in collection if contains(others, element) is found]
    if isinstance(collection, MapView):
        for element in doomed:
            collection.remove(element)
    elif doomed:
        elements = cast("MutableSequence[object]", collection)
        for index in reversed([i for i, own in enumerate(elements) if contains(others, own) is found]):
            del elements[index]
    return bool(doomed)


def _clear(collection: Elements) -> None:
    if isinstance(collection, MapView):
        collection.mapping.clear()
    else:
        elements = cast("MutableSequence[object]", collection)
        for index in reversed(range(len(elements))):
            del elements[index]


def _to_array_like(collection: Elements, array: JavaArray | tuple[object, ...]) -> JavaArray:
    """`toArray(T[])`: the array given if it is large enough, null behind the last element."""
    elements = list(collection)
    if isinstance(array, tuple):
        array = JavaArray(array)
    if not all(element is None or array.can_hold(element) for element in elements):
        raise JavaException(
            "java.lang.ArrayStoreException",
            "arraycopy: element type mismatch: can not cast one of the elements of java.lang.Object[]"
            f" to the type of the destination array, {_element_class(array)}",
        )
    if len(array) < len(elements):
        return type(array)(elements)
    for index, element in enumerate([*elements, None][: len(array)]):
        array[index] = element
    return array


def _element_class(array: JavaArray) -> str:
    return array.java_class[2:].removesuffix(";")


def unsupported(*_: object) -> object:
    """A method that this collection refuses."""
    raise JavaException("java.lang.UnsupportedOperationException")


COLLECTION: Final = MemberTable(
    {
        "size()": len,
        "isEmpty()": lambda value: not len(value),
        "contains(Object)": contains,
        "containsAll(Collection)": _contains_all,
        "removeAll(Collection)": lambda value, others: _remove_where(value, others, found=True),
        "retainAll(Collection)": lambda value, others: _remove_where(value, others, found=False),
        "clear(): void": _clear,
        "toArray()": lambda value: JavaArray(list(value)),
        "toArray(Object[])": _to_array_like,
        "toArray(IntFunction)": needs_function,
        "stream()": deferred("streams", "stream_of"),
        "parallelStream()": deferred("streams", "stream_of"),
        "forEach(Consumer): void": needs_function,
        "removeIf(Predicate)": needs_function,
    },
    OBJECT,
)

VIEW: Final = MemberTable(
    {
        "iterator()": lambda value: value.iterator(),
        "remove(Object)": lambda value, element: value.remove(element),
        "add(Object)": unsupported,
        "addAll(Collection)": unsupported,
    },
    COLLECTION,
)
