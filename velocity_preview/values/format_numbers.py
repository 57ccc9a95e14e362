"""Numbers in `String.format`: `%d`, `%x`, `%.2f`, `%e`, `%g`.

Java rounds the digits that `Double.toString` shows, a half up: `%.2f` of 1.005 is 1.01, and of 0.125 it is
0.13.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
import math
from typing import TYPE_CHECKING, Final

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.floating import double_text
from velocity_preview.values.java_types import type_name
from velocity_preview.values.text import MAX_LENGTH, java_string, out_of_memory

if TYPE_CHECKING:
    from velocity_preview.values.format_specifiers import Specifier

_BITS: Final = {"Byte": 8, "Short": 16, "Integer": 32, "Long": 64}
_ROUNDING: Final = Context(prec=1_000_000, rounding=ROUND_HALF_UP, Emax=10**9, Emin=-(10**9))


def format_integer(part: Specifier, value: int) -> str:
    """`%d`, `%x` and `%o`, up to the width. Only a BigInteger has a sign in hexadecimal or octal digits."""
    if part.conversion == "d":
        return _laid_out(part, java_string(abs(int(value))) or "", is_negative=value < 0)
    kind = type_name(value)
    if kind in _BITS:
        for flag in "( +":
            if flag in part.flags:
                raise part.flag_mismatch(flag)
        digits = format(int(value) & ((1 << _BITS[kind]) - 1), part.conversion)
        return _zero_filled(part, "", _prefix(part), digits, "")
    sign, end = _signs(part, is_negative=value < 0)
    return _zero_filled(part, sign, _prefix(part), format(abs(int(value)), part.conversion), end)


def _prefix(part: Specifier) -> str:
    return ("0x" if part.conversion == "x" else "0") if "#" in part.flags else ""


def format_float(part: Specifier, value: float | Decimal) -> str:
    """`%f`, `%e`, `%g` and `%a`, up to the width."""
    if isinstance(value, float) and not math.isfinite(value):
        sign, end = _signs(part, is_negative=value < 0)
        return part.justified("NaN" if math.isnan(value) else f"{sign}Infinity{end}")
    is_negative = math.copysign(1.0, value) < 0 if isinstance(value, float) else value < 0
    if part.conversion == "a":
        if isinstance(value, Decimal):
            raise JavaException("java.util.IllegalFormatConversionException", "a != java.math.BigDecimal")
        return _laid_out(part, hexadecimal(abs(value), part.precision), is_negative=is_negative)
    magnitude = Decimal(double_text(abs(value))) if isinstance(value, float) else value.copy_abs()
    return _laid_out(part, _digits(part, magnitude), is_negative=is_negative)


def _digits(part: Specifier, magnitude: Decimal) -> str:
    precision = 6 if part.precision is None else part.precision
    if precision > MAX_LENGTH:
        raise out_of_memory()
    if part.conversion == "f":
        return _plain(part, magnitude, precision)
    if part.conversion == "e":
        return _scientific(part, magnitude, precision)
    precision = precision or 1
    rounded = _ROUNDING.plus(magnitude) if not magnitude else _to_digits(magnitude, precision)
    if not rounded or Decimal("0.0001") <= rounded < Decimal(10) ** precision:
        places = precision - (rounded.adjusted() + 1 if rounded else 1)
        return _plain(part, rounded, max(places, 0))
    return _scientific(part, rounded, precision - 1)


def _to_digits(value: Decimal, count: int) -> Decimal:
    return Context(prec=count, rounding=ROUND_HALF_UP, Emax=10**9, Emin=-(10**9)).plus(value)


def _plain(part: Specifier, value: Decimal, places: int) -> str:
    text = format(value.quantize(Decimal(1).scaleb(-places), context=_ROUNDING), "f")
    return text + "." if "#" in part.flags and not places else text


def _scientific(part: Specifier, value: Decimal, places: int) -> str:
    rounded = _to_digits(value, places + 1) if value else Decimal(0)
    exponent = rounded.adjusted() if value else 0
    digits = "".join(map(str, rounded.as_tuple().digits)).ljust(places + 1, "0")
    point = "." if places or "#" in part.flags else ""
    return f"{digits[0]}{point}{digits[1:]}e{'-' if exponent < 0 else '+'}{abs(exponent):02d}"


def hexadecimal(magnitude: float, precision: int | None = None) -> str:
    """`Double.toHexString` of a number that is not negative; `precision` digits behind the point."""
    if precision is not None and magnitude:
        magnitude = _to_bits(magnitude, max(precision, 1) * 4)
    mantissa, _, exponent = magnitude.hex().removeprefix("0x").partition("p")
    whole, _, fraction = mantissa.partition(".")
    fraction = fraction.rstrip("0")
    if precision is not None:
        fraction = fraction.ljust(max(precision, 1), "0")
    return f"0x{whole}.{fraction or '0'}p{int(exponent)}"


def _to_bits(magnitude: float, bits: int) -> float:
    if bits >= 52:
        return magnitude
    mantissa, exponent = math.frexp(magnitude)
    return math.ldexp(round(mantissa * 2 ** (bits + 1)), exponent - bits - 1)


def _signs(part: Specifier, *, is_negative: bool) -> tuple[str, str]:
    """What stands before and behind the digits."""
    if is_negative:
        return ("(", ")") if "(" in part.flags else ("-", "")
    return ("+" if "+" in part.flags else " " if " " in part.flags else ""), ""


def _laid_out(part: Specifier, digits: str, *, is_negative: bool) -> str:
    sign, end = _signs(part, is_negative=is_negative)
    if "," in part.flags:
        whole, point, fraction = digits.partition(".")
        digits = f"{_grouped(whole)}{point}{fraction}"
    prefix, digits = (digits[:2], digits[2:]) if digits.startswith("0x") else ("", digits)
    return _zero_filled(part, sign, prefix, digits, end)


def _grouped(whole: str) -> str:
    head = len(whole) % 3
    groups = ([whole[:head]] if head else []) + [whole[i : i + 3] for i in range(head, len(whole), 3)]
    return ",".join(groups)


def _zero_filled(part: Specifier, sign: str, prefix: str, digits: str, end: str) -> str:
    if "0" in part.flags:
        missing = (part.width or 0) - len(sign) - len(prefix) - len(digits) - len(end)
        if missing > MAX_LENGTH:
            raise out_of_memory()
        digits = "0" * missing + digits
    return part.justified(f"{sign}{prefix}{digits}{end}")
