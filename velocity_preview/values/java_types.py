"""The Java types that parameters are declared with, and which of them a value is an instance of.

Types are named as in the signatures of the member tables: the simple class name, or the primitive.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Final

from velocity_preview.values.numbers import (
    INTEGER_MAX,
    INTEGER_MIN,
    LONG_MAX,
    LONG_MIN,
    BigInteger,
    Byte,
    Character,
    Float,
    Long,
    Short,
)
from velocity_preview.values.objects import JavaObject

if TYPE_CHECKING:
    from collections.abc import Mapping

NULL: Final = "null"

BOXES: Final[Mapping[str, str]] = {
    "byte": "Byte",
    "short": "Short",
    "int": "Integer",
    "long": "Long",
    "float": "Float",
    "double": "Double",
    "char": "Character",
    "boolean": "Boolean",
}
PRIMITIVES: Final[Mapping[str, str]] = {box: primitive for primitive, box in BOXES.items()}

_NUMBER: Final = frozenset({"Number", "Comparable", "Object"})
_COLLECTION: Final = frozenset({"Collection", "Iterable", "Object"})
LIST: Final = _COLLECTION | {"List"}
SET: Final = _COLLECTION | {"Set"}
COLLECTION: Final = _COLLECTION
_OBJECT: Final = frozenset({"Object"})

SUPERTYPES: Final[dict[str, frozenset[str]]] = {
    "String": frozenset({"CharSequence", "Comparable", "Object"}),
    "StringBuffer": frozenset({"CharSequence", "Comparable", "Object"}),
    "Boolean": frozenset({"Comparable", "Object"}),
    "Character": frozenset({"Comparable", "Object"}),
    "RoundingMode": frozenset({"Comparable", "Object"}),
    "ArrayList": LIST,
    "LinkedHashMap": frozenset({"Map", "Object"}),
    "List": _COLLECTION,
    "Set": _COLLECTION,
    "Collection": frozenset({"Iterable", "Object"}),
    "Object": frozenset(),
    **dict.fromkeys(
        ("Byte", "Short", "Integer", "Long", "Float", "Double", "BigInteger", "BigDecimal"),
        _NUMBER,
    ),
    "Number": frozenset({"Object"}),
}
"""What a type also is; a type not named here is an Object alone."""


class TypedObject(JavaObject):
    """A Java object of a JDK class. `java_types` names its class and everything that is assignable from it,
    so that it can be an argument."""

    java_types: ClassVar[frozenset[str]] = _OBJECT
    parameter_type: ClassVar[str] = ""
    """As signatures write it, `String[]`, where that is not the name of the class."""

    __slots__ = ()


_TYPE_OF: Final[dict[type, str]] = {
    str: "String",
    bool: "Boolean",
    float: "Double",
    list: "ArrayList",
    dict: "LinkedHashMap",
    type(None): NULL,
    Byte: "Byte",
    Short: "Short",
    Long: "Long",
    BigInteger: "BigInteger",
    Float: "Float",
    Decimal: "BigDecimal",
    Character: "Character",
}


def type_name(value: object) -> str:
    """The type a value has as an argument; `null` for None."""
    kind = type(value)
    if kind is int:
        return _type_of_int(value)  # type: ignore[arg-type]
    known = _TYPE_OF.get(kind)
    if known is not None:
        return known
    if isinstance(value, TypedObject) and value.parameter_type:
        return value.parameter_type
    return value.java_class if isinstance(value, JavaObject) else "Object"


def _type_of_int(value: int) -> str:
    if INTEGER_MIN <= value <= INTEGER_MAX:
        return "Integer"
    return "Long" if LONG_MIN <= value <= LONG_MAX else "BigInteger"


def supertypes(value: object) -> frozenset[str]:
    """Everything a value's type is assignable to, itself not counted."""
    if isinstance(value, TypedObject):
        return value.java_types
    return SUPERTYPES.get(type_name(value), _OBJECT)
