"""Whole numbers written to another base than ten."""

from __future__ import annotations

from typing import Final

from velocity_preview.values.number_parsing import MAX_RADIX, MIN_RADIX
from velocity_preview.values.text import java_string

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_FORMATS: Final = {2: "b", 8: "o", 16: "x"}


def to_radix(value: int, radix: int) -> str:
    """`Integer.toString(value, radix)`; a base that there is none of counts as ten."""
    if not MIN_RADIX <= radix <= MAX_RADIX or radix == 10:
        return java_string(int(value)) or ""
    if radix in _FORMATS:
        return format(int(value), _FORMATS[radix])
    digits = []
    rest = abs(int(value))
    while True:
        rest, digit = divmod(rest, radix)
        digits.append(_DIGITS[digit])
        if not rest:
            return ("-" if value < 0 else "") + "".join(reversed(digits))
