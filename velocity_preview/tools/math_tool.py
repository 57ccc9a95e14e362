"""`$mathTool`: org.apache.velocity.tools.generic.MathTool.

It computes in doubles and takes text for numbers. Where an argument is no number it returns null, and the
reference prints as it is written.
"""

from __future__ import annotations

import functools
import math
import random
from typing import TYPE_CHECKING, Final

from velocity_preview.tools.arithmetic import (
    BITWISE_OPERATIONS,
    OPERATIONS,
    ceiling,
    floor,
    power,
    round_half_even,
    round_to,
    whole_if_whole,
)
from velocity_preview.tools.tool import Tool, elements, inherited
from velocity_preview.tools.totals import totals
from velocity_preview.values.member_tables import MemberTable
from velocity_preview.values.numbers import Number, double_value, int_value, long, long_value, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from velocity_preview.tools.releases import Release
    from velocity_preview.values.overloads import Function

_RANDOM: Final = random.SystemRandom()


def _folded(operation: Callable[[Sequence[float]], float | None]) -> Function:
    def method(tool: Tool, values: object) -> Number | None:
        found = [tool.number(value) for value in elements(values)]
        numbers = [number for number in found if number is not None]
        if len(numbers) < len(found):
            return None
        result = operation([double_value(number) for number in numbers])
        if result is None:
            return None
        return whole_if_whole(result, numbers if tool.release.keeps_doubles else ())

    return method


def _bitwise(operation: Callable[[int, int], int], start: int) -> Function:
    """The result is a Long that went through a double: its lowest bits may be lost."""

    def method(tool: Tool, values: object) -> Number | None:
        numbers = [tool.number(value) for value in elements(values)]
        bits = [long_value(number) for number in numbers if number is not None]
        if len(bits) < len(numbers):
            return None
        return whole_if_whole(float(functools.reduce(operation, bits, start)), ())

    return method


def _of_two(method: Function) -> Function:
    return lambda tool, first, second: method(tool, (first, second))


def _of_number(function: Callable[[Number], object]) -> Function:
    def method(tool: Tool, value: object) -> object:
        number = tool.number(value)
        return None if number is None else function(number)

    return method


def _of_numbers(function: Callable[[Number, Number], object]) -> Function:
    def method(tool: Tool, first: object, second: object) -> object:
        one, other = tool.number(first), tool.number(second)
        return None if one is None or other is None else function(one, other)

    return method


def _abs(number: Number) -> Number:
    return whole_if_whole(abs(double_value(number)), [number])


def _pow(base: Number, exponent: Number) -> Number:
    return whole_if_whole(power(double_value(base), double_value(exponent)), [base, exponent])


def _quotient(dividend: Number, divisor: Number) -> int | None:
    """`idiv`: of the Integers that the arguments are cut to."""
    one, other = int_value(dividend), int_value(divisor)
    if other == 0:
        return None
    quotient = abs(one) // abs(other)
    return wrap(quotient if (one < 0) == (other < 0) else -quotient, 32)


def _remainder(dividend: Number, divisor: Number) -> int | None:
    """`mod`: its sign is the dividend's."""
    one, other = int_value(dividend), int_value(divisor)
    return None if other == 0 else int(math.fmod(one, other))


def _random_between(low: Number, high: Number) -> Number:
    """From `low` to `high`, which itself is never taken; a whole number between whole numbers."""
    start, end = double_value(low), double_value(high)
    chosen = start + (end - start) * _RANDOM.random()
    whole = whole_if_whole(float(math.floor(chosen)), [low, high])
    return whole if isinstance(whole, int) else chosen


def _random(*_: object) -> float:
    return _RANDOM.random()


_SIGNATURES: Final[Mapping[str, Function]] = {
    "abs(Object)": _of_number(_abs),
    "ceil(Object)": _of_number(ceiling),
    "floor(Object)": _of_number(floor),
    "round(Object)": _of_number(round_half_even),
    "roundTo(Object,Object)": _of_numbers(round_to),
    "pow(Object,Object)": _of_numbers(_pow),
    "idiv(Object,Object)": _of_numbers(_quotient),
    "mod(Object,Object)": _of_numbers(_remainder),
    "toInteger(Object)": _of_number(int_value),
    "toDouble(Object)": _of_number(double_value),
    "toNumber(Object)": lambda tool, value: tool.number(value),
    "getRandom()": _random,
    "random(Object,Object)": _of_numbers(_random_between),
}


@functools.cache
def _table(release: Release) -> MemberTable:
    signatures = dict(_SIGNATURES)
    folds = {name: _folded(operation) for name, operation in OPERATIONS.items()}
    if release.bitwise_operations:
        folds |= {name: _bitwise(*operation) for name, operation in BITWISE_OPERATIONS.items()}
        signatures["toLong(Object)"] = _of_number(lambda number: long(long_value(number)))
    for name, method in folds.items():
        signatures[f"{name}(Object,Object)"] = _of_two(method)
        signatures[f"{name}(Object...)"] = method
    return MemberTable({**signatures, **totals(release)}, inherited(release))


class MathTool(Tool):
    """Arithmetic for templates."""

    java_class = "org.apache.velocity.tools.generic.MathTool"

    @property
    def members(self) -> MemberTable:
        """Its methods in the release that it is of."""
        return _table(self.release)
