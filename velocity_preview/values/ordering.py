"""`compareTo`: the natural order of Strings, numbers and Booleans."""

from __future__ import annotations

from decimal import Decimal
import math

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.java_types import type_name
from velocity_preview.values.numbers import java_class
from velocity_preview.values.utf16 import units

_COMPARABLE = frozenset(
    [
        "String",
        "Boolean",
        "Character",
        "Byte",
        "Short",
        "Integer",
        "Long",
        "BigInteger",
        "Float",
        "Double",
        "BigDecimal",
    ]
)


def compare_to(left: object, right: object) -> int:
    """`left.compareTo(right)`; raises where right is null, or of another class."""
    if left is None or right is None:
        raise JavaException("java.lang.NullPointerException")
    if type_name(left) != type_name(right):
        raise class_cast(java_class(right), java_class(left))
    if isinstance(left, str) and isinstance(right, str):
        return compare_strings(left, right)
    if type_name(left) not in _COMPARABLE:
        raise class_cast(java_class(left), "java.lang.Comparable")
    difference = compare_numbers(left, right)
    if type_name(left) in {"Byte", "Short"}:
        return int(left) - int(right)  # type: ignore[call-overload,no-any-return]
    return difference


def compare_numbers(left: object, right: object) -> int:
    """-1, 0 or 1. As Double's: NaN is greatest and equals itself, and -0.0 comes before 0.0."""
    if isinstance(left, float) and isinstance(right, float):
        mine, theirs = _float_order(left), _float_order(right)
        return (mine > theirs) - (mine < theirs)
    if isinstance(left, (int, Decimal)) and isinstance(right, (int, Decimal)):
        return (left > right) - (left < right)
    raise class_cast(java_class(right), java_class(left))


def _float_order(value: float) -> tuple[bool, float, float]:
    if math.isnan(value):
        return (True, 0.0, 0.0)
    return (False, value, math.copysign(1.0, value))


def compare_strings(left: str, right: str) -> int:
    """The difference of the first UTF-16 units that differ, or else of the lengths."""
    mine, theirs = units(left), units(right)
    for one, other in zip(mine, theirs, strict=False):
        if one != other:
            return ord(one) - ord(other)
    return len(mine) - len(theirs)


def class_cast(given: str, wanted: str) -> JavaException:
    """A ClassCastException between two classes of the JDK."""
    where = f"{given} and {wanted} are in module java.base of loader 'bootstrap'"
    message = f"class {given} cannot be cast to class {wanted} ({where})"
    return JavaException("java.lang.ClassCastException", message)
