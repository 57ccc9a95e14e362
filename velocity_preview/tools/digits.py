"""The decimal digits of a number, and rounding them half even as java.text.DecimalFormat does."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from velocity_preview.values.floating import double_text
from velocity_preview.values.numbers import LONG_MAX

_HALF: Final = "5"


class Digits(NamedTuple):
    """`0.text` times ten to `point`, without zeros at either end; zero has no text.

    `value` is what the number really is. The digits of a double are those that `Double.toString` prints,
    which may be a little more or less than it. `ties_up`: Java takes a whole double for a little more than
    its digits.
    """

    text: str
    point: int
    value: Decimal
    ties_up: bool = False

    def rounded(self, keep: int) -> Digits:
        """With at most `keep` digits."""
        if keep >= len(self.text):
            return self
        if keep < 0:
            return self._with("", 0)
        kept = self.text[:keep]
        if not self._rounds_up(keep):
            return self._with(kept, self.point)
        raised = str(int(kept or "0") + 1).zfill(keep)
        return self._with(raised, self.point + len(raised) - keep)

    def _with(self, text: str, point: int) -> Digits:
        text = text.rstrip("0")
        return Digits(text, point if text else 0, self.value, self.ties_up)

    def _rounds_up(self, keep: int) -> bool:
        if self.text[keep] != _HALF or keep < len(self.text) - 1:
            return self.text[keep] >= _HALF
        tie = Decimal((0, tuple(map(int, self.text)), self.point - len(self.text)))
        if self.value != tie:
            return self.value > tie
        return self.ties_up or (keep > 0 and int(self.text[keep - 1]) % 2 == 1)


def exact_digits(value: Decimal) -> Digits:
    """The digits of a finite number that is not negative."""
    _, digits, exponent = value.as_tuple()
    text = "".join(map(str, digits))
    assert isinstance(exponent, int)  # noqa: S101  (it is a letter for infinity and NaN alone)
    return _normal(text, len(text) + exponent, value)


def double_digits(value: float) -> Digits:
    """The digits `Double.toString` prints, of a finite number that is not negative."""
    mantissa, _, exponent = double_text(value).partition("E")
    whole, _, fraction = mantissa.partition(".")
    ties_up = value.is_integer() and value <= LONG_MAX
    return _normal(whole + fraction, len(whole) + int(exponent or "0"), Decimal(value), ties_up=ties_up)


def _normal(text: str, point: int, value: Decimal, *, ties_up: bool = False) -> Digits:
    significant = text.lstrip("0")
    point -= len(text) - len(significant)
    significant = significant.rstrip("0")
    return Digits(significant, point if significant else 0, value, ties_up)
