"""The arithmetic of MathTool, on doubles."""

from __future__ import annotations

import functools
import math
import operator
from typing import TYPE_CHECKING, Final

from velocity_preview.values.numbers import (
    INTEGER_MAX,
    INTEGER_MIN,
    Number,
    double_value,
    int_value,
    long,
    long_value,
    wrap,
)
from velocity_preview.values.text import java_string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_MIN_VALUE: Final = 5e-324
_MAX_VALUE: Final = 1.7976931348623157e308


def whole_if_whole(result: float, inputs: Iterable[Number]) -> Number:
    """An Integer, or else a Long, where the result is whole and no input is printed with a point. Beyond the
    range of Long it is the largest Long."""
    if not (math.isinf(result) or result.is_integer()):
        return result
    if any("." in (java_string(number) or "") for number in inputs):
        return result
    return int_value(result) if INTEGER_MIN <= result <= INTEGER_MAX else long(long_value(result))


def _divided(values: Sequence[float]) -> float | None:
    """Null where a divisor is zero; the quotient of nothing is 0."""
    if 0 in values[1:]:
        return None
    return functools.reduce(operator.truediv, values[1:], values[0]) if values else 0.0


def _maximum(values: Sequence[float]) -> float:
    """The search starts at Double.MIN_VALUE, the smallest number above zero: `max(-5, -3)` is 4.9E-324."""
    if any(map(math.isnan, values)):
        return math.nan
    return max(_MIN_VALUE, *values) if values else _MIN_VALUE


def _minimum(values: Sequence[float]) -> float:
    if any(map(math.isnan, values)):
        return math.nan
    return min([_MAX_VALUE, *values], key=lambda value: (value, math.copysign(1, value)))


# Not sum(): from Python 3.12 it makes up for the rounding that Java's shows.
OPERATIONS: Final[Mapping[str, Callable[[Sequence[float]], float | None]]] = {
    "add": lambda values: functools.reduce(operator.add, values, 0.0),
    "sub": lambda values: functools.reduce(operator.sub, values[1:], values[0]) if values else 0.0,
    "mul": lambda values: functools.reduce(operator.mul, values, 1.0),
    "div": _divided,
    "max": _maximum,
    "min": _minimum,
}

BITWISE_OPERATIONS: Final[Mapping[str, tuple[Callable[[int, int], int], int]]] = {
    "bitwiseAnd": (operator.and_, -1),
    "bitwiseOr": (operator.or_, 0),
    "bitwiseXOr": (operator.xor, 0),
}


def power(base: float, exponent: float) -> float:
    """`Math.pow`, which never throws."""
    if math.isnan(exponent) or (abs(base) == 1 and math.isinf(exponent)):
        return math.nan
    is_odd = exponent.is_integer() and exponent % 2 == 1
    try:
        return math.pow(base, exponent)
    except ValueError:
        if base:
            return math.nan
    except OverflowError:
        pass
    return -math.inf if is_odd and math.copysign(1, base) < 0 else math.inf


def ceiling(number: Number) -> int:
    value = double_value(number)
    return int_value(float(math.ceil(value)) if math.isfinite(value) else value)


def floor(number: Number) -> int:
    value = double_value(number)
    return int_value(float(math.floor(value)) if math.isfinite(value) else value)


def round_half_even(number: Number) -> int:
    """`round`: 2.5 is 2, 3.5 is 4."""
    value = double_value(number)
    return int_value(float(round(value)) if math.isfinite(value) else value)


def round_to(decimals: Number, number: Number) -> float:
    """Half up, to one decimal at least. The power of ten is an Integer and overflows beyond nine decimals."""
    power_of_ten = wrap(pow(10, max(int_value(decimals), 1), 1 << 32), 32)
    if not power_of_ten:
        return math.nan
    return _round_half_up(double_value(number) * power_of_ten) / power_of_ten


def _round_half_up(value: float) -> int:
    """`Math.round`."""
    if not math.isfinite(value):
        return long_value(value)
    whole = math.floor(value)
    return long_value(float(whole + (value - whole >= 0.5)))
