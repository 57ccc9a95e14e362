"""A map's `keySet()`, `values()` and `entrySet()`: views, so that what is removed there leaves the map."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import ClassVar

from velocity_preview.values.equality import java_equals
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.hashing import java_hash
from velocity_preview.values.iterators import JavaIterator, MapIterator, key_iterator, value_iterator
from velocity_preview.values.java_types import COLLECTION, SET, TypedObject
from velocity_preview.values.map_keys import find_key, key_value
from velocity_preview.values.maps import ENTRY
from velocity_preview.values.member_tables import MemberTable, load
from velocity_preview.values.numbers import wrap
from velocity_preview.values.text import java_string


class Entry(TypedObject):
    """A java.util.Map.Entry: a key with the value the map has for it now."""

    java_class = "java.util.LinkedHashMap$Entry"
    java_types = frozenset({"Map.Entry", "Object"})

    def __init__(self, mapping: dict[object, object], key: object) -> None:
        self._mapping = mapping
        self._key = key
        self._value = mapping[key]

    @property
    def members(self) -> MemberTable:
        return ENTRY

    @property
    def key(self) -> object:
        """`getKey()`."""
        return key_value(self._key)

    @property
    def value(self) -> object:
        """`getValue()`; once removed from the map, the last it had."""
        self._value = self._mapping.get(self._key, self._value)
        return self._value

    def set_value(self, value: object) -> object:
        """`setValue(V)`: changes the map, returns what was there."""
        previous = self.value
        if self._key in self._mapping:
            self._mapping[self._key] = value
        self._value = value
        return previous

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Entry):
            return False
        return java_equals(self.key, other.key) and java_equals(self.value, other.value)

    def __hash__(self) -> int:
        return java_hash(self.key) ^ java_hash(self.value)

    def java_string(self) -> str:
        """`key=value`."""
        return f"{_text(self.key)}={_text(self.value)}"


class ImmutableEntry(Entry):
    """What `Map.entry` makes; it belongs to no map."""

    java_class = "java.util.KeyValueHolder"

    def set_value(self, value: object) -> object:  # noqa: ARG002  (refused whatever it is)
        raise JavaException("java.lang.UnsupportedOperationException", "not supported")


def _text(value: object) -> str:
    text = java_string(value)
    return "null" if text is None else text


class MapView(TypedObject, Collection[object]):
    """What the three views share. Nothing can be added to one."""

    java_class = "java.util.AbstractCollection"
    is_set: ClassVar[bool] = True

    def __init__(self, mapping: dict[object, object]) -> None:
        self.mapping = mapping

    @property
    def members(self) -> MemberTable:
        table: MemberTable = load("collection_members", "VIEW")
        return table

    def __len__(self) -> int:
        return len(self.mapping)

    def __iter__(self) -> Iterator[object]:
        return self.iterator()

    def __contains__(self, element: object) -> bool:
        return any(java_equals(element, own) for own in self)

    def __eq__(self, other: object) -> bool:
        if not self.is_set or not isinstance(other, Collection):
            return self is other
        if not isinstance(other, TypedObject) or "Set" not in other.java_types or len(self) != len(other):
            return False
        return all(element in self for element in other)

    def __hash__(self) -> int:
        return wrap(sum(map(java_hash, self)), 32) if self.is_set else id(self)

    def java_string(self) -> str | None:
        """`[a, b]`."""
        return java_string(list(self))

    def iterator(self) -> JavaIterator:
        """`iterator()`."""
        raise NotImplementedError

    def remove(self, element: object) -> bool:
        """`remove(Object)`: whether it was there."""
        iterator = self.iterator()
        for own in iterator:
            if java_equals(element, own):
                iterator.remove()
                return True
        return False


class KeySet(MapView):
    """`keySet()`."""

    java_class = "java.util.LinkedHashMap$LinkedKeySet"
    java_types = SET

    def __contains__(self, element: object) -> bool:
        return find_key(self.mapping, element) in self.mapping

    def iterator(self) -> JavaIterator:
        return key_iterator(self.mapping)


class Values(MapView):
    """`values()`."""

    java_class = "java.util.LinkedHashMap$LinkedValues"
    java_types = COLLECTION
    is_set = False

    def iterator(self) -> JavaIterator:
        return value_iterator(self.mapping)


class EntrySet(MapView):
    """`entrySet()`."""

    java_class = "java.util.LinkedHashMap$LinkedEntrySet"
    java_types = SET

    def iterator(self) -> JavaIterator:
        mapping = self.mapping
        name = "java.util.LinkedHashMap$LinkedEntryIterator"
        return MapIterator(mapping, name, lambda key: Entry(mapping, key))
