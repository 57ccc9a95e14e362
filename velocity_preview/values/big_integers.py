"""The methods of java.math.BigInteger."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from velocity_preview.values.arrays import BigIntegerArray, ByteArray
from velocity_preview.values.decimals import MAX_DIGITS
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.integers import NUMBER
from velocity_preview.values.member_tables import MemberTable, needs_function, static
from velocity_preview.values.numbers import Byte, Short, big_integer, long
from velocity_preview.values.ordering import compare_to
from velocity_preview.values.radix import to_radix

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_BITS: Final = int(MAX_DIGITS * math.log2(10))


def _arithmetic(message: str) -> JavaException:
    return JavaException("java.lang.ArithmeticException", message)


def _of_two(function: Callable[[int, int], int]) -> Callable[[int, int], int]:
    return lambda left, right: big_integer(function(int(left), int(right)))


def _of_one(function: Callable[[int], int]) -> Callable[[int], int]:
    return lambda value: big_integer(function(int(value)))


def _divide(left: int, right: int) -> int:
    """Toward zero."""
    if right == 0:
        raise _arithmetic("BigInteger divide by zero")
    quotient = abs(left) // abs(right)
    return quotient if (left < 0) == (right < 0) else -quotient


def _remainder(left: int, right: int) -> int:
    return left - _divide(left, right) * right


def _mod(left: int, right: int) -> int:
    if right <= 0:
        raise _arithmetic("BigInteger: modulus not positive")
    return left % right


def _multiply(left: int, right: int) -> int:
    _check_size(left.bit_length() + right.bit_length())
    return left * right


def _check_size(bits: int) -> None:
    if bits > _MAX_BITS:
        raise _arithmetic("BigInteger would overflow supported range")


def _pow(value: int, exponent: int) -> int:
    if exponent < 0:
        raise _arithmetic("Negative exponent")
    _check_size(value.bit_length() * exponent)
    return big_integer(int(value) ** exponent)


def _shift(value: int, distance: int) -> int:
    _check_size(value.bit_length() + max(distance, 0))
    return big_integer(int(value) << distance if distance >= 0 else int(value) >> -distance)


def _mod_pow(value: int, exponent: int | None, modulus: int) -> int:
    if modulus <= 0:
        raise _arithmetic("BigInteger: modulus not positive")
    if exponent is None:
        raise JavaException("java.lang.NullPointerException")
    try:
        return big_integer(pow(int(value), int(exponent), int(modulus)))
    except ValueError:
        raise _arithmetic("BigInteger not invertible.") from None


def _mod_inverse(value: int, modulus: int) -> int:
    if modulus <= 0:
        raise _arithmetic("BigInteger: modulus not positive")
    return _mod_pow(value, -1, modulus)


def _sqrt(value: int) -> int:
    if value < 0:
        raise _arithmetic("Negative BigInteger")
    return math.isqrt(value)


def _sqrt_and_remainder(value: int) -> BigIntegerArray:
    root = _sqrt(value)
    return BigIntegerArray([big_integer(root), big_integer(value - root * root)])


def _divide_and_remainder(left: int, right: int) -> BigIntegerArray:
    return BigIntegerArray([big_integer(_divide(left, right)), big_integer(_remainder(left, right))])


def _bit(function: Callable[[int, int], int]) -> Callable[[int, int], object]:
    """A method of one bit, by its number."""

    def method(value: int, number: int) -> object:
        if number < 0:
            raise _arithmetic("Negative bit address")
        _check_size(number)
        return big_integer(function(int(value), 1 << number))

    return method


def _test_bit(value: int, number: int) -> bool:
    if number < 0:
        raise _arithmetic("Negative bit address")
    return bool(int(value) >> min(number, _MAX_BITS) & 1)


def _bit_length(value: int) -> int:
    return (value if value >= 0 else ~value).bit_length()


def _bit_count(value: int) -> int:
    """The bits that differ from the sign."""
    return (value if value >= 0 else ~value).bit_count()


def _bytes(value: int) -> ByteArray:
    data = int(value).to_bytes(_bit_length(value) // 8 + 1, "big", signed=True)
    return ByteArray([Byte(byte - 256 if byte > 127 else byte) for byte in data])


def _exact(name: str, bits: int, make: Callable[[int], int]) -> Callable[[int], int]:
    def method(value: int) -> int:
        if not -(1 << (bits - 1)) <= value < 1 << (bits - 1):
            raise _arithmetic(f"BigInteger out of {name} range")
        return make(int(value))

    return method


def _is_probable_prime(value: int, certainty: int) -> bool:
    return certainty <= 0 or _is_prime(abs(int(value)))


_WITNESSES: Final = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)


def _is_prime(number: int) -> bool:
    """Miller and Rabin's test; certain below 3 * 10^24."""
    if number < 2 or any(number % prime == 0 for prime in _WITNESSES):
        return number in _WITNESSES
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    return all(_passes(number, witness, odd, twos) for witness in _WITNESSES)


def _passes(number: int, witness: int, odd: int, twos: int) -> bool:
    power = pow(witness, odd, number)
    if power in {1, number - 1}:
        return True
    for _ in range(twos - 1):
        power = power * power % number
        if power == number - 1:
            return True
    return False


def _gcd(left: int, right: int) -> int:
    return math.gcd(left, right)


_TWO_NUMBERS: Final[dict[str, Callable[[int, int], int]]] = {
    "add": int.__add__,
    "subtract": int.__sub__,
    "multiply": _multiply,
    "divide": _divide,
    "remainder": _remainder,
    "mod": _mod,
    "gcd": _gcd,
    "and": int.__and__,
    "or": int.__or__,
    "xor": int.__xor__,
    "andNot": lambda left, right: left & ~right,
    "max": max,
    "min": min,
    "modInverse": _mod_inverse,
}
_CALCULATIONS: Final = {f"{name}(BigInteger)": _of_two(function) for name, function in _TWO_NUMBERS.items()}

BIG_INTEGER: Final = MemberTable(
    {
        **_CALCULATIONS,
        "divideAndRemainder(BigInteger)": _divide_and_remainder,
        "modPow(BigInteger?,BigInteger)": _mod_pow,
        "pow(int)": _pow,
        "sqrt()": _of_one(_sqrt),
        "sqrtAndRemainder()": _sqrt_and_remainder,
        "abs()": _of_one(abs),
        "negate()": _of_one(int.__neg__),
        "not()": _of_one(int.__invert__),
        "signum()": lambda value: (value > 0) - (value < 0),
        "shiftLeft(int)": _shift,
        "shiftRight(int)": lambda value, distance: _shift(value, -distance),
        "testBit(int)": _test_bit,
        "setBit(int)": _bit(int.__or__),
        "clearBit(int)": _bit(lambda value, bit: value & ~bit),
        "flipBit(int)": _bit(int.__xor__),
        "getLowestSetBit()": lambda value: (value & -value).bit_length() - 1,
        "bitLength()": _bit_length,
        "bitCount()": _bit_count,
        "isProbablePrime(int)": _is_probable_prime,
        "nextProbablePrime()": needs_function,
        "compareTo(BigInteger)": compare_to,
        "compareTo(Object)": compare_to,
        "toString(int)": to_radix,
        "toByteArray()": _bytes,
        "longValueExact()": _exact("long", 64, long),
        "intValueExact()": _exact("int", 32, int),
        "shortValueExact()": _exact("short", 16, Short),
        "byteValueExact()": _exact("byte", 8, Byte),
        "valueOf(long)": static(big_integer),
    },
    NUMBER,
)
