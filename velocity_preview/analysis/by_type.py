"""A table by type."""

from __future__ import annotations

from typing import TypeVar

Value = TypeVar("Value")


class ByType(dict[type, Value]):
    """What a type has in the table, or its nearest base: a look-up takes the time of one question with
    `isinstance`.
    """

    def __missing__(self, kind: type) -> Value:
        value = next(self[base] for base in kind.__mro__[1:] if base in self)
        self[kind] = value
        return value
