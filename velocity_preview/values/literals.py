"""Number literals as the engines read them: an Integer, a Long or a BigInteger by its size, or a Double."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from velocity_preview.values.decimals import MAX_DIGITS
from velocity_preview.values.exceptions import JavaException

_PYTHON_DIGITS: Final = 4000


def integer_literal(text: str) -> int:
    """An optional minus and digits; leading zeros do not matter."""
    if len(text) <= _PYTHON_DIGITS:
        return int(text)
    if len(text) > MAX_DIGITS:
        raise JavaException("java.lang.NumberFormatException", "Too many digits")
    return int(Decimal(text))


def float_literal(text: str) -> float:
    """A Double; `1e400` is infinite, `1e-400` is 0.0."""
    return float(text)
