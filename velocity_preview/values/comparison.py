"""The operators `== != < <= > >=`.

Numbers are compared by value whatever their classes, and NaN is equal to all of them. Other values are
equal where Java's `equals()` says so or, when their classes differ, where they print the same; they
have no order, not even Strings.

Velocity 2 ends the merge when it complains about a null operand of which it kept no text: see
`arithmetic`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.values.decimals import big_decimal
from velocity_preview.values.equality import java_equals
from velocity_preview.values.numbers import Float, Kind, Number, are_doubles, common_kind
from velocity_preview.values.operands import number_of, require_text
from velocity_preview.values.text import printed

if TYPE_CHECKING:
    from velocity_preview.values.engines import Engine


def equal(left: object, right: object, engine: Engine) -> bool:
    """`==`: null equals null alone."""
    kind = type(left)
    if kind is type(right) and (kind is str or kind is int or kind is bool):
        return left == right
    if left is None or right is None:
        return left is right
    found = order(left, right, engine)
    if found is not None:
        return found == 0
    if kind is type(right):
        return java_equals(left, right)
    return printed(left, engine) == printed(right, engine)


def not_equal(left: object, right: object, engine: Engine) -> bool:
    """`!=`."""
    return not equal(left, right, engine)


def less(
    left: object,
    right: object,
    engine: Engine,
    *,
    left_literal: str | None = "",
    right_literal: str | None = "",
) -> bool:
    """`<`."""
    if type(left) is int and type(right) is int:
        return left < right
    order = _order_of_operands(left, right, engine, left_literal, right_literal)
    return order is not None and order < 0


def less_equal(
    left: object,
    right: object,
    engine: Engine,
    *,
    left_literal: str | None = "",
    right_literal: str | None = "",
) -> bool:
    """`<=`."""
    if type(left) is int and type(right) is int:
        return left <= right
    order = _order_of_operands(left, right, engine, left_literal, right_literal)
    return order is not None and order <= 0


def greater(
    left: object,
    right: object,
    engine: Engine,
    *,
    left_literal: str | None = "",
    right_literal: str | None = "",
) -> bool:
    """`>`."""
    if type(left) is int and type(right) is int:
        return left > right
    order = _order_of_operands(left, right, engine, left_literal, right_literal)
    return order is not None and order > 0


def greater_equal(
    left: object,
    right: object,
    engine: Engine,
    *,
    left_literal: str | None = "",
    right_literal: str | None = "",
) -> bool:
    """`>=`."""
    if type(left) is int and type(right) is int:
        return left >= right
    order = _order_of_operands(left, right, engine, left_literal, right_literal)
    return order is not None and order >= 0


def _order_of_operands(
    left: object, right: object, engine: Engine, left_literal: str | None, right_literal: str | None
) -> int | None:
    if left is None or right is None:
        require_text(left_literal if left is None else right_literal)
        return None
    return order(left, right, engine)


def order(left: object, right: object, engine: Engine) -> int | None:
    """Negative, zero or positive; None where the values have no order."""
    if type(left) is str and type(right) is str:
        return None
    if are_doubles(left, right):
        left, right = float(left), float(right)  # type: ignore[arg-type]
        return (left > right) - (left < right)
    left_number = number_of(left, engine)
    if left_number is None:
        return None
    right_number = number_of(right, engine)
    if right_number is None:
        return None
    return _order_of_numbers(left_number, right_number, engine)


def _order_of_numbers(left: Number, right: Number, engine: Engine) -> int:
    common = common_kind(left, right)
    if common == Kind.BIG_DECIMAL:
        left, right = big_decimal(left, engine), big_decimal(right, engine)
        return (left > right) - (left < right)
    if common == Kind.DOUBLE:
        left, right = float(left), float(right)
    elif common == Kind.FLOAT:
        left, right = Float(left), Float(right)
    return (left > right) - (left < right)
