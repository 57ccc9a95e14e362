"""The methods of java.lang.Double and Float."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING, Final

from velocity_preview.values.format_numbers import hexadecimal
from velocity_preview.values.hashing import java_hash
from velocity_preview.values.integers import NUMBER
from velocity_preview.values.member_tables import MemberTable, deferred, static
from velocity_preview.values.number_parsing import parse_double, parse_float
from velocity_preview.values.numbers import Float, long, wrap
from velocity_preview.values.ordering import compare_numbers, compare_to
from velocity_preview.values.text import java_string

if TYPE_CHECKING:
    from collections.abc import Callable

_DOUBLE_NAN: Final = 0x7FF8_0000_0000_0000
_FLOAT_NAN: Final = 0x7FC0_0000


def _hexadecimal(value: float) -> str:
    if not math.isfinite(value):
        return java_string(value) or ""
    return ("-" if math.copysign(1.0, value) < 0 else "") + _with_subnormal(abs(value))


def _with_subnormal(magnitude: float) -> str:
    return hexadecimal(magnitude) if magnitude else "0x0.0p0"


def _greater(left: float, right: float) -> float:
    if math.isnan(left) or math.isnan(right):
        return math.nan
    return left if compare_numbers(left, right) >= 0 else right


def _lesser(left: float, right: float) -> float:
    if math.isnan(left) or math.isnan(right):
        return math.nan
    return left if compare_numbers(left, right) <= 0 else right


def _double_bits(value: float) -> int:
    bits = _DOUBLE_NAN if math.isnan(value) else struct.unpack(">q", struct.pack(">d", value))[0]
    return long(bits)


def _double_from_bits(bits: int) -> float:
    return float(struct.unpack(">d", struct.pack(">q", bits))[0])


def _float_bits(value: float) -> int:
    return _FLOAT_NAN if math.isnan(value) else int(struct.unpack(">i", struct.pack(">f", value))[0])


def _float_from_bits(bits: int) -> Float:
    return Float(struct.unpack(">f", struct.pack(">i", wrap(bits, 32)))[0])


def _methods(
    kind: str,
    make: Callable[[float], float],
    parse: Callable[[str], float],
) -> dict[str, Callable[..., object]]:
    """What Double and Float have in common."""
    box = kind.capitalize()
    return {
        "isNaN()": math.isnan,
        "isInfinite()": math.isinf,
        f"isNaN({kind})": static(math.isnan),
        f"isInfinite({kind})": static(math.isinf),
        f"isFinite({kind})": static(math.isfinite),
        f"compareTo({box})": compare_to,
        "compareTo(Object)": compare_to,
        f"compare({kind},{kind})": static(compare_numbers),
        f"toString({kind})": static(java_string),
        f"toHexString({kind})": static(_hexadecimal),
        f"hashCode({kind})": static(java_hash),
        "valueOf(String)": static(parse),
        f"valueOf({kind})": static(make),
        f"parse{box}(String)": static(parse),
        f"sum({kind},{kind})": static(lambda left, right: make(left + right)),
        f"max({kind},{kind})": static(lambda left, right: make(_greater(left, right))),
        f"min({kind},{kind})": static(lambda left, right: make(_lesser(left, right))),
        "describeConstable()": deferred("streams", "Optional"),
        "resolveConstantDesc(Lookup?)": lambda value, _lookup: value,
    }


DOUBLE: Final = MemberTable(
    {
        **_methods("double", float, parse_double),
        "doubleToLongBits(double)": static(_double_bits),
        "doubleToRawLongBits(double)": static(_double_bits),
        "longBitsToDouble(long)": static(_double_from_bits),
    },
    NUMBER,
)

FLOAT: Final = MemberTable(
    {
        **_methods("float", Float, parse_float),
        "floatToIntBits(float)": static(_float_bits),
        "floatToRawIntBits(float)": static(_float_bits),
        "intBitsToFloat(int)": static(_float_from_bits),
    },
    NUMBER,
)
