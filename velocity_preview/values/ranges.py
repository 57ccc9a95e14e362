"""Ranges: the list `[1..3]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.values.numbers import int_value
from velocity_preview.values.objects import JavaObject
from velocity_preview.values.operands import number_of

if TYPE_CHECKING:
    from velocity_preview.values.engines import Engine


class IntegerRange(list[object], JavaObject):
    """The list that a range is in Velocity 2. It cannot be changed; 1.7 makes an ArrayList."""

    java_class = "org.apache.velocity.runtime.parser.node.ASTIntegerRange$IntegerRange"

    __slots__ = ()


def int_range(start: object, end: object, engine: Engine, limit: int) -> list[object] | None:
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
