"""The operators `+ - * / %` and the unary minus.

An operand that is no number makes the result null. The source text of the operands is wanted for two
things: it stands for a null in `'text' + $null`, and Velocity 2 ends the merge when it complains about
an operand of which it kept no text: pass None for an operand whose leftmost part is neither a reference
nor a string literal.
"""

from __future__ import annotations

from decimal import Decimal
import math
import operator
from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.values.decimals import EXACT, MAX_DIGITS, big_decimal, divided, exactly
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.numbers import (
    INTEGER_MAX,
    INTEGER_MIN,
    LONG_MIN,
    Float,
    Kind,
    Number,
    are_doubles,
    common_kind,
    kind,
    widened,
)
from velocity_preview.values.operands import NullText, number_of, require_text, written_out
from velocity_preview.values.text import java_string, joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from velocity_preview.values.engines import Engine

_MAX_BITS: Final = MAX_DIGITS * 10 // 3


class _Operation(NamedTuple):
    """An operator on each sort of number."""

    integral: Callable[[int, int], int]
    big_integral: Callable[[int, int], int]
    floating: Callable[[float, float], float]
    decimal: Callable[[Decimal, Decimal], Decimal] | None
    zero_makes_null: bool = False


def add(
    left: object,
    right: object,
    engine: Engine,
    *,
    left_literal: str | NullText | None = "",
    right_literal: str | NullText | None = "",
) -> object:
    """`+`: the concatenation where either operand is a String, in which a null reads as its source text."""
    if type(left) is int and type(right) is int and _are_integers(left, right):
        return left + right
    if type(left) is str or type(right) is str:
        return joined(_text(left, left_literal), _text(right, right_literal))
    return _calculate(_ADD, left, right, engine, (left_literal, right_literal))


def subtract(
    left: object,
    right: object,
    engine: Engine,
    *,
    left_literal: str | NullText | None = "",
    right_literal: str | NullText | None = "",
) -> object:
    """`-`."""
    if type(left) is int and type(right) is int and _are_integers(left, right):
        return left - right
    return _calculate(_SUBTRACT, left, right, engine, (left_literal, right_literal))


def multiply(
    left: object,
    right: object,
    engine: Engine,
    *,
    left_literal: str | NullText | None = "",
    right_literal: str | NullText | None = "",
) -> object:
    """`*`."""
    if type(left) is int and type(right) is int and _are_integers(left, right):
        return left * right
    return _calculate(_MULTIPLY, left, right, engine, (left_literal, right_literal))


def divide(
    left: object,
    right: object,
    engine: Engine,
    *,
    left_literal: str | NullText | None = "",
    right_literal: str | NullText | None = "",
) -> object:
    """`/`: cut towards zero between integral numbers; null where the right operand is zero."""
    if type(left) is int and type(right) is int and right and _are_integers(left, right):
        return _quotient(left, right)
    return _calculate(_DIVIDE, left, right, engine, (left_literal, right_literal))


def modulo(
    left: object,
    right: object,
    engine: Engine,
    *,
    left_literal: str | NullText | None = "",
    right_literal: str | NullText | None = "",
) -> object:
    """`%`: with the sign of the left operand, but never negative for BigIntegers; null where the right
    operand is zero; BigDecimals end the merge."""
    if type(left) is int and type(right) is int and right and _are_integers(left, right):
        return _remainder(left, right)
    return _calculate(_MODULO, left, right, engine, (left_literal, right_literal))


def negate(value: object, engine: Engine, *, literal: str | None = "") -> object:
    """The unary minus: null where the operand is no number."""
    number = number_of(value, engine)
    if number is None:
        require_text(literal)
        return None
    if isinstance(number, Decimal):
        return number.copy_negate() if number else number
    if isinstance(number, float):
        return Float(-number) if type(number) is Float else -number
    return widened(-number, kind(number))


def _are_integers(left: int, right: int) -> bool:
    return INTEGER_MIN <= left <= INTEGER_MAX and INTEGER_MIN <= right <= INTEGER_MAX


def _text(value: object, literal: str | NullText | None) -> str:
    if value is None:
        return written_out(require_text(literal))
    text = java_string(value)
    return "null" if text is None else text


def _calculate(
    operation: _Operation,
    left: object,
    right: object,
    engine: Engine,
    literals: tuple[str | NullText | None, str | NullText | None],
) -> Number | None:
    if are_doubles(left, right) and (right or not operation.zero_makes_null):
        return operation.floating(left, right)  # type: ignore[arg-type]
    left_number = number_of(left, engine)
    if left_number is None:
        require_text(literals[0])
        return None
    right_number = number_of(right, engine)
    if right_number is None:
        require_text(literals[1])
        return None
    if operation.zero_makes_null and right_number == 0:
        return None
    return _result(operation, left_number, right_number, engine)


def _result(operation: _Operation, left: Number, right: Number, engine: Engine) -> Number:
    common = common_kind(left, right)
    if common == Kind.BIG_DECIMAL:
        if operation.decimal is None:
            raise JavaException(
                "java.lang.ArithmeticException", "Cannot calculate the modulo of BigDecimals."
            )
        return exactly(operation.decimal, big_decimal(left, engine), big_decimal(right, engine))
    if common == Kind.DOUBLE:
        return operation.floating(float(left), float(right))
    if common == Kind.FLOAT:
        return Float(operation.floating(Float(left), Float(right)))
    left, right = int(left), int(right)
    if common == Kind.BIG_INTEGER:
        return widened(operation.big_integral(left, right), common)
    if left == LONG_MIN and right == -1 and common == Kind.LONG:
        return _overlooked_overflow(operation)
    return widened(operation.integral(left, right), common)


def _overlooked_overflow(operation: _Operation) -> int:
    """Velocity checks a product by dividing it by the right operand, and a quotient not at all."""
    result = operation.integral(LONG_MIN, -1)
    return LONG_MIN if result == -LONG_MIN else widened(result, Kind.LONG)


def _quotient(left: int, right: int) -> int:
    quotient = abs(left) // abs(right)
    return quotient if (left < 0) == (right < 0) else -quotient


def _remainder(left: int, right: int) -> int:
    remainder = abs(left) % abs(right)
    return -remainder if left < 0 else remainder


def _product(left: int, right: int) -> int:
    if left.bit_length() + right.bit_length() > _MAX_BITS:
        raise JavaException("java.lang.ArithmeticException", "BigInteger would overflow supported range")
    return left * right


def _modulus(left: int, right: int) -> int:
    if right < 0:
        raise JavaException("java.lang.ArithmeticException", "BigInteger: modulus not positive")
    return left % right


def _floating_remainder(left: float, right: float) -> float:
    return math.nan if math.isinf(left) else math.fmod(left, right)


_ADD: Final = _Operation(operator.add, operator.add, operator.add, EXACT.add)
_SUBTRACT: Final = _Operation(operator.sub, operator.sub, operator.sub, EXACT.subtract)
_MULTIPLY: Final = _Operation(operator.mul, _product, operator.mul, EXACT.multiply)
_DIVIDE: Final = _Operation(_quotient, _quotient, operator.truediv, divided, zero_makes_null=True)
_MODULO: Final = _Operation(_remainder, _modulus, _floating_remainder, None, zero_makes_null=True)
