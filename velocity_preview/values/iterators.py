"""`iterator()` and `listIterator()`: places in a list or a map's view, which notice that it was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableSequence
from typing import Final

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.java_types import TypedObject
from velocity_preview.values.map_keys import key_value
from velocity_preview.values.member_tables import MemberTable, needs_function
from velocity_preview.values.object_members import OBJECT


class JavaIterator(TypedObject, Iterator[object]):
    """A java.util.Iterator; `#foreach` can go through it too."""

    java_class = "java.util.Iterator"
    java_types = frozenset({"Iterator", "Object"})

    @property
    def members(self) -> MemberTable:
        return ITERATOR

    def has_next(self) -> bool:
        """`hasNext()`."""
        raise NotImplementedError

    def next(self) -> object:
        """`next()`."""
        raise NotImplementedError

    def remove(self) -> None:
        """`remove()`, which not every iterator has."""
        raise JavaException("java.lang.UnsupportedOperationException", "remove")

    def __next__(self) -> object:
        if not self.has_next():
            raise StopIteration
        return self.next()


class ListIterator(JavaIterator):
    """A place between two elements of a list. Java counts changes of the list; we see those of its size."""

    java_class = "java.util.ArrayList$ListItr"

    def __init__(self, elements: MutableSequence[object], cursor: int = 0) -> None:
        self._elements = elements
        self._cursor = cursor
        self._last = -1
        self._size = len(elements)

    @property
    def members(self) -> MemberTable:
        return LIST_ITERATOR

    def has_next(self) -> bool:
        return self._cursor != len(self._elements)

    def next(self) -> object:
        self._check_unchanged()
        if self._cursor >= len(self._elements):
            raise JavaException("java.util.NoSuchElementException")
        self._last = self._cursor
        self._cursor += 1
        return self._elements[self._last]

    def has_previous(self) -> bool:
        """`hasPrevious()`."""
        return self._cursor > 0

    def previous(self) -> object:
        """`previous()`."""
        self._check_unchanged()
        if self._cursor <= 0:
            raise JavaException("java.util.NoSuchElementException")
        self._cursor -= 1
        self._last = self._cursor
        return self._elements[self._last]

    def next_index(self) -> int:
        """`nextIndex()`."""
        return self._cursor

    def previous_index(self) -> int:
        """`previousIndex()`."""
        return self._cursor - 1

    def remove(self) -> None:
        self._check_last()
        self._check_unchanged()
        del self._elements[self._last]
        self._cursor = self._last
        self._last = -1
        self._size = len(self._elements)

    def set(self, element: object) -> None:
        """`set(E)`: replaces the element returned last."""
        self._check_last()
        self._check_unchanged()
        self._elements[self._last] = element

    def add(self, element: object) -> None:
        """`add(E)`: before what `next()` would return."""
        self._check_unchanged()
        self._elements.insert(self._cursor, element)
        self._cursor += 1
        self._last = -1
        self._size = len(self._elements)

    def _check_last(self) -> None:
        if self._last < 0:
            raise JavaException("java.lang.IllegalStateException")

    def _check_unchanged(self) -> None:
        if len(self._elements) != self._size:
            raise JavaException("java.util.ConcurrentModificationException")


class PlainListIterator(ListIterator):
    """What `iterator()` of an ArrayList returns: it goes forward only."""

    java_class = "java.util.ArrayList$Itr"

    @property
    def members(self) -> MemberTable:
        return ITERATOR


class OtherListIterator(PlainListIterator):
    """What `iterator()` of an array or another list returns."""

    java_class = "java.util.AbstractList$Itr"


class OtherListListIterator(ListIterator):
    """What `listIterator()` of an array or another list returns."""

    java_class = "java.util.AbstractList$ListItr"


class MapIterator(JavaIterator):
    """Goes through a map's keys, values or entries."""

    def __init__(
        self, mapping: dict[object, object], java_class: str, element: Callable[[object], object]
    ) -> None:
        self.java_class = java_class  # type: ignore[misc]  # three classes that differ in the name alone
        self._mapping = mapping
        self._element = element
        self._keys = iter(list(mapping))
        self._left = self._size = len(mapping)
        self._last: tuple[object, ...] = ()

    def has_next(self) -> bool:
        return self._left > 0

    def next(self) -> object:
        if len(self._mapping) != self._size:
            raise JavaException("java.util.ConcurrentModificationException")
        if self._left <= 0:
            raise JavaException("java.util.NoSuchElementException")
        key = next(self._keys)
        self._left -= 1
        self._last = (key,)
        return self._element(key)

    def remove(self) -> None:
        if not self._last:
            raise JavaException("java.lang.IllegalStateException")
        if len(self._mapping) != self._size:
            raise JavaException("java.util.ConcurrentModificationException")
        del self._mapping[self._last[0]]
        self._last = ()
        self._size = len(self._mapping)


def key_iterator(mapping: dict[object, object]) -> MapIterator:
    """`keySet().iterator()`."""
    return MapIterator(mapping, "java.util.LinkedHashMap$LinkedKeyIterator", key_value)


def value_iterator(mapping: dict[object, object]) -> MapIterator:
    """`values().iterator()`."""
    return MapIterator(mapping, "java.util.LinkedHashMap$LinkedValueIterator", mapping.__getitem__)


ITERATOR: Final = MemberTable(
    {
        "hasNext()": lambda value: value.has_next(),
        "next()": lambda value: value.next(),
        "remove(): void": lambda value: value.remove(),
        "forEachRemaining(Consumer): void": needs_function,
    },
    OBJECT,
)

LIST_ITERATOR: Final = MemberTable(
    {
        "hasPrevious()": ListIterator.has_previous,
        "previous()": ListIterator.previous,
        "nextIndex()": ListIterator.next_index,
        "previousIndex()": ListIterator.previous_index,
        "set(Object): void": ListIterator.set,
        "add(Object): void": ListIterator.add,
    },
    ITERATOR,
)
