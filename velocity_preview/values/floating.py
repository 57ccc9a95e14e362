"""`Double.toString` and `Float.toString` of Java 17.

Before Java 19 the digits are not always the shortest that read back as the number: 2^60 is
`1.15292150460684698E18`. So they are generated as Java did: digit by digit from the exact value, until
what is left is less than half the distance to the neighbouring number.
"""

from __future__ import annotations

import math
import struct
from typing import Final, NamedTuple

from velocity_preview.values.numbers import wrap

_SHORT_TEXT: Final = 17
_PLAIN_MIN: Final = 1e-3
_PLAIN_MAX: Final = 1e7


class _Format(NamedTuple):
    """A binary floating point format: how wide it is and how it is packed."""

    bits: int
    fraction_bits: int
    packing: str
    bias: int


_DOUBLE: Final = _Format(64, 52, ">dQ", 1023)
_FLOAT: Final = _Format(32, 23, ">fI", 127)


def double_text(value: float) -> str:
    """`Double.toString`."""
    magnitude = abs(value)
    if _PLAIN_MIN <= magnitude < _PLAIN_MAX:
        text = float.__repr__(value)
        # Up to fifteen digits the shortest and Java's are the same.
        if len(text) <= _SHORT_TEXT:
            return text
    return _text(value, _DOUBLE)


def float_text(value: float) -> str:
    """`Float.toString` of a number that a Float can hold."""
    return _text(value, _FLOAT)


def _text(value: float, form: _Format) -> str:
    if value != value:  # noqa: PLR0124  (NaN)
        return "NaN"
    sign = "-" if math.copysign(1.0, value) < 0 else ""
    magnitude = abs(value)
    if magnitude == math.inf:
        return sign + "Infinity"
    if magnitude == 0:
        return sign + "0.0"
    return sign + _layout(*_digits(magnitude, form))


def _layout(digits: str, point: int) -> str:
    """Digits with the decimal point after the first `point` of them."""
    if 0 < point < 8:
        digits = digits.ljust(point + 1, "0")
        return f"{digits[:point]}.{digits[point:]}"
    if -3 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    return f"{digits[0]}.{digits[1:] or '0'}E{point - 1}"


def _digits(value: float, form: _Format) -> tuple[str, int]:
    """The digits and how many of them stand before the decimal point."""
    fraction, exponent, significant = _unpack(value, form)
    zeros = (fraction & -fraction).bit_length() - 1
    fraction_bits = form.fraction_bits + 1 - zeros
    tiny_bits = max(0, fraction_bits - exponent - 1)
    if exponent <= 62 and tiny_bits == 0:
        return _integer_digits(fraction, exponent, significant, form)
    return _generate(_scaled(fraction >> zeros, exponent, significant, fraction_bits, tiny_bits))


def _unpack(value: float, form: _Format) -> tuple[int, int, int]:
    """Fraction with its leading one, binary exponent, and how many bits of the fraction are known."""
    code, integer = form.packing[1], form.packing[2]
    (bits,) = struct.unpack(">" + integer, struct.pack(">" + code, value))
    exponent = bits >> form.fraction_bits
    fraction = bits & ((1 << form.fraction_bits) - 1)
    if exponent:
        return fraction | 1 << form.fraction_bits, exponent - form.bias, form.fraction_bits + 1
    significant = fraction.bit_length()
    shift = form.fraction_bits + 1 - significant
    return fraction << shift, 1 - shift - form.bias, significant


def _integer_digits(fraction: int, exponent: int, significant: int, form: _Format) -> tuple[str, int]:
    """A whole number below 2^63: exact but for the digits that the known bits cannot tell."""
    shift = exponent - form.fraction_bits
    value = fraction << shift if shift >= 0 else fraction >> -shift
    dropped = _insignificant_digits(exponent - significant - 1) if exponent > significant else 0
    power = 10**dropped
    value, rest = divmod(value, power)
    if dropped and rest >= power >> 1:
        value += 1
    digits = str(value)
    return digits.rstrip("0"), len(digits) + dropped


def _insignificant_digits(power: int) -> int:
    return len(str(1 << power)) - 1 if power > 1 else 0


class _Scaled(NamedTuple):
    """The number as `rest / unit` times ten to `exponent`, and half the gap to its neighbour in that unit.

    `width` is how many bits Java's integers have for it: 32, 64, or 0 for no bound.
    """

    rest: int
    unit: int
    half_gap: int
    exponent: int
    width: int


def _scaled(fraction: int, exponent: int, significant: int, fraction_bits: int, tiny_bits: int) -> _Scaled:
    estimate = _estimated_exponent(fraction, exponent, fraction_bits)
    five_up, five_down = max(0, -estimate), max(0, estimate)
    two_up, two_down = five_up + tiny_bits + exponent, five_down + tiny_bits
    two_gap = two_up - significant - (fraction_bits == 1)
    two_up -= fraction_bits - 1
    shared = min(two_up, two_down, two_gap)
    two_up, two_down, two_gap = two_up - shared, two_down - shared, two_gap - shared
    rest_bits = fraction_bits + two_up + _bits_of_five(five_up)
    tens_bits = two_down + 1 + _bits_of_five(five_down + 1)
    return _Scaled(
        rest=fraction * 5**five_up << two_up,
        unit=5**five_down << two_down,
        half_gap=5**five_up << two_gap,
        exponent=estimate,
        width=next((width for width in (32, 64) if max(rest_bits, tens_bits) < width), 0),
    )


def _estimated_exponent(fraction: int, exponent: int, fraction_bits: int) -> int:
    """Java's guess of the decimal exponent: right, or one too large."""
    mantissa = fraction / (1 << (fraction_bits - 1))
    return math.floor((mantissa - 1.5) * 0.289529654 + 0.176091259 + exponent * 0.301029995663981)


def _bits_of_five(power: int) -> int:
    """Java's table for small powers of five, its bound for others."""
    return (5**power).bit_length() if 0 < power < 27 else 3 * power


def _generate(number: _Scaled) -> tuple[str, int]:
    tens, gap, exponent = number.unit * 10, number.half_gap * 10, number.exponent
    digit, rest = divmod(number.rest, number.unit)
    rest *= 10
    low, high = _close(rest, gap, number)
    digits = [digit]
    if digit == 0 and not high:
        exponent -= 1
        digits = []
    if exponent < -3 or exponent >= 8:  # the exponent form wants a second digit
        low = high = False
    while not low and not high:
        digit, rest = divmod(rest, number.unit)
        rest, gap = rest * 10, gap * 10
        low, high = _close(rest, gap, number)
        digits.append(digit)
    text = "".join(map(str, digits))
    if high and (not low or rest * 2 > tens or (rest * 2 == tens and digits[-1] % 2)):
        raised = str(int(text) + 1).zfill(len(text))
        exponent += len(raised) - len(text)
        text = raised[: len(text)]
    return text, exponent + 1


def _close(rest: int, gap: int, number: _Scaled) -> tuple[bool, bool]:
    """Whether the digits so far, and those with the last raised by one, read back as the number.

    Java's `rest + gap` overflows for some numbers near 2^85, which costs them the best last digit.
    """
    tens = number.unit * 10
    if not number.width:
        return rest < gap, rest + gap >= tens
    gap = wrap(gap, number.width)
    return (rest < gap, wrap(rest + gap, number.width) > tens) if gap > 0 else (True, True)
