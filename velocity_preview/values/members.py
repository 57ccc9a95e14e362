"""What `$x.name`, `$x.method(…)`, `$x[i]`, `#set($x.name = …)` and `#set($x[i] = …)` do.

A template reaches the methods of Java's classes as their tables list them, and nothing of Python.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from velocity_preview.values.exceptions import JavaException, NoSuchMember
from velocity_preview.values.java_types import TypedObject, type_name
from velocity_preview.values.member_tables import load
from velocity_preview.values.numbers import java_class
from velocity_preview.values.objects import JavaObject

if TYPE_CHECKING:
    from velocity_preview.values.engines import Engine
    from velocity_preview.values.member_tables import MemberTable
    from velocity_preview.values.overloads import Overload

_HOMES: Final = {
    "String": ("strings", "STRING"),
    "ArrayList": ("lists", "ARRAY_LIST"),
    "LinkedHashMap": ("maps", "MAP"),
    "Boolean": ("booleans", "BOOLEAN"),
    "Byte": ("integers", "BYTE"),
    "Short": ("integers", "SHORT"),
    "Integer": ("integers", "INTEGER"),
    "Long": ("integers", "LONG"),
    "BigInteger": ("big_integers", "BIG_INTEGER"),
    "Float": ("floating_point", "FLOAT"),
    "Double": ("floating_point", "DOUBLE"),
    "BigDecimal": ("big_decimals", "BIG_DECIMAL"),
    "Character": ("characters", "CHARACTER"),
}
"""Where the tables of plain values are: a merge needs few of them, and starts without the others."""
_TABLES: Final[dict[type, MemberTable]] = {}
"""Those that were needed, by the class of the value; an `int` has its table by its size."""


def _table(value: object) -> MemberTable | None:
    """The methods of a value; None for what is no value of Java."""
    kind = type(value)
    table = _TABLES.get(kind)
    if table is not None:
        return table
    if isinstance(value, JavaObject):
        return value.members or _table_of_object()
    home = _HOMES.get(type_name(value))
    if home is None:
        return None
    found: MemberTable = load(*home)
    if kind is not int:
        _TABLES[kind] = found
    return found


def _table_of_object() -> MemberTable:
    table: MemberTable = load("object_members", "OBJECT")
    return table


def call(value: object, name: str, arguments: tuple[object, ...], engine: Engine) -> object:
    """`$value.name(arguments)`: the result, None where Java returns null, empty text where it returns
    nothing.

    Raises `NoSuchMember` where no method takes the arguments, and `JavaException` where it throws.
    """
    if type(value) is dict and name == "get" and len(arguments) == 1 and type(arguments[0]) is str:
        return value.get(arguments[0])
    table = _table(value)
    if table is None:
        raise NoSuchMember
    try:
        return table.call(value, name, arguments, engine)
    except RecursionError:
        raise JavaException("java.lang.StackOverflowError") from None


def get_property(value: object, name: str, engine: Engine) -> object:
    """`$value.name`: what the getter returns or, of a map, what is under that key; None for null.

    Raises as `call` does.
    """
    plain = engine.map_methods_as_properties
    if type(value) is dict:
        overload = _map_getter(name, plain=plain)
        return value.get(name) if overload is None else _read(overload, value)
    table = _table(value)
    if table is None:
        raise NoSuchMember
    if isinstance(value, TypedObject) and value.parameter_type.endswith("[]"):
        # An array lacks the methods of a List here, though `$array.size()` works.
        overload = _table_of_object().getter(name, plain=plain) or (table.test(name) if plain else None)
    else:
        overload = table.getter(name, plain=plain)
        if overload is None and isinstance(value, dict):
            return value.get(name)
        overload = overload or table.test(name)
    if overload is None:
        raise NoSuchMember
    return _read(overload, value)


@lru_cache(maxsize=4096)
def _map_getter(name: str, *, plain: bool) -> Overload | None:
    table: MemberTable = load("maps", "MAP")
    return table.getter(name, plain=plain)


def _read(overload: Overload, value: object) -> object:
    """A method called as a property; one that returns nothing is null here."""
    result = overload.function(value)
    return None if overload.is_void else result


def get_index(value: object, index: object, engine: Engine) -> object:
    """`$value[index]`, which is `$value.get(index)`, except that a negative index counts from the end.

    Raises as `call` does, and `JavaException` for a negative index of what has no size.
    """
    if type(value) is list and type(index) is int:
        place = index + len(value) if index < 0 else index
        if 0 <= place < len(value):
            return value[place]
    elif type(value) is dict and type(index) is str:
        return value.get(index)
    return call(value, "get", (_from_end(value, index, engine),), engine)


def _from_end(value: object, index: object, engine: Engine) -> object:
    if type_name(index) != "Integer" or not isinstance(index, int) or index >= 0:
        return index
    try:
        size = call(value, "size", (), engine)
    except NoSuchMember:
        message = (
            f"A 'size()' method required for negative value {index} does not exist"
            f" for class '{java_class(value)}'"
        )
        raise JavaException("org.apache.velocity.exception.VelocityException", message) from None
    return index + size if isinstance(size, int) else index


def set_property(value: object, name: str, new: object, engine: Engine) -> None:
    """`#set($value.name = new)`: the setter or, of a map, that key.

    Raises `NoSuchMember` where nothing is set.
    """
    if type(value) is dict:
        value[name] = new
        return
    table = _table(value)
    setter = table.setter(name) if table is not None else None
    if setter is not None:
        call(value, setter, (new,), engine)
    elif isinstance(value, dict):
        call(value, "put", (name, new), engine)
    else:
        raise NoSuchMember


def set_index(value: object, index: object, new: object, engine: Engine) -> None:
    """`#set($value[index] = new)`: `set` of a list or array, `put` of a map. Raises as `set_property` and
    `get_index` do."""
    arguments = (_from_end(value, index, engine), new)
    try:
        call(value, "set", arguments, engine)
    except NoSuchMember:
        call(value, "put", arguments, engine)
