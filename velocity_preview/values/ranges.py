"""Ranges: the list `[1..3]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.values.list_views import ListObject
from velocity_preview.values.numbers import int_value
from velocity_preview.values.operands import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableSequence

    from velocity_preview.values.engines import Engine


class IntegerRange(ListObject):
    """The list that a range is in Velocity 2: it cannot be changed, and takes no room."""

    java_class = "org.apache.velocity.runtime.parser.node.ASTIntegerRange$IntegerRange"

    def __init__(self, numbers: range) -> None:
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[object]:
        return iter(self._numbers)

    def element(self, index: int) -> object:
        return self._numbers[index]


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
