"""The methods of java.lang.Byte, Short, Integer and Long, the static ones included."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.hashing import java_hash
from velocity_preview.values.member_tables import MemberTable, deferred, needs_function, static
from velocity_preview.values.number_parsing import decode, parse_integral, parse_unsigned
from velocity_preview.values.numbers import (
    Byte,
    Short,
    byte_value,
    double_value,
    float_value,
    int_value,
    long,
    long_value,
    short_value,
    wrap,
)
from velocity_preview.values.object_members import OBJECT
from velocity_preview.values.ordering import compare_to
from velocity_preview.values.radix import to_radix
from velocity_preview.values.text import java_string

Function = Callable[..., object]

NUMBER: Final = MemberTable(
    {
        "intValue()": int_value,
        "longValue()": lambda value: long(long_value(value)),
        "doubleValue()": double_value,
        "floatValue()": float_value,
        "shortValue()": short_value,
        "byteValue()": byte_value,
    },
    OBJECT,
)
"""java.lang.Number."""


def _compare(left: int, right: int) -> int:
    return (left > right) - (left < right)


def _divide(left: int, right: int) -> int:
    if right == 0:
        raise JavaException("java.lang.ArithmeticException", "/ by zero")
    return left // right


def _remainder(left: int, right: int) -> int:
    return left - _divide(left, right) * right


def _highest_one_bit(value: int) -> int:
    return 1 << (value.bit_length() - 1) if value else 0


def _trailing_zeros(value: int, bits: int) -> int:
    return (value & -value).bit_length() - 1 if value else bits


def _reversed_bits(value: int, bits: int) -> int:
    return int(format(value, f"0{bits}b")[::-1], 2)


def _rotated(value: int, distance: int, bits: int) -> int:
    distance %= bits
    return value << distance | value >> (bits - distance)


class _Width:
    """An integer class of 32 or 64 bits, to build the table of its static methods."""

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self.kind, self.box = ("int", "Integer") if bits == 32 else ("long", "Long")

    def signed(self, value: int) -> int:
        """The lowest bits as a value of the class."""
        return wrap(value, 32) if self.bits == 32 else long(value)

    def unsigned(self, value: int) -> int:
        """The bits of a value as a number that is not negative."""
        return value & ((1 << self.bits) - 1)

    def parse(self, text: str | None, radix: int = 10) -> int:
        return self.signed(parse_integral(text, self.bits, radix))

    def parse_part(self, text: str, begin: int, end: int, radix: int) -> int:
        if begin < 0 or begin > end or end > len(text):
            raise JavaException("java.lang.IndexOutOfBoundsException")
        return self.parse(text[begin:end], radix)

    def parse_unsigned_part(self, text: str, begin: int, end: int, radix: int) -> int:
        if begin < 0 or begin > end or end > len(text):
            raise JavaException("java.lang.IndexOutOfBoundsException")
        return self.parse_unsigned(text[begin:end], radix)

    def parse_unsigned(self, text: str | None, radix: int = 10) -> int:
        return self.signed(parse_unsigned(text, self.bits, radix))

    def of_two(self, function: Callable[[int, int], int]) -> Function:
        """A static method of two numbers whose result is of the class."""
        return static(lambda left, right: self.signed(function(left, right)))

    def of_bits(self, function: Callable[..., int], *, unsigned_result: bool = True) -> Function:
        """A static method of numbers taken as unsigned."""

        def method(value: int, *others: int) -> int:
            result = function(self.unsigned(value), *others)
            return self.signed(result) if unsigned_result else result

        return static(method)

    def of_unsigned(self, function: Callable[[int, int], int]) -> Function:
        return static(lambda left, right: self.signed(function(self.unsigned(left), self.unsigned(right))))

    def in_radix(self, radix: int) -> Function:
        return static(lambda value: to_radix(self.unsigned(value), radix))

    def texts(self) -> dict[str, Function]:
        """The static methods between numbers and Strings."""
        kind, name = self.kind, "Int" if self.bits == 32 else "Long"
        return {
            f"toString({kind})": static(java_string),
            f"toString({kind},int)": static(to_radix),
            f"toUnsignedString({kind})": static(lambda value: str(self.unsigned(value))),
            f"toUnsignedString({kind},int)": static(
                lambda value, radix: to_radix(self.unsigned(value), radix)
            ),
            f"toHexString({kind})": self.in_radix(16),
            f"toOctalString({kind})": self.in_radix(8),
            f"toBinaryString({kind})": self.in_radix(2),
            f"parse{name}(String?)": static(self.parse),
            f"parse{name}(String?,int)": static(self.parse),
            f"parse{name}(CharSequence,int,int,int)": static(self.parse_part),
            f"parseUnsigned{name}(CharSequence,int,int,int)": static(self.parse_unsigned_part),
            f"parseUnsigned{name}(String?)": static(self.parse_unsigned),
            f"parseUnsigned{name}(String?,int)": static(self.parse_unsigned),
            "valueOf(String?)": static(self.parse),
            "valueOf(String?,int)": static(self.parse),
            f"valueOf({kind})": static(self.signed),
            "decode(String)": static(lambda text: self.signed(decode(text, self.bits))),
            # System properties, of which a template sees none.
            f"get{self.box}(String?)": static(lambda _: None),
            f"get{self.box}(String?,{kind})": static(lambda _, value: self.signed(value)),
            f"get{self.box}(String?,{self.box}?)": static(lambda _, value: value),
        }

    def calculations(self) -> dict[str, Function]:
        """The static methods of numbers."""
        kind, bits = self.kind, self.bits
        return {
            f"compare({kind},{kind})": static(_compare),
            f"compareUnsigned({kind},{kind})": static(
                lambda a, b: _compare(self.unsigned(a), self.unsigned(b))
            ),
            f"divideUnsigned({kind},{kind})": self.of_unsigned(_divide),
            f"remainderUnsigned({kind},{kind})": self.of_unsigned(_remainder),
            f"sum({kind},{kind})": self.of_two(lambda a, b: a + b),
            f"max({kind},{kind})": self.of_two(max),
            f"min({kind},{kind})": self.of_two(min),
            f"signum({kind})": static(lambda value: _compare(value, 0)),
            f"hashCode({kind})": static(lambda value: java_hash(self.signed(value))),
            f"bitCount({kind})": self.of_bits(int.bit_count, unsigned_result=False),
            f"reverse({kind})": self.of_bits(partial(_reversed_bits, bits=bits)),
            f"reverseBytes({kind})": self.of_bits(
                lambda value: int.from_bytes(value.to_bytes(bits // 8, "big"), "little")
            ),
            f"highestOneBit({kind})": self.of_bits(_highest_one_bit),
            f"lowestOneBit({kind})": self.of_bits(lambda value: value & -value),
            f"numberOfLeadingZeros({kind})": self.of_bits(
                lambda value: bits - value.bit_length(), unsigned_result=False
            ),
            f"numberOfTrailingZeros({kind})": self.of_bits(
                partial(_trailing_zeros, bits=bits), unsigned_result=False
            ),
            f"rotateLeft({kind},int)": self.of_bits(partial(_rotated, bits=bits)),
            f"rotateRight({kind},int)": self.of_bits(lambda value, by: _rotated(value, -by, bits)),
        }

    def methods(self) -> dict[str, Function]:
        return {
            f"compareTo({self.box})": compare_to,
            "compareTo(Object)": compare_to,
            "describeConstable()": deferred("streams", "Optional"),
            "resolveConstantDesc(Lookup?)": lambda value, _lookup: value,
            **self.texts(),
            **self.calculations(),
        }


INTEGER: Final = MemberTable(
    {**_Width(32).methods(), "toUnsignedLong(int)": static(lambda value: long(value & 0xFFFFFFFF))}, NUMBER
)
LONG: Final = MemberTable(_Width(64).methods(), NUMBER)


def _small(kind: str, make: Callable[[int], int], bits: int) -> MemberTable:
    """The table of Byte or Short."""
    box = kind.capitalize()
    mask = (1 << bits) - 1

    def parse(text: str | None, radix: int = 10) -> int:
        return make(parse_integral(text, bits, radix))

    return MemberTable(
        {
            f"compareTo({box})": compare_to,
            "compareTo(Object)": compare_to,
            f"toString({kind})": static(java_string),
            f"hashCode({kind})": static(int),
            f"compare({kind},{kind})": static(lambda left, right: int(left) - int(right)),
            f"compareUnsigned({kind},{kind})": static(lambda left, right: (left & mask) - (right & mask)),
            f"toUnsignedInt({kind})": static(lambda value: value & mask),
            f"toUnsignedLong({kind})": static(lambda value: long(value & mask)),
            f"parse{box}(String?)": static(parse),
            f"parse{box}(String?,int)": static(parse),
            "valueOf(String?)": static(parse),
            "valueOf(String?,int)": static(parse),
            f"valueOf({kind})": static(make),
            "decode(String)": static(lambda text: make(decode(text, bits))),
            "describeConstable()": needs_function,
        },
        NUMBER,
    )


BYTE: Final = _small("byte", Byte, 8)
SHORT: Final = MemberTable(
    {
        "reverseBytes(short)": static(
            lambda value: Short(wrap((value & 0xFF) << 8 | (value >> 8 & 0xFF), 16)),
        ),
    },
    _small("short", Short, 16),
)
