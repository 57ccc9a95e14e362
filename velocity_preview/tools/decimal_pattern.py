"""The pattern language of java.text.DecimalFormat: `#,##0.00;(#,##0.00)`.

A digit after the suffix has begun is one more digit of the number: `# ##0.00` has a suffix of one blank and
no grouping. So Java reads it, and prints `12345.60 `.
"""

from __future__ import annotations

from enum import Enum, auto
import functools
from typing import Final, NamedTuple

from velocity_preview.values.exceptions import JavaException

_QUOTE: Final = "'"
_NUMBER_CHARACTERS: Final = "#0,."


class Symbol(Enum):
    """What a locale writes in its own way before or after a number."""

    CURRENCY = "\u00a4"
    CURRENCY_CODE = "\u00a4\u00a4"
    PERCENT = "%"
    PER_MILLE = "\u2030"
    MINUS = "-"


_MULTIPLIERS: Final = {Symbol.PERCENT: 100, Symbol.PER_MILLE: 1000}
_SYMBOLS: Final = {symbol.value: symbol for symbol in Symbol}

Affix = tuple[str | Symbol, ...]
"""What stands before or after the digits, character by character."""


class DecimalPattern(NamedTuple):
    """A pattern as DecimalFormat understands it.

    `grouping` is 0 where groups are not separated, `exponent_digits` 0 where there is no exponent,
    `max_integer` and `max_fraction` None where there is no limit.
    """

    prefix: Affix
    suffix: Affix
    negative_prefix: Affix
    negative_suffix: Affix
    multiplier: int = 1
    min_integer: int = 0
    max_integer: int | None = None
    min_fraction: int = 0
    max_fraction: int | None = None
    grouping: int = 0
    point_always_shown: bool = False
    exponent_digits: int = 0
    is_currency: bool = False


@functools.lru_cache(maxsize=256)
def read_pattern(text: str) -> DecimalPattern:
    """Read a pattern; raises JavaException, an IllegalArgumentException, for a malformed one."""
    if not text:
        return DecimalPattern((), (), (Symbol.MINUS,), (), grouping=3)
    positive = _Half(text, 0, is_negative=False)
    positive.read()
    prefix, suffix = tuple(positive.prefix), tuple(positive.suffix)
    if positive.next_start >= len(text):
        return positive.pattern((Symbol.MINUS, *prefix), suffix)
    negative = _Half(text, positive.next_start, is_negative=True)
    negative.read()
    positive.is_currency |= negative.is_currency
    if (negative.prefix, negative.suffix) == (positive.prefix, positive.suffix):
        return positive.pattern((Symbol.MINUS, *prefix), suffix)
    return positive.pattern(tuple(negative.prefix), tuple(negative.suffix))


class _Phase(Enum):
    PREFIX = auto()
    NUMBER = auto()
    SUFFIX = auto()


class _Half:
    """A half of a pattern, positive or negative, while it is read. Of the negative only the affixes count.

    `next_start` is where the other half starts. Without a `;` Java reads the whole a second time as the
    negative half, which tells apart the halves of `0E0E` alone: the second `E` is then no suffix.
    """

    def __init__(self, text: str, start: int, *, is_negative: bool) -> None:
        self.text = text
        self.next_start = start
        self.is_negative = is_negative
        self.prefix: list[str | Symbol] = []
        self.suffix: list[str | Symbol] = []
        self.is_currency = False
        self._multiplier = 1
        self._phase = _Phase.PREFIX
        self._in_quote = False
        self._left = 0
        self._zeros = 0
        self._right = 0
        self._point: int | None = None
        self._grouping: int | None = None
        self._exponent_digits = 0

    def read(self) -> None:
        position = self.next_start
        while position < len(self.text):
            if self._phase is not _Phase.NUMBER:
                position = self._read_affix(position)
            elif self.is_negative:
                position = self._skip_number(position)
            else:
                position = self._read_number(position)
        self._settle_digits()
        self._check()

    def _read_affix(self, position: int) -> int:
        """Read one character of an affix; returns the place behind it, the end of the text behind a `;`."""
        character = self.text[position]
        width = 1 + self.text.startswith(character, position + 1)
        if character == _QUOTE and width == 2:
            return self._append(_QUOTE, position + 2)
        if character == _QUOTE:
            self._in_quote = not self._in_quote
            return position + 1
        if self._in_quote:
            return self._append(character, position + 1)
        if character in _NUMBER_CHARACTERS:
            self._phase = _Phase.NUMBER
            return position
        if character == ";":
            self._end_half(position)
            return len(self.text)
        if character != Symbol.CURRENCY.value:
            width = 1
        symbol = _SYMBOLS.get(character * width)
        if symbol is not None:
            self._note(symbol)
        return self._append(symbol or character, position + width)

    def _note(self, symbol: Symbol) -> None:
        if symbol in _MULTIPLIERS:
            if self._multiplier != 1:
                raise _illegal("Too many percent/per mille characters in pattern", self.text)
            self._multiplier = _MULTIPLIERS[symbol]
        elif symbol is not Symbol.MINUS:
            self.is_currency = True

    def _end_half(self, position: int) -> None:
        if self._phase is _Phase.PREFIX or self.is_negative:
            raise _illegal("Unquoted special character ';' in pattern", self.text)
        self.next_start = position + 1

    def _append(self, part: str | Symbol, position: int) -> int:
        (self.prefix if self._phase is _Phase.PREFIX else self.suffix).append(part)
        return position

    def _skip_number(self, position: int) -> int:
        while position < len(self.text) and self.text[position] in _NUMBER_CHARACTERS + "E":
            position += 1
        self._phase = _Phase.SUFFIX
        return position

    def _read_number(self, position: int) -> int:
        character = self.text[position]
        if character == "E":
            return self._read_exponent(position + 1)
        if character == ",":
            self._grouping = 0
        elif character == ".":
            if self._point is not None:
                raise _illegal("Multiple decimal separators in pattern", self.text)
            self._point = self._left + self._zeros + self._right
        elif character in "#0":
            self._count_digit(character)
        else:
            self._phase = _Phase.SUFFIX
            return position
        return position + 1

    def _count_digit(self, character: str) -> None:
        if character == "0":
            if self._right:
                raise _illegal("Unexpected '0' in pattern", self.text)
            self._zeros += 1
        elif self._zeros:
            self._right += 1
        else:
            self._left += 1
        if self._grouping is not None and self._point is None:
            self._grouping += 1

    def _read_exponent(self, position: int) -> int:
        if self._exponent_digits:
            raise _illegal("Multiple exponential symbols in pattern", self.text)
        start = position
        while self.text.startswith("0", position):
            position += 1
        self._exponent_digits = position - start
        if self._left + self._zeros < 1 or not self._exponent_digits:
            raise _illegal("Malformed exponential pattern", self.text)
        self._phase = _Phase.SUFFIX
        return position

    def _settle_digits(self) -> None:
        """`#.##` has no `0`; one `#` before the point is then as good as one."""
        if self._zeros == 0 and self._left > 0 and self._point is not None:
            place = max(self._point, 1)
            self._right = self._left - place
            self._left = place - 1
            self._zeros = 1

    def _check(self) -> None:
        if self._point is None:
            misplaced = self._right > 0
        else:
            misplaced = not self._left <= self._point <= self._left + self._zeros
        if misplaced or self._grouping == 0 or self._in_quote:
            raise _illegal("Malformed pattern", self.text)

    def pattern(self, negative_prefix: Affix, negative_suffix: Affix) -> DecimalPattern:
        total = self._left + self._zeros + self._right
        point = total if self._point is None else self._point
        min_integer = point - self._left
        return DecimalPattern(
            prefix=tuple(self.prefix),
            suffix=tuple(self.suffix),
            negative_prefix=negative_prefix,
            negative_suffix=negative_suffix,
            multiplier=self._multiplier,
            min_integer=min_integer,
            max_integer=self._left + min_integer if self._exponent_digits else None,
            min_fraction=max(self._left + self._zeros - point, 0),
            max_fraction=total - point,
            grouping=self._grouping or 0,
            point_always_shown=self._point in (0, total),
            exponent_digits=self._exponent_digits,
            is_currency=self.is_currency,
        )


def _illegal(problem: str, pattern: str) -> JavaException:
    return JavaException("java.lang.IllegalArgumentException", f'{problem} "{pattern}"')
