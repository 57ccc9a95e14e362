"""Java's `equals()`: values of different classes are not equal, so that 1, 1L and 1.0 are three values."""

from __future__ import annotations

from decimal import Decimal
from itertools import repeat
import math
from typing import Final

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.numbers import is_integral, kind
from velocity_preview.values.objects import JavaObject

_BY_VALUE: Final = frozenset({str, bool, int, type(None)})


Pairs = set[tuple[int, int]]


def java_equals(left: object, right: object, known: Pairs | None = None) -> bool:
    """What `left.equals(right)` returns, or `Objects.equals` where one is null.

    `known` are collections that were found equal so far, by their ids: one may stand in another many times.
    """
    if left is right:
        return True
    if type(left) is not type(right):
        return _equal_in_other_type(left, right, known)
    if type(left) in _BY_VALUE:
        return left == right
    if isinstance(left, float) and isinstance(right, float):
        return _equal_bits(left, right)
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return left.compare_total(right) == 0
    return _equal_elements(left, right, known)


def _equal_in_other_type(left: object, right: object, known: Pairs | None) -> bool:
    """Several of our types may stand for one Java class, and collections of different classes be equal."""
    if is_integral(left) and is_integral(right):
        return left == right and kind(left) == kind(right)
    if isinstance(left, (list, dict, JavaObject)) or isinstance(right, JavaObject):
        return _equal_elements(left, right, known)
    return False


def _equal_bits(left: float, right: float) -> bool:
    """Double's: NaN equals itself, and 0.0 does not equal -0.0."""
    if math.isnan(left):
        return math.isnan(right)
    return left == right and math.copysign(1.0, left) == math.copysign(1.0, right)


def _equal_elements(left: object, right: object, known: Pairs | None) -> bool:
    known = set() if known is None else known
    pair = id(left), id(right)
    if pair in known:
        return True
    try:
        equal = _all_equal(left, right, known)
    except RecursionError:
        raise JavaException("java.lang.StackOverflowError") from None
    if equal:
        known.add(pair)
    return equal


def _all_equal(left: object, right: object, known: Pairs) -> bool:
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(java_equals, left, right, repeat(known)))
    if isinstance(left, dict) and isinstance(right, dict):
        return len(left) == len(right) and all(
            key in right and java_equals(element, right[key], known) for key, element in left.items()
        )
    return left == right
