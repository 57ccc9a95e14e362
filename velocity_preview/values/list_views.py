"""Lists that are no ArrayList: the window that `subList` opens, and the lists that cannot be changed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, MutableSequence, Sequence
from typing import overload

from velocity_preview.values.equality import java_equals
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.hashing import list_hash
from velocity_preview.values.java_types import LIST, TypedObject
from velocity_preview.values.member_tables import MemberTable, load
from velocity_preview.values.text import java_string


class ListObject(TypedObject, MutableSequence[object]):
    """A java.util.List of ours; prints, and compares, as any List."""

    java_class = "java.util.AbstractList"
    java_types = LIST

    @property
    def members(self) -> MemberTable:
        table: MemberTable = load("lists", "LIST")
        return table

    def __hash__(self) -> int:
        return list_hash(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (list, ListObject)):
            return False
        return len(self) == len(other) and all(map(java_equals, self, other))

    def java_string(self) -> str | None:
        """`[a, b]`."""
        return java_string(list(self))

    @overload
    def __getitem__(self, index: int) -> object: ...
    @overload
    def __getitem__(self, index: slice) -> MutableSequence[object]: ...
    def __getitem__(self, index: int | slice) -> object:
        return list(self)[index] if isinstance(index, slice) else self.element(index)

    @overload
    def __setitem__(self, index: int, value: object) -> None: ...
    @overload
    def __setitem__(self, index: slice, value: object) -> None: ...
    def __setitem__(self, index: int | slice, value: object) -> None:
        raise JavaException("java.lang.UnsupportedOperationException")

    def __delitem__(self, index: int | slice) -> None:
        raise JavaException("java.lang.UnsupportedOperationException")

    def insert(self, index: int, value: object) -> None:  # noqa: ARG002  (refused whatever they are)
        """Refused, as are the other changes, unless a subclass allows them."""
        raise JavaException("java.lang.UnsupportedOperationException")

    @abstractmethod
    def element(self, index: int) -> object:
        """The element at an index within the list."""


class SubList(ListObject):
    """`subList`: part of a list that stays in place, so that changes here change the list."""

    java_class = "java.util.ArrayList$SubList"

    def __init__(self, parent: MutableSequence[object], begin: int, end: int) -> None:
        self._parent = parent
        self._begin = begin
        self._size = end - begin
        self._parent_size = len(parent)

    def __len__(self) -> int:
        self._check()
        return self._size

    def __iter__(self) -> Iterator[object]:
        self._check()
        return iter(self._parent[self._begin : self._begin + self._size])

    def element(self, index: int) -> object:
        self._check()
        return self._parent[self._begin + index]

    def __setitem__(self, index: int | slice, value: object) -> None:
        self._check()
        if isinstance(index, slice):
            raise JavaException("java.lang.UnsupportedOperationException")
        self._parent[self._begin + index] = value

    def __delitem__(self, index: int | slice) -> None:
        self._check()
        begin, end, _ = index.indices(self._size) if isinstance(index, slice) else (index, index + 1, 1)
        del self._parent[self._begin + begin : self._begin + end]
        self._resize(begin - end)

    def insert(self, index: int, value: object) -> None:
        self._check()
        self._parent.insert(self._begin + index, value)
        self._resize(1)

    def _resize(self, difference: int) -> None:
        self._size += difference
        self._parent_size = len(self._parent)

    def _check(self) -> None:
        """Java counts changes; we see those that change the size."""
        if len(self._parent) != self._parent_size:
            raise JavaException("java.util.ConcurrentModificationException")


class OtherSubList(SubList):
    """`subList` of an array or another list."""

    java_class = "java.util.AbstractList$SubList"


class ImmutableList(ListObject):
    """What `List.of`, `List.copyOf` and `Stream.toList` make."""

    java_class = "java.util.ImmutableCollections$ListN"

    def __init__(self, elements: Sequence[object]) -> None:
        self._elements = tuple(elements)

    def __len__(self) -> int:
        return len(self._elements)

    def __iter__(self) -> Iterator[object]:
        return iter(self._elements)

    def element(self, index: int) -> object:
        return self._elements[index]

    @property
    def members(self) -> MemberTable:
        table: MemberTable = load("lists", "IMMUTABLE_LIST")
        return table

    def get(self, index: int) -> object:
        """`get(int)`."""
        if not 0 <= index < len(self._elements):
            message = f"Index {index} out of bounds for length {len(self._elements)}"
            raise JavaException("java.lang.ArrayIndexOutOfBoundsException", message)
        return self._elements[index]


class ShortImmutableList(ImmutableList):
    """What `List.of` makes of one or two elements."""

    java_class = "java.util.ImmutableCollections$List12"

    def get(self, index: int) -> object:
        if not 0 <= index < len(self._elements):
            message = f"Index: {index} Size: {len(self._elements)}"
            raise JavaException("java.lang.IndexOutOfBoundsException", message)
        return self._elements[index]


def list_of(elements: Sequence[object]) -> ImmutableList:
    """`List.of`, which refuses null."""
    if any(element is None for element in elements):
        raise JavaException("java.lang.NullPointerException")
    return (ShortImmutableList if 0 < len(elements) < 3 else ImmutableList)(elements)
