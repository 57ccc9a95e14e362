"""Java's numbers as Python's: which class a number is, and how it is made wider or narrower.

A plain int is an Integer, a Long or a BigInteger by its size, a plain float is a Double, and a
BigDecimal is a `decimal.Decimal`. The classes here are for values whose Java class is not what their
size tells, such as the Long `1` that `3000000000 - 2999999999` is.
"""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
import math
import struct
from typing import Final, Self, SupportsFloat, TypeGuard

from velocity_preview.values.objects import JavaObject

INTEGER_MIN: Final = -(2**31)
INTEGER_MAX: Final = 2**31 - 1
LONG_MIN: Final = -(2**63)
LONG_MAX: Final = 2**63 - 1

_MANY_DIGITS: Final = 100

BigDecimal = Decimal


class Byte(int):
    """java.lang.Byte."""

    __slots__ = ()


class Short(int):
    """java.lang.Short."""

    __slots__ = ()


class Long(int):
    """A java.lang.Long that would fit into an Integer."""

    __slots__ = ()


class BigInteger(int):
    """A java.math.BigInteger that would fit into a Long."""

    __slots__ = ()


class Float(float):
    """java.lang.Float: a double rounded to 24 bits."""

    __slots__ = ()

    def __new__(cls, value: SupportsFloat = 0.0) -> Self:
        return super().__new__(cls, _to_float(float(value)))


class Character(str):
    """java.lang.Character: one UTF-16 unit. Equal to no String, though `+` joins it as one."""

    __slots__ = ()


Number = int | float | Decimal

INTEGRAL_TYPES: Final = frozenset({int, Byte, Short, Long, BigInteger})
FLOATING_TYPES: Final = frozenset({float, Float})
NUMBER_TYPES: Final = INTEGRAL_TYPES | FLOATING_TYPES | {Decimal}

_CLASS_OF_TYPE: Final[dict[type, str]] = {
    str: "java.lang.String",
    bool: "java.lang.Boolean",
    float: "java.lang.Double",
    list: "java.util.ArrayList",
    dict: "java.util.LinkedHashMap",
    Byte: "java.lang.Byte",
    Short: "java.lang.Short",
    Long: "java.lang.Long",
    BigInteger: "java.math.BigInteger",
    Float: "java.lang.Float",
    Decimal: "java.math.BigDecimal",
    Character: "java.lang.Character",
}


def java_class(value: object) -> str:
    """What `getClass().getName()` prints; `null` for None, which has no class."""
    if type(value) is int:
        return _class_of_int(value)
    name = _CLASS_OF_TYPE.get(type(value))
    if name is not None:
        return name
    if isinstance(value, JavaObject):
        return value.java_class
    return "null" if value is None else "java.lang.Object"


def _class_of_int(value: int) -> str:
    if INTEGER_MIN <= value <= INTEGER_MAX:
        return "java.lang.Integer"
    return "java.lang.Long" if LONG_MIN <= value <= LONG_MAX else "java.math.BigInteger"


class Kind(IntEnum):
    """The classes of Number, each of them wider than those before it, except that a BigInteger and a
    Float or a Double make a BigDecimal."""

    BYTE = 8
    SHORT = 16
    INTEGER = 32
    LONG = 64
    BIG_INTEGER = 65
    FLOAT = 66
    DOUBLE = 67
    BIG_DECIMAL = 68


_KIND_OF_TYPE: Final[dict[type, Kind]] = {
    Byte: Kind.BYTE,
    Short: Kind.SHORT,
    Long: Kind.LONG,
    BigInteger: Kind.BIG_INTEGER,
    Float: Kind.FLOAT,
    float: Kind.DOUBLE,
    Decimal: Kind.BIG_DECIMAL,
}


def are_doubles(left: object, right: object) -> bool:
    """Whether two operands are a Double and a Double, Integer or Long: they are calculated as Doubles."""
    if type(left) is float:
        return type(right) is float or (type(right) is int and LONG_MIN <= right <= LONG_MAX)
    return type(right) is float and type(left) is int and LONG_MIN <= left <= LONG_MAX


def kind(value: Number) -> Kind:
    """The class of a number."""
    if type(value) is not int:
        return _KIND_OF_TYPE[type(value)]
    if INTEGER_MIN <= value <= INTEGER_MAX:
        return Kind.INTEGER
    return Kind.LONG if LONG_MIN <= value <= LONG_MAX else Kind.BIG_INTEGER


def common_kind(left: Number, right: Number) -> Kind:
    """The class in which Velocity calculates with two numbers, and compares them."""
    narrow, wide = kind(left), kind(right)
    if narrow > wide:
        narrow, wide = wide, narrow
    return Kind.BIG_DECIMAL if narrow == Kind.BIG_INTEGER and wide != Kind.BIG_INTEGER else wide


def widened(value: int, least: Kind) -> int:
    """An integral result: of the class `least`, or of the next wider one into which it fits."""
    if least == Kind.LONG:
        return Long(value) if INTEGER_MIN <= value <= INTEGER_MAX else value
    if least == Kind.BIG_INTEGER:
        return big_integer(value)
    if least == Kind.BYTE and -128 <= value <= 127:
        return Byte(value)
    return Short(value) if least <= Kind.SHORT and -32768 <= value <= 32767 else int(value)


def is_number(value: object) -> TypeGuard[Number]:
    """Whether a value is a java.lang.Number. A Boolean is not."""
    return type(value) in NUMBER_TYPES


def is_integral(value: object) -> TypeGuard[int]:
    """Whether a value is a Byte, Short, Integer, Long or BigInteger."""
    return type(value) in INTEGRAL_TYPES


def is_floating(value: object) -> TypeGuard[float]:
    """Whether a value is a Double or a Float."""
    return type(value) in FLOATING_TYPES


def long(value: int) -> int:
    """An int that is a Long whatever its size; beyond 64 bits it wraps round."""
    value = wrap(value, 64)
    return Long(value) if INTEGER_MIN <= value <= INTEGER_MAX else value


def big_integer(value: int) -> int:
    """An int that is a BigInteger whatever its size."""
    return BigInteger(value) if LONG_MIN <= value <= LONG_MAX else value


def wrap(value: int, bits: int) -> int:
    """Two's complement: the lowest bits, read as a signed number."""
    half = 1 << (bits - 1)
    return ((value + half) & ((1 << bits) - 1)) - half


def int_value(value: Number) -> int:
    """`intValue()`: wraps an integral number round, cuts a fraction off, takes a Double beyond the
    range to its end."""
    return _narrow(value, 32)


def long_value(value: Number) -> int:
    """`longValue()`, as a plain int in the range of Long; `long` makes it a Long."""
    return _narrow(value, 64)


def short_value(value: Number) -> Short:
    """`shortValue()`: that of a Double goes through `intValue()`."""
    return Short(wrap(_narrow(value, 32), 16))


def byte_value(value: Number) -> Byte:
    """`byteValue()`: that of a Double goes through `intValue()`."""
    return Byte(wrap(_narrow(value, 32), 8))


def double_value(value: Number) -> float:
    """`doubleValue()`: beyond the range is infinite."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def float_value(value: Number) -> Float:
    """`floatValue()`."""
    return Float(double_value(value))


def _narrow(value: Number, bits: int) -> int:
    if isinstance(value, float):
        if math.isnan(value):
            return 0
        half = 1 << (bits - 1)
        return -half if value <= -half else half - 1 if value >= half else int(value)
    if isinstance(value, Decimal) and not 0 <= value.adjusted() < _MANY_DIGITS:
        return wrap(_whole_part(value), bits)
    return wrap(int(value), bits)


def _whole_part(value: Decimal) -> int:
    """The whole part of a very large or very small number; of a power of ten beyond 64 only the low
    bits, all zero."""
    exponent = value.as_tuple().exponent
    small = value.adjusted() < 0 or (isinstance(exponent, int) and exponent >= 64)
    return 0 if small else int(value)


def _to_float(value: float) -> float:
    try:
        return float(struct.unpack("f", struct.pack("f", value))[0])
    except OverflowError:
        return math.copysign(math.inf, value)
