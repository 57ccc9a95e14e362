"""Strings as Java counts them: in UTF-16 units, so that an emoji has length 2.

A unit string has one character a unit. Where no character lies beyond U+FFFF, which is nearly always, that is
the Python string itself.
"""

from __future__ import annotations

import re

from velocity_preview.values.exceptions import JavaException

_ASTRAL = "\U00010000"
_HIGH = re.compile("[\ud800-\udbff]")
"""The first of a pair of surrogates."""


def units(text: str) -> str:
    """The text with each character beyond U+FFFF as its two surrogates."""
    if text.isascii() or max(text) < _ASTRAL:
        return text
    data = text.encode("utf-16-be", "surrogatepass")
    return "".join(chr(high << 8 | low) for high, low in zip(data[::2], data[1::2], strict=True))


def text_of(unit_string: str) -> str:
    """The text of a unit string: pairs of surrogates are characters again, single ones stay."""
    if unit_string.isascii() or not _may_have_pairs(unit_string):
        return unit_string
    return unit_string.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "surrogatepass")


def length(text: str) -> int:
    """`String.length()`."""
    return len(text) if text.isascii() else len(text) + sum(character >= _ASTRAL for character in text)


def check_bounds(begin: int, end: int, size: int) -> None:
    """Raises as `String.substring(begin, end)` does."""
    if begin < 0 or begin > end or end > size:
        message = f"begin {begin}, end {end}, length {size}"
        raise out_of_bounds(message)


def check_index(index: int, size: int) -> None:
    """Raises where a String of that length has no unit at the index."""
    if not 0 <= index < size:
        raise out_of_bounds(f"index {index}, length {size}")


def out_of_bounds(message: str) -> JavaException:
    """A StringIndexOutOfBoundsException."""
    return JavaException("java.lang.StringIndexOutOfBoundsException", message)


def unit_at(text: str, index: int) -> str:
    """`charAt`."""
    whole = units(text)
    # Java keeps Latin-1 texts apart, and complains about them in other words.
    if whole.isascii() or max(whole) <= "\xff":
        if not 0 <= index < len(whole):
            raise out_of_bounds(f"String index out of range: {index}")
    else:
        check_index(index, len(whole))
    return whole[index]


def code_point_count(text: str, begin: int, end: int) -> int:
    """`codePointCount`."""
    whole = units(text)
    if not 0 <= begin <= end <= len(whole):
        raise JavaException("java.lang.IndexOutOfBoundsException")
    return len(text_of(whole[begin:end]))


def offset_by_code_points(text: str, index: int, offset: int) -> int:
    """`offsetByCodePoints`: the index so many code points further or, where negative, before."""
    whole = units(text)
    points = text_of(whole[index:] if offset >= 0 else whole[: max(index, 0)])
    if not 0 <= index <= len(whole) or abs(offset) > len(points):
        raise JavaException("java.lang.IndexOutOfBoundsException")
    return index + length(points[:offset]) if offset >= 0 else index - length(points[offset:])


def code_point_at(unit_string: str, index: int) -> int:
    """The code point that begins at the unit."""
    high = ord(unit_string[index])
    if 0xD800 <= high < 0xDC00 and index + 1 < len(unit_string):
        low = ord(unit_string[index + 1])
        if 0xDC00 <= low < 0xE000:
            return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
    return high


def code_point_before(unit_string: str, index: int) -> int:
    """The code point that ends before the unit."""
    low = ord(unit_string[index - 1])
    if 0xDC00 <= low < 0xE000 and index > 1:
        high = ord(unit_string[index - 2])
        if 0xD800 <= high < 0xDC00:
            return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
    return low


def _may_have_pairs(unit_string: str) -> bool:
    return _HIGH.search(unit_string) is not None
