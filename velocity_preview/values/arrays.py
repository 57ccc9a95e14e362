"""Java arrays, such as `split` returns. Velocity lends them the methods of a List that cannot grow."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.java_types import type_name
from velocity_preview.values.list_views import ListObject
from velocity_preview.values.member_tables import MemberTable, load
from velocity_preview.values.text import java_string

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class JavaArray(ListObject):
    """An array of Objects. Its `toString()` is the class and a hash; Velocity 2 prints the elements."""

    java_class = "[Ljava.lang.Object;"
    parameter_type = "Object[]"
    java_types = frozenset({"Object"})
    element_types: ClassVar[frozenset[str]] = frozenset()
    """The types of what it can hold; empty where it can hold anything."""

    __hash__ = object.__hash__

    def __init__(self, elements: Sequence[object]) -> None:
        self._elements = list(elements)

    def __eq__(self, other: object) -> bool:
        return self is other

    @property
    def members(self) -> MemberTable:
        table: MemberTable = load("lists", "ARRAY")
        return table

    def __len__(self) -> int:
        return len(self._elements)

    def __iter__(self) -> Iterator[object]:
        return iter(self._elements)

    def element(self, index: int) -> object:
        self._check(index)
        return self._elements[index]

    def __setitem__(self, index: int | slice, value: object) -> None:
        if isinstance(index, slice):
            raise JavaException("java.lang.UnsupportedOperationException")
        self._check(index)
        if not self.can_hold(value):
            raise JavaException("java.lang.IllegalArgumentException", "array element type mismatch")
        self._elements[index] = value

    def can_hold(self, value: object) -> bool:
        """Whether the value can be an element. Null can, unless the elements are primitive."""
        if value is None:
            return self.parameter_type[0].isupper()
        return not self.element_types or type_name(value) in self.element_types

    def _check(self, index: int) -> None:
        if not 0 <= index < len(self._elements):
            raise JavaException("java.lang.ArrayIndexOutOfBoundsException")

    def java_string(self) -> str:
        """`toString()`, with a hash that means nothing."""
        return f"{self.java_class}@{id(self) >> 4 & 0x7FFFFFFF:x}"

    def deep_text(self) -> str:
        """What Velocity 2 prints for it: the elements, those of arrays within too."""
        return f"[{', '.join(map(_element_text, self._elements))}]"


def _element_text(element: object) -> str:
    text = element.deep_text() if isinstance(element, JavaArray) else java_string(element)
    return "null" if text is None else text


class StringArray(JavaArray):
    """String[]"""

    java_class = "[Ljava.lang.String;"
    parameter_type = "String[]"
    java_types = frozenset({"CharSequence[]", "Object[]", "Object"})
    element_types = frozenset({"String"})


class CharArray(JavaArray):
    """char[]"""

    java_class = "[C"
    parameter_type = "char[]"
    java_types = frozenset({"Object"})
    element_types = frozenset({"Character"})


class ByteArray(JavaArray):
    """byte[]"""

    java_class = "[B"
    parameter_type = "byte[]"
    java_types = frozenset({"Object"})
    element_types = frozenset({"Byte"})


class IntArray(JavaArray):
    """int[]"""

    java_class = "[I"
    parameter_type = "int[]"
    java_types = frozenset({"Object"})
    element_types = frozenset({"Integer", "Short", "Byte"})


class BigIntegerArray(JavaArray):
    """BigInteger[]"""

    java_class = "[Ljava.math.BigInteger;"
    parameter_type = "BigInteger[]"
    java_types = frozenset({"Object[]", "Object"})
    element_types = frozenset({"BigInteger"})


class BigDecimalArray(JavaArray):
    """BigDecimal[]"""

    java_class = "[Ljava.math.BigDecimal;"
    parameter_type = "BigDecimal[]"
    java_types = frozenset({"Object[]", "Object"})
    element_types = frozenset({"BigDecimal"})
