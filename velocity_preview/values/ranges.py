"""Ranges: the list `[1..3]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.values.collection_members import unsupported
from velocity_preview.values.engines import ENGINES, Engine
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.list_views import ListObject
from velocity_preview.values.lists import UNCHANGEABLE_LIST
from velocity_preview.values.member_tables import MemberTable
from velocity_preview.values.numbers import int_value
from velocity_preview.values.operands import number_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, MutableSequence


class IntegerRange(ListObject):
    """The list that a range is in Velocity 2: it cannot be changed, and takes no room."""

    java_class = "org.apache.velocity.runtime.parser.node.ASTIntegerRange$IntegerRange"

    def __init__(self, numbers: range) -> None:
        self._numbers = numbers

    @property
    def members(self) -> MemberTable:
        return RANGE

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[object]:
        return iter(self._numbers)

    def element(self, index: int) -> object:
        return self._numbers[index]

    def get(self, index: int) -> object:
        """`get(int)`: before the first it goes on counting."""
        if index >= len(self._numbers):
            raise JavaException("java.lang.IndexOutOfBoundsException")
        return self._numbers.start + index * self._numbers.step

    def index_of(self, value: object) -> int:
        """`indexOf(Object)`: of what can be taken for a number; anything else throws."""
        number = number_of(value, ENGINES["2.4.1"])
        if number is None:
            kind = "NullPointerException" if value is None else "NumberFormatException"
            raise JavaException(f"java.lang.{kind}")
        whole = int_value(number)
        return self._numbers.index(whole) if whole in self._numbers else -1

    def take(self, value: object) -> bool:
        """`remove(Object)`: throws where there is something to remove."""
        return type(value) is int and value in self._numbers and bool(unsupported())


def _add_all(_: IntegerRange, values: Collection[object]) -> bool:
    return bool(values) and bool(unsupported())


RANGE: Final = MemberTable(
    {
        "get(int)": IntegerRange.get,
        "indexOf(Object)": IntegerRange.index_of,
        "lastIndexOf(Object)": IntegerRange.index_of,
        "remove(Object)": IntegerRange.take,
        "addAll(Collection)": _add_all,
    },
    UNCHANGEABLE_LIST,
)
"""The list that a range is."""


def int_range(start: object, end: object, engine: Engine, limit: int) -> MutableSequence[object] | None:
    """The Integers from `start` to `end`, both included; None where either is no number.

    Anything wider than an Integer is narrowed as `intValue()` does. Raises `OverflowError` where there
    would be more than `limit` of them.
    """
    first_number, last_number = number_of(start, engine), number_of(end, engine)
    if first_number is None or last_number is None:
        return None
    first, last = int_value(first_number), int_value(last_number)
    if abs(last - first) >= limit:
        raise OverflowError
    numbers = range(first, last + 1) if first <= last else range(first, last - 1, -1)
    return IntegerRange(numbers) if engine.converts_arguments else list(numbers)
