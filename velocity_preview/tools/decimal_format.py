"""java.text.DecimalFormat: a number as text, by a pattern and the symbols of a locale.

Rounding is half even on what the number really is: the double `1.005` is a little less, and `0.00` prints
`1.00`.
"""

from __future__ import annotations

from decimal import MAX_PREC, Context, Decimal
import math
from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.tools.decimal_pattern import Affix, DecimalPattern, Symbol
from velocity_preview.tools.digits import Digits, double_digits, exact_digits
from velocity_preview.values.numbers import LONG_MAX, LONG_MIN, Number

if TYPE_CHECKING:
    from velocity_preview.tools.number_symbols import NumberSymbols

_MAX_INTEGER: Final = 309
_MAX_FRACTION: Final = 340
_EXACT: Final = Context(prec=MAX_PREC)


class DecimalFormat(NamedTuple):
    """A pattern with the symbols to print it in. `integer_only` makes parsing stop at the decimal point."""

    pattern: DecimalPattern
    symbols: NumberSymbols
    integer_only: bool = False

    def format(self, number: Number) -> str:
        """`format(Object)` of any java.lang.Number."""
        if isinstance(number, float):
            return self._format_double(float(number))
        scaled = _EXACT.multiply(Decimal(number), self.pattern.multiplier)
        limited = isinstance(number, int) and LONG_MIN <= scaled <= LONG_MAX
        text = self._layout(exact_digits(scaled.copy_abs()), limited=limited)
        return self._affixed(text, is_negative=scaled < 0)

    def _format_double(self, number: float) -> str:
        if math.isnan(number):
            return self.symbols.nan
        number *= self.pattern.multiplier
        is_negative = math.copysign(1.0, number) < 0
        if math.isinf(number):
            return self._affixed(self.symbols.infinity, is_negative=is_negative)
        return self._affixed(self._layout(double_digits(abs(number)), limited=True), is_negative=is_negative)

    def affix(self, affix: Affix) -> str:
        """An affix as it prints."""
        return "".join(self.symbols.text_of(part) if isinstance(part, Symbol) else part for part in affix)

    def _affixed(self, text: str, *, is_negative: bool) -> str:
        pattern = self.pattern
        prefix = pattern.negative_prefix if is_negative else pattern.prefix
        suffix = pattern.negative_suffix if is_negative else pattern.suffix
        return self.affix(prefix) + text + self.affix(suffix)

    def _layout(self, digits: Digits, *, limited: bool) -> str:
        """The digits with separators. A double or a Long never has more than 309 digits before the point and
        340 after it, whatever the pattern says."""
        if self.pattern.exponent_digits:
            return self._exponential(digits)
        pattern = self.pattern
        integers, fractions = pattern.max_integer, pattern.max_fraction
        if limited or fractions is None:
            fractions = _MAX_FRACTION if fractions is None else min(fractions, _MAX_FRACTION)
        if limited:
            integers = _MAX_INTEGER if integers is None else min(integers, _MAX_INTEGER)
        digits = digits.rounded(digits.point + fractions)
        return self._plain(digits, integers, fractions, min(pattern.min_fraction, fractions))

    def _plain(self, digits: Digits, max_integer: int | None, max_fraction: int, min_fraction: int) -> str:
        pattern, symbols = self.pattern, self.symbols
        count = max(pattern.min_integer, digits.point, 0)
        whole = digits.text[: max(digits.point, 0)].ljust(max(digits.point, 0), "0").rjust(count, "0")
        if max_integer is not None and count > max_integer:
            whole = whole[count - max_integer :]
        fraction = "0" * -digits.point + digits.text[max(digits.point, 0) :]
        fraction = fraction[:max_fraction].ljust(min_fraction, "0") if digits.text else "0" * min_fraction
        if not whole and not fraction:
            whole = "0"
        text = self._grouped(symbols.localized(whole))
        if fraction or pattern.point_always_shown:
            text += symbols.point(is_currency=pattern.is_currency)
        return text + symbols.localized(fraction)

    def _grouped(self, whole: str) -> str:
        size = self.pattern.grouping
        if not size or len(whole) <= size:
            return whole
        first = len(whole) % size
        groups = [whole[start : start + size] for start in range(first, len(whole), size)]
        return self.symbols.grouping.join([whole[:first], *groups] if first else groups)

    def _exponential(self, digits: Digits) -> str:
        pattern, symbols = self.pattern, self.symbols
        digits = digits.rounded((pattern.max_integer or 0) + (pattern.max_fraction or 0))
        exponent, min_integer = self._exponent(digits)
        integers = digits.point - exponent if digits.text else min_integer
        total = max(pattern.min_integer + pattern.min_fraction, integers, len(digits.text))
        text = symbols.localized(digits.text.ljust(total, "0"))
        if total > integers or pattern.point_always_shown:
            text = text[:integers] + symbols.point(is_currency=pattern.is_currency) + text[integers:]
        sign = symbols.minus if exponent < 0 else ""
        power = str(abs(exponent)).zfill(pattern.exponent_digits)
        return text + symbols.exponent + sign + symbols.localized(power)

    def _exponent(self, digits: Digits) -> tuple[int, int]:
        """The exponent, and how many digits stand before the point of a zero. `##0.#E0` keeps the exponent a
        multiple of three."""
        repeat, min_integer = self.pattern.max_integer or 0, self.pattern.min_integer
        if not digits.text:
            return 0, 1 if 1 < repeat > min_integer else min_integer
        if repeat <= 1 or repeat <= min_integer:
            return digits.point - min_integer, min_integer
        if digits.point >= 1:
            return (digits.point - 1) // repeat * repeat, 1
        return -((repeat - digits.point) // repeat) * repeat, 1
