"""Java's `equals()`: values of different classes are never equal, so that 1, 1L and 1.0 are three values."""

from __future__ import annotations

from decimal import Decimal
import math
from typing import Final

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.numbers import INTEGER_MAX, INTEGER_MIN, LONG_MAX, LONG_MIN, BigInteger, Long

_BY_VALUE: Final = frozenset({str, bool, type(None)})


def java_equals(left: object, right: object) -> bool:
    """What `left.equals(right)` returns, or `Objects.equals` where one is null."""
    if left is right:
        return True
    kind = type(left)
    if kind is not type(right):
        return _equal_in_other_type(left, right)
    if kind in _BY_VALUE:
        return left == right
    if isinstance(left, float) and isinstance(right, float):
        return _equal_bits(left, right)
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return left.compare_total(right) == 0
    return _equal_elements(left, right)


def _equal_in_other_type(left: object, right: object) -> bool:
    """A class of ours may be the plain type it stands for: a Long beyond 32 bits is an int. Lists are
    equal that have the same elements, whatever their class."""
    if isinstance(left, list) and isinstance(right, list):
        return _equal_elements(left, right)
    if isinstance(left, dict) and isinstance(right, dict):
        return _equal_elements(left, right)
    if left != right:
        return False
    for wide, other in ((left, right), (right, left)):
        if type(other) is int and type(wide) is Long:
            return not INTEGER_MIN <= other <= INTEGER_MAX and LONG_MIN <= other <= LONG_MAX
        if type(other) is int and type(wide) is BigInteger:
            return not LONG_MIN <= other <= LONG_MAX
    return False


def _equal_bits(left: float, right: float) -> bool:
    """Double's: NaN equals itself, and 0.0 does not equal -0.0."""
    if left != left:  # noqa: PLR0124  (NaN)
        return right != right  # noqa: PLR0124
    return left == right and math.copysign(1.0, left) == math.copysign(1.0, right)


def _equal_elements(left: object, right: object) -> bool:
    try:
        if isinstance(left, list) and isinstance(right, list):
            return len(left) == len(right) and all(map(java_equals, left, right))
        if isinstance(left, dict) and isinstance(right, dict):
            return len(left) == len(right) and all(
                key in right and java_equals(element, right[key]) for key, element in left.items()
            )
    except RecursionError:
        raise JavaException("java.lang.StackOverflowError") from None
    return left == right
