"""How a Java value is a key of a Python dict.

Python takes 1, 1.0 and True for the same key, and refuses lists; Java does neither. Strings, plain ints and
null are keys as they are, which is nearly all there are. Anything else is wrapped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.values.equality import java_equals
from velocity_preview.values.numbers import java_class
from velocity_preview.values.objects import JavaObject
from velocity_preview.values.text import java_string

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = frozenset({str, int, type(None)})


class MapKey(JavaObject):
    """A key that Python would take for another, or could not hash."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MapKey) and java_equals(self.value, other.value)

    def __hash__(self) -> int:
        if isinstance(self.value, (list, dict)):
            return len(self.value)
        return hash((java_class(self.value), self.value))

    def java_string(self) -> str | None:
        """As the value prints."""
        return java_string(self.value)


def map_key(value: object) -> object:
    """The key under which a dict has the value."""
    return value if type(value) in _PLAIN else MapKey(value)


def key_value(key: object) -> object:
    """The Java value of a dict's key."""
    return key.value if type(key) is MapKey else key


def find_key(mapping: Mapping[object, object], value: object) -> object:
    """The dict's key for the value, which need not be in it. A caller may have given a dict with keys that we
    would have wrapped, such as a float."""
    key = map_key(value)
    if type(key) is MapKey and key not in mapping:
        return next(
            (given for given in mapping if type(given) is type(value) and java_equals(given, value)), key
        )
    return key
