"""Java's `hashCode()`."""

from __future__ import annotations

from decimal import Decimal
import struct
from typing import TYPE_CHECKING, Final

from velocity_preview.values.decimals import exponent, unscaled
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.map_keys import key_value
from velocity_preview.values.numbers import Float, Kind, kind, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAN: Final = 0x7FF8_0000_0000_0000
_FLOAT_NAN: Final = 0x7FC0_0000


Hashes = dict[int, int]


def java_hash(value: object, known: Hashes | None = None) -> int:
    """What `value.hashCode()` returns; 0 for null, Python's for an object without a value of its own.

    `known` are the hash codes of collections by their ids: one may stand in another many times.
    """
    if value is None:
        return 0
    if isinstance(value, str):
        return _hash_of_units(value.encode("utf-16-be", "surrogatepass"))
    if isinstance(value, bool):
        return 1231 if value else 1237
    if isinstance(value, int):
        return _hash_of_int(value)
    if isinstance(value, float):
        return _hash_of_float(value)
    if isinstance(value, Decimal):
        return _hash_of_decimal(value)
    if isinstance(value, (list, dict)):
        return _hash_of_collection(value, {} if known is None else known)
    return wrap(hash(value), 32)


def _hash_of_collection(value: list[object] | dict[object, object], known: Hashes) -> int:
    if id(value) not in known:
        try:
            known[id(value)] = list_hash(value, known) if isinstance(value, list) else _map_hash(value, known)
        except RecursionError:
            raise JavaException("java.lang.StackOverflowError") from None
    return known[id(value)]


def _map_hash(mapping: dict[object, object], known: Hashes) -> int:
    entries = ((key_value(key), element) for key, element in mapping.items())
    return wrap(sum(java_hash(key) ^ java_hash(element, known) for key, element in entries), 32)


def list_hash(elements: Iterable[object], known: Hashes | None = None) -> int:
    """`List.hashCode()`."""
    known = {} if known is None else known
    result = 1
    for element in elements:
        result = (31 * result + java_hash(element, known)) & 0xFFFFFFFF
    return wrap(result, 32)


def _hash_of_units(units: bytes) -> int:
    result = 0
    for high, low in zip(units[::2], units[1::2], strict=True):
        result = (31 * result + ((high << 8) | low)) & 0xFFFFFFFF
    return wrap(result, 32)


def _hash_of_int(value: int) -> int:
    sort = kind(value)
    if sort == Kind.BIG_INTEGER:
        return _hash_of_big_integer(value)
    return _folded(value) if sort == Kind.LONG else int(value)


def _folded(bits: int) -> int:
    """The halves of 64 bits, joined by exclusive or."""
    bits &= 0xFFFF_FFFF_FFFF_FFFF
    return wrap((bits >> 32) ^ bits, 32)


def _hash_of_big_integer(value: int) -> int:
    magnitude = abs(value)
    result = 0
    for shift in range((magnitude.bit_length() - 1) // 32 * 32, -1, -32):
        result = (31 * result + ((magnitude >> shift) & 0xFFFFFFFF)) & 0xFFFFFFFF
    return wrap(-result if value < 0 else result, 32)


def _hash_of_float(value: float) -> int:
    not_a_number = value != value  # noqa: PLR0124  (NaN)
    if isinstance(value, Float):
        return _FLOAT_NAN if not_a_number else int(struct.unpack(">i", struct.pack(">f", value))[0])
    return _folded(_NAN if not_a_number else struct.unpack(">Q", struct.pack(">d", value))[0])


def _hash_of_decimal(value: Decimal) -> int:
    return wrap(31 * _hash_of_big_integer(unscaled(value)) - exponent(value), 32)
