"""The methods of java.util.Map. The functions change the dict they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.values.equality import java_equals
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.hashing import java_hash
from velocity_preview.values.java_types import TypedObject
from velocity_preview.values.map_keys import find_key, key_value
from velocity_preview.values.member_tables import MemberTable, deferred, load, needs_function, static
from velocity_preview.values.object_members import OBJECT
from velocity_preview.values.text import java_string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.values.map_views import Entry

Map = dict[object, object]


def get(mapping: Map, key: object) -> object:
    """`get(Object)`: null for no such key."""
    return mapping.get(find_key(mapping, key))


def put(mapping: Map, key: object, value: object) -> object:
    """`put(K, V)`: returns what was there."""
    key = find_key(mapping, key)
    previous = mapping.get(key)
    mapping[key] = value
    return previous


def _contains_key(mapping: Map, key: object) -> bool:
    return find_key(mapping, key) in mapping


def _contains_value(mapping: Map, value: object) -> bool:
    return any(java_equals(value, own) for own in mapping.values())


def _get_or_default(mapping: Map, key: object, default: object) -> object:
    return mapping.get(find_key(mapping, key), default)


def _put_all(mapping: Map, other: Map) -> None:
    for key, value in list(other.items()):
        put(mapping, key_value(key), value)


def _put_if_absent(mapping: Map, key: object, value: object) -> object:
    key = find_key(mapping, key)
    previous = mapping.get(key)
    if previous is None:
        mapping[key] = value
    return previous


def _remove(mapping: Map, key: object) -> object:
    return mapping.pop(find_key(mapping, key), None)


def _has(mapping: Map, key: object, value: object) -> bool:
    return key in mapping and java_equals(mapping[key], value)


def _remove_pair(mapping: Map, key: object, value: object) -> bool:
    key = find_key(mapping, key)
    found = _has(mapping, key, value)
    if found:
        del mapping[key]
    return found


def _replace(mapping: Map, key: object, value: object) -> object:
    key = find_key(mapping, key)
    previous = mapping.get(key)
    if key in mapping:
        mapping[key] = value
    return previous


def _replace_pair(mapping: Map, key: object, old: object, value: object) -> bool:
    key = find_key(mapping, key)
    found = _has(mapping, key, old)
    if found:
        mapping[key] = value
    return found


class ImmutableMap(TypedObject, dict[object, object]):
    """What `Map.of` and `Map.copyOf` make. Java's order is arbitrary; ours is the order given."""

    java_class = "java.util.ImmutableCollections$MapN"
    java_types = frozenset({"Map", "Object"})

    __hash__ = None

    @property
    def members(self) -> MemberTable:
        return IMMUTABLE_MAP


class ShortImmutableMap(ImmutableMap):
    """With one entry."""

    java_class = "java.util.ImmutableCollections$Map1"


def _of(*pairs: object) -> ImmutableMap:
    entries: Map = {}
    for key, value in zip(pairs[::2], pairs[1::2], strict=True):
        if key is None or value is None:
            raise JavaException("java.lang.NullPointerException")
        if _contains_key(entries, key):
            raise JavaException("java.lang.IllegalArgumentException", f"duplicate key: {java_string(key)}")
        put(entries, key, value)
    return (ShortImmutableMap if len(entries) == 1 else ImmutableMap)(entries)


def _copy_of(mapping: Map) -> ImmutableMap:
    return _of(*(part for key, value in mapping.items() for part in (key_value(key), value)))


def _of_entries(entries: Sequence[Entry]) -> ImmutableMap:
    return _of(*(part for entry in entries for part in (entry.key, entry.value)))


def _entry(key: object, value: object) -> Entry:
    if key is None or value is None:
        raise JavaException("java.lang.NullPointerException")
    mapping: Map = {}
    put(mapping, key, value)
    entry: Entry = load("map_views", "ImmutableEntry")(mapping, next(iter(mapping)))
    return entry


def _refused(*_: object) -> object:
    raise JavaException("java.lang.UnsupportedOperationException")


ABSTRACT_MAP: Final = MemberTable(
    {
        "size()": len,
        "isEmpty()": lambda value: not value,
        "get(Object)": get,
        "getOrDefault(Object,Object)": _get_or_default,
        "containsKey(Object)": _contains_key,
        "containsValue(Object)": _contains_value,
        "put(Object,Object)": put,
        "putAll(Map): void": _put_all,
        "putIfAbsent(Object,Object)": _put_if_absent,
        "remove(Object)": _remove,
        "remove(Object,Object)": _remove_pair,
        "replace(Object,Object)": _replace,
        "replace(Object,Object,Object)": _replace_pair,
        "clear(): void": lambda value: value.clear(),
        "keySet()": deferred("map_views", "KeySet"),
        "values()": deferred("map_views", "Values"),
        "entrySet()": deferred("map_views", "EntrySet"),
        "hashCode()": java_hash,
        "compute(Object,BiFunction)": needs_function,
        "computeIfAbsent(Object,Function)": needs_function,
        "computeIfPresent(Object,BiFunction)": needs_function,
        "merge(Object,Object,BiFunction)": needs_function,
        "forEach(BiConsumer): void": needs_function,
        "replaceAll(BiFunction): void": needs_function,
        **{f"of({','.join(['Object'] * count)})": static(_of) for count in range(0, 22, 2)},
        "entry(Object,Object)": static(_entry),
        "ofEntries(Map.Entry[])": static(_of_entries),
        "copyOf(Map)": static(_copy_of),
    },
    OBJECT,
)
"""What every map has."""

MAP: Final = MemberTable({"clone()": dict}, ABSTRACT_MAP)
"""java.util.LinkedHashMap."""

PROPERTIES: Final = MAP.simple_names | {"class", "Class"}
"""What `$map.name` may be instead of the key of that name; some in Velocity 2 alone."""

IMMUTABLE_MAP: Final = MemberTable(
    dict.fromkeys(
        (
            "put(Object,Object)",
            "putAll(Map?): void",
            "putIfAbsent(Object,Object)",
            "remove(Object)",
            "remove(Object,Object)",
            "replace(Object,Object)",
            "replace(Object,Object,Object)",
            "clear(): void",
        ),
        _refused,
    ),
    ABSTRACT_MAP,
)

ENTRY: Final = MemberTable(
    {
        "getKey()": lambda value: value.key,
        "getValue()": lambda value: value.value,
        "setValue(Object)": lambda value, new: value.set_value(new),
    },
    OBJECT,
)
