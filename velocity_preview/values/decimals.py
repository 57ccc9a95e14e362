"""BigDecimal's arithmetic: exact, with the scale Java gives the result."""

from __future__ import annotations

from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    Clamped,
    Context,
    Decimal,
    DecimalException,
    InvalidOperation,
    Overflow,
    Rounded,
    Underflow,
)
import math
from typing import TYPE_CHECKING, Final

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.floating import double_text
from velocity_preview.values.number_parsing import parse_big_decimal
from velocity_preview.values.numbers import Kind, Number, kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from velocity_preview.values.engines import Engine

MAX_DIGITS: Final = 100_000
"""Digits a number may have; Java would run out of memory or time, at a size of its own."""

EXACT: Final = Context(
    prec=MAX_DIGITS,
    Emax=MAX_EMAX,
    Emin=MIN_EMIN,
    traps=[Clamped, InvalidOperation, Overflow, Rounded, Underflow],
)


def big_decimal(value: Number, engine: Engine) -> Decimal:
    """A number as the BigDecimal that Velocity calculates with.

    Anything but a BigInteger becomes a double on the way. Velocity 2 takes that one's digits, so that
    `0.1` is 0.1 and `5` is 5.0; 1.7 takes its exact value.
    """
    if isinstance(value, Decimal):
        return value
    if kind(value) == Kind.BIG_INTEGER:
        return Decimal(int(value))
    double = float(value)
    if engine.converts_arguments:
        return parse_big_decimal(double_text(double))
    if not math.isfinite(double):
        raise JavaException("java.lang.NumberFormatException", "Infinite or NaN")
    return Decimal(double)


def exactly(operation: Callable[[Decimal, Decimal], Decimal], left: Decimal, right: Decimal) -> Decimal:
    """The result of an exact operation; raises `JavaException` where it would have too many digits."""
    try:
        result = operation(left, right)
    except DecimalException:
        raise JavaException("java.lang.ArithmeticException", "Overflow") from None
    return result or result.copy_abs()


def divided(left: Decimal, right: Decimal) -> Decimal:
    """The quotient with as many decimal places as the dividend, a half rounded towards zero."""
    shift = exponent(right)
    if abs(shift) > MAX_DIGITS:
        raise Overflow
    dividend, divisor = unscaled(left) * 10 ** max(0, -shift), unscaled(right) * 10 ** max(0, shift)
    quotient, rest = divmod(abs(dividend), abs(divisor))
    if 2 * rest > abs(divisor):
        quotient += 1
    if (dividend < 0) != (divisor < 0):
        quotient = -quotient
    return Decimal(quotient).scaleb(exponent(left), EXACT)


def exponent(value: Decimal) -> int:
    """The power of ten of the last digit: Java's `scale()`, negated."""
    power = value.as_tuple().exponent
    if not isinstance(power, int):
        raise InvalidOperation
    return power


def unscaled(value: Decimal) -> int:
    """`unscaledValue()`: all the digits, as a whole number."""
    return int(value.scaleb(-exponent(value), EXACT))
