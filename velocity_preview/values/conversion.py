"""How an argument becomes what a parameter wants.

Java itself passes a value where its class is assignable, and widens a number for a primitive parameter.
Velocity 2 converts more, between numbers, Booleans and Strings: `$list.get('0')` works, `$list.get('name')`
throws.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
import re
from typing import Final

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.java_types import BOXES, NULL, PRIMITIVES, SUPERTYPES
from velocity_preview.values.number_parsing import (
    number_format,
    parse_big_decimal,
    parse_big_integer,
    parse_double,
    parse_float,
    parse_integral,
)
from velocity_preview.values.numbers import (
    Byte,
    Character,
    Float,
    Short,
    big_integer,
    double_value,
    is_floating,
    is_number,
    long,
)
from velocity_preview.values.rounding import ROUNDING_MODES
from velocity_preview.values.text import java_string

Converter = Callable[[object], object]

NOT_CONVERTIBLE: Final = 0
EXPLICITLY: Final = 1
"""By Velocity 2, which prefers any overload that does not need it."""
IMPLICITLY: Final = 2
"""By Java."""

_WIDENING: Final = ("byte", "short", "int", "long", "float", "double")
_INTEGRAL: Final = frozenset({"byte", "short", "int", "long", "Byte", "Short", "Integer", "Long"})
_FLOATING: Final = frozenset({"float", "double", "Float", "Double"})
_NUMBERS: Final = _INTEGRAL | _FLOATING | {"BigInteger", "BigDecimal"}
_BOOLEANS: Final = frozenset({"boolean", "Boolean"})
_CHARACTERS: Final = frozenset({"char", "Character"})

_EXPLICIT_SOURCES: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(_INTEGRAL, _NUMBERS | _BOOLEANS | {"String"}),
    **dict.fromkeys(_FLOATING, _NUMBERS | {"String"}),
    **dict.fromkeys(_BOOLEANS, _NUMBERS | _CHARACTERS | {"String"}),
    "BigInteger": _INTEGRAL | {"BigDecimal", "String"},
    "BigDecimal": _NUMBERS | {"String"},
    "Locale": frozenset({"String"}),
    "RoundingMode": frozenset({"String"}),
}


def level(source: str, supertypes: frozenset[str], target: str, *, converts: bool) -> int:
    """How a value of the type `source` fits a parameter of the type `target`."""
    if source == NULL:
        return NOT_CONVERTIBLE if target in BOXES else IMPLICITLY
    if source == target or target in supertypes or _widens(source, target, converts=converts):
        return IMPLICITLY
    if converts and (target == "String" or source in _EXPLICIT_SOURCES.get(target, ())):
        return EXPLICITLY
    return NOT_CONVERTIBLE


def _widens(source: str, target: str, *, converts: bool) -> bool:
    primitive = PRIMITIVES.get(source, source)
    if target in _WIDENING and primitive in _WIDENING:
        return _WIDENING.index(primitive) <= _WIDENING.index(target)
    if target in BOXES:
        return primitive == target
    # A primitive parameter, compared with another overload's: 1.7 knows only that an Object takes it too.
    box = BOXES.get(source)
    if box is None:
        return False
    return target in SUPERTYPES[box] if converts else target == "Object"


def converter(target: str) -> Converter | None:
    """What makes a convertible value that type: raises `JavaException` where a String is no such number, or a
    number is out of range. None where a value stays as it is."""
    return _CONVERTERS.get(target)


def _integral(value: object, name: str, bits: int) -> int:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        return parse_integral(value, bits)
    if isinstance(value, Decimal):
        value = _whole(value)
    limit = 1 << (bits - 1)
    if isinstance(value, float):
        return _cut(value, bits)
    assert isinstance(value, int)  # noqa: S101  (what `level` lets through)
    if -limit <= value < limit:
        return int(value)
    if abs(value) >= 1 << 63:
        raise _illegal(f"java.lang.ArithmeticException: BigInteger out of {name} range")
    raise number_format(f"value out of range: {java_string(value)}")


def _cut(value: float, bits: int) -> int:
    limit = 1 << (bits - 1)
    if value != value:  # noqa: PLR0124  (NaN)
        return 0
    # The range is compared as doubles, where the largest long is 2^63.
    if not -limit <= value <= float(limit - 1):
        raise number_format(f"value out of range: {java_string(value)}")
    return min(int(value), limit - 1)


def _whole(value: Decimal) -> int:
    if value != value.to_integral_value():
        raise _illegal("java.lang.ArithmeticException: Rounding necessary")
    return int(value)


def _illegal(message: str) -> JavaException:
    return JavaException("java.lang.IllegalArgumentException", message)


def _int(value: object) -> int:
    return value if type(value) is int and -0x80000000 <= value <= 0x7FFFFFFF else _integral(value, "int", 32)


def _long(value: object) -> int:
    return _integral(value, "long", 64)


def _double(value: object) -> float:
    if isinstance(value, str):
        return parse_double(value)
    assert is_number(value)  # noqa: S101  (what `level` lets through)
    return double_value(value)


def _float(value: object) -> Float:
    return parse_float(value) if isinstance(value, str) else Float(_double(value))


def _boolean(value: object) -> bool:
    if isinstance(value, Character):
        return value != "\0"
    if isinstance(value, str):
        return value.lower() == "true"
    if is_floating(value):
        # Velocity compares the bits: a negative zero is true.
        return value != 0 or str(value).startswith("-")
    return bool(value)


def _big_integer(value: object) -> int:
    if isinstance(value, str):
        return big_integer(parse_big_integer(value))
    if isinstance(value, Decimal):
        return big_integer(_whole(value))
    assert isinstance(value, int)  # noqa: S101  (what `level` lets through)
    return big_integer(int(value))


def _big_decimal(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else parse_big_decimal(java_string(value) or "")


_LOCALE: Final = r"([a-z]{2,3})?(?:[_-]([A-Z]{2}|[0-9]{3})?(?:[_-](.+))?)?"


def _locale(value: object) -> str:
    text = str(value)
    if re.fullmatch(_LOCALE, text) is None:
        raise _illegal(f"Invalid locale format: {text}")
    return text.replace("-", "_")


def _rounding_mode(value: object) -> str:
    text = str(value)
    if text not in ROUNDING_MODES:
        raise _illegal(f"No enum constant java.math.RoundingMode.{text}")
    return text


_CONVERTERS: Final[Mapping[str, Converter]] = {
    "int": _int,
    "Integer": _int,
    "long": _long,
    "Long": lambda value: long(_long(value)),
    "short": lambda value: Short(_integral(value, "short", 16)),
    "Short": lambda value: Short(_integral(value, "short", 16)),
    "byte": lambda value: Byte(_integral(value, "byte", 8)),
    "Byte": lambda value: Byte(_integral(value, "byte", 8)),
    "double": _double,
    "Double": _double,
    "float": _float,
    "Float": _float,
    "boolean": _boolean,
    "Boolean": _boolean,
    "BigInteger": _big_integer,
    "BigDecimal": _big_decimal,
    "String": java_string,
    "Locale": _locale,
    "RoundingMode": _rounding_mode,
}
