"""The methods of java.math.BigDecimal. A Decimal's exponent is the scale with its sign turned."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, DecimalException, Inexact
from typing import TYPE_CHECKING, Final

from velocity_preview.values.arrays import BigDecimalArray
from velocity_preview.values.decimals import EXACT, MAX_DIGITS, exactly
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.integers import NUMBER
from velocity_preview.values.member_tables import MemberTable, needs_function, static
from velocity_preview.values.number_parsing import parse_big_decimal
from velocity_preview.values.numbers import Byte, Short, big_integer, long
from velocity_preview.values.ordering import compare_to
from velocity_preview.values.rounding import ROUNDING_MODES
from velocity_preview.values.text import java_string

if TYPE_CHECKING:
    from collections.abc import Callable


def _arithmetic(message: str) -> JavaException:
    return JavaException("java.lang.ArithmeticException", message)


def _division_by_zero(dividend: Decimal) -> JavaException:
    return _arithmetic("Division by zero" if dividend else "Division undefined")


def scale(value: Decimal) -> int:
    """`scale()`."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def unscaled(value: Decimal) -> int:
    """`unscaledValue()`, as a plain int."""
    return int(value.scaleb(scale(value), EXACT))


def of_unscaled(number: int, places: int) -> Decimal:
    """The number divided by ten to the power of `places`, with that scale."""
    try:
        return Decimal(number).scaleb(-places, EXACT)
    except DecimalException:
        raise _arithmetic("Overflow") from None


def rounded(value: Decimal, places: int, mode: str) -> Decimal:
    """`setScale(int, RoundingMode)`."""
    number, own = unscaled(value), scale(value)
    if places >= own:
        if places - own > MAX_DIGITS:
            raise _arithmetic("Overflow")
        return of_unscaled(number * 10 ** (places - own), places)
    return of_unscaled(_divided(number, 10 ** min(own - places, MAX_DIGITS), mode), places)


def _divided(dividend: int, divisor: int, mode: str) -> int:
    """A quotient rounded to a whole number."""
    quotient, rest = divmod(abs(dividend), abs(divisor))
    is_negative = (dividend < 0) != (divisor < 0)
    if rest:
        if mode == "UNNECESSARY":
            raise _arithmetic("Rounding necessary")
        half = (2 * rest > abs(divisor)) - (2 * rest < abs(divisor))
        quotient += _rounds_away(mode, half, is_negative=is_negative, is_odd=quotient % 2 == 1)
    return -quotient if is_negative else quotient


def _rounds_away(mode: str, half: int, *, is_negative: bool, is_odd: bool) -> bool:
    """Whether what is left over, compared with a half, makes the number greater."""
    if mode in {"UP", "DOWN"}:
        return mode == "UP"
    if mode in {"CEILING", "FLOOR"}:
        return is_negative == (mode == "FLOOR")
    if half:
        return half > 0
    return mode == "HALF_UP" or (mode == "HALF_EVEN" and is_odd)


def _mode(number: int) -> str:
    """By BigDecimal's older numbers."""
    modes = list(ROUNDING_MODES)
    if not 0 <= number < len(modes):
        raise JavaException("java.lang.IllegalArgumentException", "Invalid rounding mode")
    return modes[number]


def _set_scale(value: Decimal, places: int, mode: int = 7) -> Decimal:
    return rounded(value, places, _mode(mode))


def divided(left: Decimal, right: Decimal, places: int, mode: str) -> Decimal:
    """`divide(BigDecimal, int, RoundingMode)`."""
    if not right:
        raise _arithmetic("/ by zero")
    shift = places + scale(right) - scale(left)
    if abs(shift) > MAX_DIGITS:
        raise _arithmetic("Overflow")
    dividend, divisor = unscaled(left) * 10 ** max(shift, 0), unscaled(right) * 10 ** max(-shift, 0)
    return of_unscaled(_divided(dividend, divisor, mode), places)


def _divide_exactly(left: Decimal, right: Decimal) -> Decimal:
    """`divide(BigDecimal)`: throws where the digits would go on for ever."""
    if not right:
        raise _division_by_zero(left)
    preferred = scale(left) - scale(right)
    if not left:
        return of_unscaled(0, preferred)
    limit = len(str(abs(unscaled(left)))) + len(str(abs(unscaled(right)))) * 4 + abs(preferred)
    context = Context(prec=min(limit * 4, MAX_DIGITS), Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
    quotient = context.divide(left, right)
    if context.flags[Inexact]:
        raise _arithmetic("Non-terminating decimal expansion; no exact representable decimal result.")
    own = scale(quotient.normalize(context))
    return rounded(quotient, max(own, preferred), "UNNECESSARY")


def _to_integral(left: Decimal, right: Decimal) -> Decimal:
    """`divideToIntegralValue`: the whole part, with the preferred scale as far as it goes."""
    if not right:
        raise _division_by_zero(left)
    whole = divided(left, right, 0, "DOWN")
    preferred = scale(left) - scale(right)
    if preferred >= 0:
        return rounded(whole, preferred, "UNNECESSARY")
    stripped = strip_trailing_zeros(whole)
    return (
        rounded(whole, max(preferred, scale(stripped)), "UNNECESSARY") if whole else of_unscaled(0, preferred)
    )


def _remainder(left: Decimal, right: Decimal) -> Decimal:
    return exactly(EXACT.subtract, left, exactly(EXACT.multiply, _to_integral(left, right), right))


def strip_trailing_zeros(value: Decimal) -> Decimal:
    """`stripTrailingZeros()`: 100 becomes 1E+2."""
    return value.normalize(EXACT) if value else Decimal(0)


def _pow(value: Decimal, exponent: int) -> Decimal:
    if not 0 <= exponent <= 999_999_999:
        raise _arithmetic("Invalid operation")
    if exponent * len(value.as_tuple().digits) > MAX_DIGITS:
        raise _arithmetic("Overflow")
    return of_unscaled(unscaled(value) ** exponent, scale(value) * exponent)


def _moved(value: Decimal, right: int) -> Decimal:
    """The point moved; a scale below zero is not kept."""
    moved = scaled_by(value, right)
    return rounded(moved, 0, "UNNECESSARY") if scale(moved) < 0 else moved


def scaled_by(value: Decimal, power: int) -> Decimal:
    """`scaleByPowerOfTen(int)`."""
    try:
        return value.scaleb(power, EXACT)
    except DecimalException:
        raise _arithmetic("Overflow") from None


def _move_right(value: Decimal, places: int) -> Decimal:
    return value if places == 0 else _moved(value, places)


def _plain_text(value: Decimal) -> str:
    if abs(value.adjusted()) > MAX_DIGITS:
        raise JavaException("java.lang.OutOfMemoryError", "Java heap space")
    return format(value, "f")


def _whole(value: Decimal) -> int:
    """Toward zero."""
    if value.adjusted() > MAX_DIGITS:
        raise JavaException("java.lang.OutOfMemoryError", "Java heap space")
    return int(value)


def _exact_whole(value: Decimal) -> int:
    whole = _whole(value)
    if whole != value:
        raise _arithmetic("Rounding necessary")
    return whole


def _exact(bits: int, make: Callable[[int], int]) -> Callable[[Decimal], int]:
    def method(value: Decimal) -> int:
        whole = _exact_whole(value)
        if not -(1 << (bits - 1)) <= whole < 1 << (bits - 1):
            raise _arithmetic("Overflow")
        return make(whole)

    return method


def _divide_and_remainder(left: Decimal, right: Decimal) -> BigDecimalArray:
    return BigDecimalArray([_to_integral(left, right), _remainder(left, right)])


def _of_double(value: float) -> Decimal:
    return parse_big_decimal(java_string(value) or "")


_DIVISION: Final[dict[str, Callable[..., object]]] = {
    "divide(BigDecimal)": _divide_exactly,
    "divide(BigDecimal,int)": lambda left, right, mode: divided(left, right, scale(left), _mode(mode)),
    "divide(BigDecimal,RoundingMode)": lambda left, right, mode: divided(left, right, scale(left), mode),
    "divide(BigDecimal,int,int)": lambda left, right, places, mode: divided(left, right, places, _mode(mode)),
    "divide(BigDecimal,int,RoundingMode)": divided,
    "divideToIntegralValue(BigDecimal)": _to_integral,
    "divideAndRemainder(BigDecimal)": _divide_and_remainder,
    "remainder(BigDecimal)": _remainder,
}

_IN_CONTEXT: Final[dict[str, Callable[..., object]]] = {
    **dict.fromkeys(
        (f"{name}(MathContext)" for name in ("abs", "negate", "plus", "round", "sqrt")), needs_function
    ),
    **{
        f"{name}(BigDecimal,MathContext)": needs_function
        for name in (
            [
                "add",
                "subtract",
                "multiply",
                "divide",
                "remainder",
                "divideAndRemainder",
                "divideToIntegralValue",
            ]
        )
    },
    "pow(int,MathContext)": needs_function,
}
"""A template cannot make a MathContext."""

BIG_DECIMAL: Final = MemberTable(
    {
        **_DIVISION,
        **_IN_CONTEXT,
        "add(BigDecimal)": lambda left, right: exactly(EXACT.add, left, right),
        "subtract(BigDecimal)": lambda left, right: exactly(EXACT.subtract, left, right),
        "multiply(BigDecimal)": lambda left, right: exactly(EXACT.multiply, left, right),
        "max(BigDecimal)": max,
        "min(BigDecimal)": min,
        "pow(int)": _pow,
        "abs()": Decimal.copy_abs,
        "negate()": lambda value: value.copy_negate() if value else value,
        "plus()": lambda value: value,
        "signum()": lambda value: (value > 0) - (value < 0),
        "scale()": scale,
        "precision()": lambda value: len(value.as_tuple().digits),
        "unscaledValue()": lambda value: big_integer(unscaled(value)),
        "setScale(int)": _set_scale,
        "setScale(int,int)": _set_scale,
        "setScale(int,RoundingMode)": rounded,
        "movePointLeft(int)": lambda value, places: _move_right(value, -places),
        "movePointRight(int)": _move_right,
        "scaleByPowerOfTen(int)": scaled_by,
        "stripTrailingZeros()": strip_trailing_zeros,
        "ulp()": lambda value: of_unscaled(1, scale(value)),
        "compareTo(BigDecimal)": compare_to,
        "compareTo(Object)": compare_to,
        "toEngineeringString()": lambda value: value.to_eng_string(),
        "toPlainString()": _plain_text,
        "toBigInteger()": lambda value: big_integer(_whole(value)),
        "toBigIntegerExact()": lambda value: big_integer(_exact_whole(value)),
        "longValueExact()": _exact(64, long),
        "intValueExact()": _exact(32, int),
        "shortValueExact()": _exact(16, Short),
        "byteValueExact()": _exact(8, Byte),
        "valueOf(long)": static(Decimal),
        "valueOf(double)": static(_of_double),
        "valueOf(long,int)": static(of_unscaled),
    },
    NUMBER,
)
