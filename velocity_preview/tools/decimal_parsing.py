"""Reading a number from text as java.text.DecimalFormat does: as far as it goes, whatever comes then.

`1 250` is 1, `1,5` is 15 and `5%` is 5. A blank or a plus sign in front makes it no number at all.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple
import unicodedata

from velocity_preview.values.numbers import LONG_MAX, LONG_MIN, long

if TYPE_CHECKING:
    from velocity_preview.tools.decimal_format import DecimalFormat


def parse_number(form: DecimalFormat, text: str, start: int = 0) -> tuple[int | float, int] | None:
    """The Long or Double that starts at a place of the text, and the place behind it; None if none does."""
    if text.startswith(form.symbols.nan, start):
        return math.nan, start + len(form.symbols.nan)
    pattern = form.pattern
    positive, negative = form.affix(pattern.prefix), form.affix(pattern.negative_prefix)
    signs = _fitting(text, start, positive, negative, _Signs(positive=True, negative=True))
    if signs is None:
        return None
    body = start + len(positive if signs.positive else negative)
    read = _read_digits(form, text, body)
    if read is None:
        return None
    positive, negative = form.affix(pattern.suffix), form.affix(pattern.negative_suffix)
    ends = _fitting(text, read.end, positive, negative, signs)
    if ends is None or ends.positive == ends.negative:
        return None
    end = read.end + len(positive if ends.positive else negative)
    return (read.number(form, is_negative=ends.negative), end) if end > start else None


class _Signs(NamedTuple):
    """Which halves of the pattern the text still fits."""

    positive: bool
    negative: bool


def _fitting(text: str, start: int, positive: str, negative: str, among: _Signs) -> _Signs | None:
    """Which affix stands here; where both do, the longer."""
    is_positive = among.positive and text.startswith(positive, start)
    is_negative = among.negative and text.startswith(negative, start)
    if is_positive and is_negative and len(positive) != len(negative):
        is_positive = len(positive) > len(negative)
        is_negative = not is_positive
    return _Signs(is_positive, is_negative) if is_positive or is_negative else None


class _Read(NamedTuple):
    """`0.digits` times ten to `point`, without zeros in front, or infinity; and the place behind it."""

    digits: str
    point: int
    end: int
    is_infinite: bool = False

    def number(self, form: DecimalFormat, *, is_negative: bool) -> int | float:
        multiplier = form.pattern.multiplier
        if self.is_infinite:
            return -math.inf if is_negative else math.inf
        sign = -1 if is_negative else 1
        whole = self._whole(is_negative=is_negative, integer_only=form.integer_only)
        if whole is not None and whole % multiplier == 0:
            return long(sign * (whole // multiplier))
        value = sign * (self._double() if whole is None else float(whole)) / multiplier
        is_whole = value.is_integer() and LONG_MIN <= value <= LONG_MAX and (value or not is_negative)
        return long(int(value)) if multiplier != 1 and is_whole else value

    def _whole(self, *, is_negative: bool, integer_only: bool) -> int | None:
        """The number if it fits into a Long; `-0` does not."""
        digits = self.digits.rstrip("0")
        if not digits:
            return None if is_negative and not integer_only else 0
        if self.point < len(digits) or self.point > len(str(LONG_MAX)):
            return None
        value = int(digits.ljust(self.point, "0"))
        return value if value <= LONG_MAX + is_negative else None

    def _double(self) -> float:
        return float(f"0.{self.digits or '0'}E{self.point}")


def _read_digits(form: DecimalFormat, text: str, start: int) -> _Read | None:
    if text.startswith(form.symbols.infinity, start):
        return _Read("", 0, start + len(form.symbols.infinity), is_infinite=True)
    reader = _DigitReader(form, text, start)
    reader.read()
    return reader.result()


class _DigitReader:
    """Reads digits, group separators, a decimal point and an exponent, until something else comes."""

    def __init__(self, form: DecimalFormat, text: str, start: int) -> None:
        self._form = form
        self._text = text
        self._at = start
        self._digits: list[str] = []
        self._leading_zeros = 0
        self._point: int | None = None
        self._exponent = 0
        self._saw_digit = False
        self._separator: int | None = None

    def read(self) -> None:
        while self._at < len(self._text) and self._read_one(self._text[self._at]):
            self._at += 1
        if self._separator is not None:
            self._at = self._separator

    def result(self) -> _Read | None:
        if not self._saw_digit:
            return None
        point = len(self._digits) if self._point is None else self._point
        return _Read("".join(self._digits), point - self._leading_zeros + self._exponent, self._at)

    def _read_one(self, character: str) -> bool:
        """Whether the character belongs to the number, and more may follow."""
        symbols, pattern = self._form.symbols, self._form.pattern
        digit = self._digit(character)
        if digit is not None:
            self._add(digit)
            return True
        if character == symbols.point(is_currency=pattern.is_currency):
            if self._form.integer_only or self._point is not None:
                return False
            self._point = len(self._digits)
            return True
        if character == symbols.grouping and pattern.grouping:
            if self._point is None:
                self._separator = self._at
            return self._point is None
        if self._text.startswith(symbols.exponent, self._at):
            self._read_exponent(self._at + len(symbols.exponent))
        return False

    def _digit(self, character: str) -> int | None:
        offset = ord(character) - ord(self._form.symbols.zero)
        return offset if 0 <= offset <= 9 else unicodedata.decimal(character, None)

    def _add(self, digit: int) -> None:
        self._separator = None
        self._saw_digit = True
        if digit or self._digits:
            self._digits.append(str(digit))
        elif self._point is not None:
            self._leading_zeros += 1

    def _read_exponent(self, start: int) -> None:
        """An exponent without digits is no part of the number."""
        is_negative = self._text.startswith(self._form.symbols.minus, start)
        at = start + len(self._form.symbols.minus) if is_negative else start
        first = at
        value = 0
        while at < len(self._text) and (digit := self._digit(self._text[at])) is not None:
            value = min(value * 10 + digit, LONG_MAX + 1)
            at += 1
        if at == first or value > LONG_MAX:
            return
        self._exponent = -value if is_negative else value
        self._at = at
