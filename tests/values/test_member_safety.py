"""A template reaches Java's methods and nothing of Python."""

from __future__ import annotations

from decimal import Decimal
import json
from pathlib import Path

import pytest

from velocity_preview.values.arrays import ByteArray, CharArray, IntArray, JavaArray, StringArray
from velocity_preview.values.engines import ENGINES
from velocity_preview.values.exceptions import JavaException, NoSuchMember
from velocity_preview.values.list_views import list_of
from velocity_preview.values.map_keys import MapKey
from velocity_preview.values.maps import PROPERTIES
from velocity_preview.values.members import call, get_property, set_property
from velocity_preview.values.numbers import BigInteger, Byte, Character, Float, Long, Short
from velocity_preview.values.objects import JavaObject
from velocity_preview.values.ranges import IntegerRange

JDK = json.loads(Path(__file__).with_name("jdk_methods.json").read_text(encoding="utf-8"))
VELOCITY_2 = ENGINES["2.4.1"]
NUMBER = ("java.lang.Number",)
LIST = ("java.util.ArrayList", "java.util.List", "java.util.Collection")
MAP = ("java.util.LinkedHashMap", "java.util.HashMap", "java.util.Map")
SET = ("java.util.Set", "java.util.Collection")
STREAM = ("java.util.stream.BaseStream",)


def java(value, method, *arguments):
    return call(value, method, arguments, VELOCITY_2)


VALUES = {
    "str": ("Ann", "java.lang.String"),
    "Character": (Character("a"), "java.lang.Character"),
    "bool": (True, "java.lang.Boolean"),
    "int": (5, "java.lang.Integer", *NUMBER),
    "wide int": (2**40, "java.lang.Long", *NUMBER),
    "huge int": (2**80, "java.math.BigInteger", *NUMBER),
    "Byte": (Byte(5), "java.lang.Byte", *NUMBER),
    "Short": (Short(5), "java.lang.Short", *NUMBER),
    "Long": (Long(5), "java.lang.Long", *NUMBER),
    "BigInteger": (BigInteger(5), "java.math.BigInteger", *NUMBER),
    "float": (1.5, "java.lang.Double", *NUMBER),
    "Float": (Float(1.5), "java.lang.Float", *NUMBER),
    "Decimal": (Decimal("1.5"), "java.math.BigDecimal", *NUMBER),
    "list": ([1, "a"], *LIST),
    "dict": ({"a": 1}, *MAP),
    "String[]": (StringArray(["a"]), *LIST),
    "Object[]": (JavaArray([1]), *LIST),
    "char[]": (CharArray([Character("a")]), *LIST),
    "byte[]": (ByteArray([Byte(1)]), *LIST),
    "int[]": (IntArray([1]), *LIST),
    "range": (IntegerRange(range(3)), *LIST),
    "subList": (java([1, 2, 3], "subList", 0, 2), *LIST),
    "List.of": (list_of([1]), *LIST),
    "Map.of": (java({}, "of", "a", 1), *MAP),
    "keySet": (java({"a": 1}, "keySet"), *SET),
    "values": (java({"a": 1}, "values"), *SET),
    "entrySet": (java({"a": 1}, "entrySet"), *SET),
    "entry": (java(java(java({"a": 1}, "entrySet"), "iterator"), "next"), "java.util.Map.Entry"),
    "iterator": (java([1], "iterator"), "java.util.Iterator"),
    "listIterator": (java([1], "listIterator"), "java.util.ListIterator", "java.util.Iterator"),
    "map iterator": (java(java({"a": 1}, "keySet"), "iterator"), "java.util.Iterator"),
    "class": (java("a", "getClass"), "java.lang.Class"),
    "stream": (java("a", "lines"), "java.util.stream.Stream", *STREAM),
    "int stream": (java("a", "chars"), "java.util.stream.IntStream", *STREAM),
    "Optional": (java("a", "describeConstable"), "java.util.Optional"),
    "OptionalInt": (java(java("a", "chars"), "max"), "java.util.OptionalInt"),
    "OptionalDouble": (java(java("a", "chars"), "average"), "java.util.OptionalDouble"),
    "object": (JavaObject(),),
    "key": (MapKey(True),),
    "None": (None,),
    "a Python object": (object(),),
}
ARGUMENTS = ((), (1,), ("a",), ("a", "b"), (1, 1), (None,))


def attributes():
    """Every attribute name that Python knows of any of the values, and some that are always tried."""
    names = {
        "__class__",
        "__init__",
        "__globals__",
        "__builtins__",
        "f_back",
        "mro",
        "func_globals",
        "gi_frame",
    }
    for value, *_ in VALUES.values():
        names.update(dir(value), dir(type(value)))
    return sorted(names)


ATTRIBUTES = attributes()


def answers(ask):
    """Whether there was an answer, be it an exception of Java."""
    try:
        ask()
    except NoSuchMember:
        return False
    except JavaException:
        return True
    return True


def java_names(classes):
    return {name for class_name in (*classes, "java.lang.Object") for name in JDK[class_name]}


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
@pytest.mark.parametrize("kind", VALUES)
def test_only_methods_of_java_can_be_called(kind, engine):
    value, *classes = VALUES[kind]
    allowed = java_names(classes) if value is not None and type(value) is not object else set()
    for name in ATTRIBUTES:
        for arguments in ARGUMENTS:
            if name not in allowed:
                assert not answers(lambda: call(value, name, arguments, engine)), (name, arguments)  # noqa: B023


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
@pytest.mark.parametrize("kind", VALUES)
def test_only_properties_of_java_can_be_read(kind, engine):
    value, *classes = VALUES[kind]
    allowed = java_names(classes) if value is not None and type(value) is not object else set()
    for method in set(allowed):
        for prefix in ("get", "is"):
            if method.startswith(prefix):
                rest = method.removeprefix(prefix)
                allowed |= {rest, rest[:1].lower() + rest[1:]}
    for name in ATTRIBUTES:
        if name in allowed:
            continue
        if isinstance(value, dict):
            assert get_property(value, name, engine) is None
        else:
            assert not answers(lambda: get_property(value, name, engine)), name  # noqa: B023


@pytest.mark.parametrize("kind", [kind for kind in VALUES if kind not in {"dict", "None"}])
def test_no_attribute_can_be_set(kind):
    value, *_ = VALUES[kind]
    for name in ATTRIBUTES:
        if name != "value" or kind != "entry":
            refused = JavaException if isinstance(value, dict) else NoSuchMember  # a map that is unchangeable
            with pytest.raises(refused):
                set_property(value, name, 1, VELOCITY_2)


def test_a_map_shows_its_keys_but_for_methods_of_java():
    for name in sorted({*ATTRIBUTES, *PROPERTIES}):
        is_method = answers_otherwise({name: "the key"}, name)
        assert is_method == (name in PROPERTIES), name


def answers_otherwise(mapping, name):
    try:
        return get_property(mapping, name, VELOCITY_2) != "the key"
    except JavaException:
        return True
