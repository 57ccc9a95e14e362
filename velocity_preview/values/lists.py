"""The methods of java.util.List: an ArrayList, the part of one that `subList` opens, an array, a list made by
`List.of`.

The functions change the Python list they are given.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, MutableSequence
from functools import cmp_to_key
from typing import Final

from velocity_preview.values.collection_members import COLLECTION, unsupported
from velocity_preview.values.equality import java_equals
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.hashing import java_hash, list_hash
from velocity_preview.values.iterators import (
    ListIterator,
    OtherListIterator,
    OtherListListIterator,
    PlainListIterator,
)
from velocity_preview.values.list_views import ListObject, OtherSubList, SubList, list_of
from velocity_preview.values.member_tables import MemberTable, needs_function, static
from velocity_preview.values.ordering import compare_to
from velocity_preview.values.text import out_of_memory

Elements = MutableSequence[object]

_MAX_ITEMS: Final = 2_000_000
"""Items that a list takes at once; Java would run out of memory, at a place of its own."""


def check_index(index: int, size: int) -> None:
    """Raises where a list of that size has no element at the index."""
    if not 0 <= index < size:
        message = f"Index {index} out of bounds for length {size}"
        raise JavaException("java.lang.IndexOutOfBoundsException", message)


def _check_gap(index: int, size: int) -> None:
    if not 0 <= index <= size:
        raise JavaException("java.lang.IndexOutOfBoundsException", f"Index: {index}, Size: {size}")


def get(elements: Elements, index: int) -> object:
    """`get(int)`."""
    check_index(index, len(elements))
    return elements[index]


def set_element(elements: Elements, index: int, value: object) -> object:
    """`set(int, E)`: returns what was there."""
    check_index(index, len(elements))
    return _exchange(elements, index, value)


def _exchange(elements: Elements, index: int, value: object) -> object:
    previous = elements[index]
    elements[index] = value
    return previous


def _add(elements: Elements, value: object) -> bool:
    elements.insert(len(elements), value)
    return True


def _insert(elements: Elements, index: int, value: object) -> None:
    _check_gap(index, len(elements))
    elements.insert(index, value)


def _add_all(elements: Elements, added: Collection[object]) -> bool:
    _check_room(elements, added)
    for value in list(added):
        elements.insert(len(elements), value)
    return bool(added)


def _insert_all(elements: Elements, index: int, added: Collection[object] | None) -> bool:
    _check_gap(index, len(elements))
    if added is None:
        raise JavaException("java.lang.NullPointerException")
    _check_room(elements, added)
    for offset, value in enumerate(list(added)):
        elements.insert(index + offset, value)
    return bool(added)


def _check_room(elements: Elements, added: Collection[object]) -> None:
    if len(elements) + len(added) > _MAX_ITEMS:
        raise out_of_memory()


def _remove_at(elements: Elements, index: int) -> object:
    check_index(index, len(elements))
    removed = elements[index]
    del elements[index]
    return removed


def _remove(elements: Elements, value: object) -> bool:
    index = index_of(elements, value)
    if index >= 0:
        del elements[index]
    return index >= 0


def index_of(elements: Iterable[object], value: object) -> int:
    """`indexOf(Object)`: -1 where there is no such element."""
    return next((index for index, own in enumerate(elements) if java_equals(value, own)), -1)


def _last_index_of(elements: Elements, value: object) -> int:
    for index in reversed(range(len(elements))):
        if java_equals(value, elements[index]):
            return index
    return -1


def _sub_list(elements: Elements, begin: int, end: int) -> SubList:
    if begin < 0:
        raise JavaException("java.lang.IndexOutOfBoundsException", f"fromIndex = {begin}")
    if end > len(elements):
        raise JavaException("java.lang.IndexOutOfBoundsException", f"toIndex = {end}")
    if begin > end:
        message = f"fromIndex({begin}) > toIndex({end})"
        raise JavaException("java.lang.IllegalArgumentException", message)
    return (SubList if _is_array_list(elements) else OtherSubList)(elements, begin, end)


def _is_array_list(elements: Elements) -> bool:
    return type(elements) in {list, SubList}


def _list_iterator(elements: Elements, index: int = 0) -> ListIterator:
    _check_gap(index, len(elements))
    return (ListIterator if _is_array_list(elements) else OtherListListIterator)(elements, index)


def _sort(elements: Elements, comparator: None) -> None:
    """`sort(null)`: the natural order. There is no way to have a Comparator."""
    del comparator
    for index, value in enumerate(sorted(elements, key=cmp_to_key(compare_to))):
        elements[index] = value


def _equals(elements: Elements, other: object) -> bool:
    if not isinstance(other, (list, ListObject)):
        return False
    return len(elements) == len(other) and all(map(java_equals, elements, other))


def _copy_of(added: Collection[object]) -> object:
    return list_of(list(added))


LIST: Final = MemberTable(
    {
        "get(int)": get,
        "set(int,Object)": set_element,
        "add(Object)": _add,
        "add(int,Object): void": _insert,
        "addAll(Collection)": _add_all,
        "addAll(int,Collection?)": _insert_all,
        "remove(int)": _remove_at,
        "remove(Object)": _remove,
        "indexOf(Object)": index_of,
        "lastIndexOf(Object)": _last_index_of,
        "subList(int,int)": _sub_list,
        "iterator()": OtherListIterator,
        "listIterator()": _list_iterator,
        "listIterator(int)": _list_iterator,
        "sort(Comparator?): void": _sort,
        "replaceAll(UnaryOperator): void": needs_function,
        "equals(Object)": _equals,
        "hashCode()": list_hash,
        "of(Object[])": static(list_of),
        "of()": static(lambda: list_of(())),
        "copyOf(Collection)": static(_copy_of),
    },
    COLLECTION,
)

ARRAY: Final = MemberTable(
    {
        "get(int)": lambda value, index: value[index],
        "set(int,Object)": _exchange,
        "add(Object)": unsupported,
        "add(int,Object): void": unsupported,
        "remove(int)": unsupported,
        "equals(Object)": lambda value, other: value is other,
        "hashCode()": java_hash,
    },
    LIST,
)
"""An array, which is equal to nothing else."""

UNCHANGEABLE_LIST: Final = MemberTable(
    dict.fromkeys(
        (
            "set(int,Object)",
            "add(Object)",
            "add(int,Object): void",
            "addAll(Collection?)",
            "addAll(int,Collection?)",
            "remove(int)",
            "remove(Object)",
            "removeAll(Collection?)",
            "retainAll(Collection?)",
            "clear(): void",
            "sort(Comparator?): void",
        ),
        unsupported,
    ),
    LIST,
)
"""A list that nothing is added to or taken from."""

IMMUTABLE_LIST: Final = MemberTable({"get(int)": lambda value, index: value.get(index)}, UNCHANGEABLE_LIST)
"""A list of `List.of`."""

ARRAY_LIST: Final = MemberTable(
    {
        "iterator()": PlainListIterator,
        "clone()": list,
        "trimToSize(): void": lambda _: None,
        "ensureCapacity(int): void": lambda _value, _capacity: None,
        "clear(): void": lambda value: value.clear(),
    },
    LIST,
)
