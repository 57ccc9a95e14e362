"""What Velocity takes an operand for: a number where it is one, or where the engine converts it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from velocity_preview.values.decimals import exponent
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.number_parsing import parse_big_decimal
from velocity_preview.values.numbers import INTEGER_MAX, NUMBER_TYPES, Number

if TYPE_CHECKING:
    from velocity_preview.values.engines import Engine


def number_of(value: object, engine: Engine) -> Number | None:
    """The number an operand stands for, or None. Velocity 2 reads a String or Character as a BigDecimal."""
    if type(value) in NUMBER_TYPES:
        return value  # type: ignore[return-value]
    if engine.converts_arguments and isinstance(value, str) and _may_be_number(value):
        return _big_decimal(value)
    return None


def _big_decimal(text: str) -> Decimal | None:
    try:
        number = parse_big_decimal(text)
    except (JavaException, InvalidOperation):
        return None
    return number if abs(exponent(number)) <= INTEGER_MAX else None


def _may_be_number(text: str) -> bool:
    """A cheap look that spares most Strings the parsing."""
    first = text[:1]
    return first.isdecimal() or first in {"-", "+", "."}


NullText = tuple[str, Sequence[str], int]
"""The text that Velocity 2 has of a calculation: that of its first operand, and how many of these signs."""


def written_out(literal: str | NullText) -> str:
    if isinstance(literal, str):
        return literal
    first, signs, count = literal
    return first + "".join(f" {sign} " for sign in signs[:count])


def require_text(literal: str | NullText | None) -> str | NullText:
    """The source text of an operand, which Velocity wants for a complaint in its log.

    Velocity 2 keeps the text of references and strings alone. Where it has none (None here), it ends
    the merge.
    """
    if literal is None:
        raise JavaException("java.lang.NullPointerException", 'Cannot read field "kind" because "t" is null')
    return literal
