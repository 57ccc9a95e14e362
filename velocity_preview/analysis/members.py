"""What members of values give: keys of the data, and Java's methods as far as types tell."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.analysis.facts import ABSENT, UNKNOWN, Fact, join, of_shape, of_type
from velocity_preview.analysis.made import element_of_made, key_of_made
from velocity_preview.analysis.names import Names
from velocity_preview.analysis.shape import LIST, MAP, Shape
from velocity_preview.values.big_integers import BIG_INTEGER
from velocity_preview.values.booleans import BOOLEAN
from velocity_preview.values.exceptions import JavaException, NoSuchMember
from velocity_preview.values.floating_point import DOUBLE
from velocity_preview.values.integers import INTEGER, LONG
from velocity_preview.values.java_types import type_name
from velocity_preview.values.lists import ARRAY_LIST
from velocity_preview.values.maps import MAP as MAP_METHODS
from velocity_preview.values.maps import PROPERTIES
from velocity_preview.values.members import call, get_property
from velocity_preview.values.numbers import BigInteger, Long
from velocity_preview.values.strings import STRING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from velocity_preview.engine import Engine
    from velocity_preview.values.member_tables import MemberTable

TABLES: Final[Mapping[str, MemberTable]] = {
    "String": STRING,
    "Integer": INTEGER,
    "Long": LONG,
    "BigInteger": BIG_INTEGER,
    "Double": DOUBLE,
    "Boolean": BOOLEAN,
    LIST: ARRAY_LIST,
    MAP: MAP_METHODS,
}
"""The methods of the types that data can have."""

LOOP: Final = "ForeachScope"
STRINGS: Final = "String[]"
NUMBER: Final = "Number"
"""A number of which the kind is not known: what a tool computes."""
NUMBERS: Final = frozenset(
    {"Integer", "Long", "Double", "BigInteger", "BigDecimal", "Float", "Short", "Byte", NUMBER}
)

_LOOP_MEMBERS: Final[Mapping[str, str]] = {
    "index": "Integer", "count": "Integer", "hasNext": "Boolean", "first": "Boolean", "last": "Boolean",
    "parent": LOOP, "topmost": LOOP, "info": "Info", "getIndex": "Integer", "getCount": "Integer",
    "isFirst": "Boolean", "isLast": "Boolean", "getParent": LOOP, "getTopmost": LOOP, "getInfo": "Info",
}  # fmt: skip
_SAMPLES: Final[Mapping[str, object]] = {
    "String": "0123456789 abcdefghijklmnopqrstuvwxyz" * 8,
    "Integer": 1,
    "Long": Long(1),
    "BigInteger": BigInteger(1),
    "Double": 1.0,
    "Boolean": True,
    NUMBER: 1,
}


_MAPS: Final = frozenset({MAP})


class Result(NamedTuple):
    """What a member gives. `lacking` are the types that have no such member, `keyless` the maps without
    the key.
    """

    fact: Fact
    lacking: frozenset[str] = frozenset()
    keyless: frozenset[Shape] = frozenset()


def key_of(maps: Iterable[Shape], key: str) -> Result:
    """`.get('key')`, `['key']` of maps in the data."""
    results = [_key_of(shape, key) for shape in maps]
    return _together(results) if results else Result(ABSENT)


def _key_of(shape: Shape, key: str) -> Result:
    member = shape.members.get(key)
    if member is None:
        return Result(ABSENT, keyless=frozenset((shape,)))
    if member.reached is None:
        member.reached = Result(of_shape(member, absent=member.is_partial))
    return member.reached


def made_key(owner: Fact, key: str) -> Result:
    """The same of maps that the template makes."""
    fact, keyless = key_of_made(owner, key)
    return Result(fact, keyless=keyless)


def element_of(owner: Fact) -> Fact:
    """`.get(i)`, `[i]` of lists; also what `#foreach` goes through, maps by their values."""
    facts = [
        of_shape(shape.element) for shape in owner.lists if shape.element is not None and shape.element.types
    ]
    facts += [of_shape(member) for shape in owner.maps for member in shape.members.values()]
    if STRINGS in owner.types:
        facts.append(of_type("String"))
    if owner.types & {LIST, MAP}:
        facts.append(element_of_made(owner))
    return join(facts) if facts else ABSENT


def property_of(owner: Fact, name: str, engine: Engine) -> Result:
    """`.name`: a key of maps, else what the getter of the type gives."""
    results = []
    others = owner.java_types
    if MAP in others:
        others -= _MAPS
        if not is_map_method(name, engine):
            results.append(key_of(owner.maps, name))
            if MAP in owner.types:
                results.append(made_key(owner, name))
        elif any(name in shape.members for shape in owner.keyed):
            results.append(Result(UNKNOWN))  # the key that is meant, not what the method gives
        else:
            results.append(_computed(MAP, lambda: get_property({}, name, engine)))
    results += [_property(kind, name, engine) for kind in sorted(others)]
    return joined(results, owner)


def is_map_method(name: str, engine: Engine) -> bool:
    """Whether `$map.name` calls a method of Java's Map, though the data may have that key."""
    if name not in PROPERTIES:
        return False
    mark = object()
    return get_property({name: mark}, name, engine) is not mark


def call_of(owner: Fact, name: str, arguments: Sequence[Fact], engine: Engine) -> Result:
    """`.name(arguments)` of anything but `get` of maps and lists, which has keys and indexes."""
    return joined([_call(kind, name, arguments, engine) for kind in sorted(owner.java_types)], owner)


@cache
def method_names(kind: str) -> frozenset[str] | None:
    """The methods of a type; None where the type is not known well enough."""
    if kind == NUMBER:
        return frozenset(INTEGER.methods) | frozenset(DOUBLE.methods)
    if kind == LOOP:
        return frozenset(_LOOP_MEMBERS)
    table = TABLES.get(kind)
    return frozenset(table.methods) if table is not None else None


def is_method_like(name: str, kinds: Iterable[str]) -> bool:
    """Whether a property has the name of a method of some type, or nearly that of a method of these."""
    if any(name in table.methods for table in TABLES.values()):
        return True
    if not name[:1].islower():
        return False
    names = frozenset().union(*(method_names(kind) or frozenset() for kind in kinds))
    return Names(names).with_same_letters(name) is not None


def joined(results: Sequence[Result], owner: Fact) -> Result:
    """What a member gives of everything that its owner can be, each of which gives one of the results."""
    if owner.unknown:
        results = [*results, Result(UNKNOWN)]
    elif owner.absent or not results:
        results = [*results, Result(ABSENT)]
    return _together(results)


def _together(results: Sequence[Result]) -> Result:
    if len(results) == 1:
        return results[0]
    return Result(
        join([result.fact for result in results]),
        frozenset().union(*(result.lacking for result in results)),
        frozenset().union(*(result.keyless for result in results)),
    )


def _property(kind: str, name: str, engine: Engine) -> Result:
    if kind == LOOP:
        return _of_loop(name)
    if kind == LIST:
        return _computed(kind, lambda: get_property([], name, engine))
    if kind not in _SAMPLES:
        return Result(UNKNOWN)
    return _computed(kind, lambda: get_property(_SAMPLES[kind], name, engine))


def _call(kind: str, name: str, arguments: Sequence[Fact], engine: Engine) -> Result:
    if kind == LOOP:
        return _of_loop(name)
    if kind == STRINGS:
        return _call_of_array(name)
    names = method_names(kind)
    if names is None:
        return Result(UNKNOWN)
    if name not in names:
        return Result(ABSENT, lacking=frozenset((kind,)))
    values = [_sample_of(argument) for argument in arguments]
    if None in values or kind in (LIST, MAP):
        return Result(_usual_result(kind, name))
    return _computed(kind, lambda: call(_SAMPLES[kind], name, tuple(values), engine))


def _of_loop(name: str) -> Result:
    if name not in _LOOP_MEMBERS:
        return Result(ABSENT, lacking=frozenset((LOOP,)))
    return Result(of_type(_LOOP_MEMBERS[name], absent=_LOOP_MEMBERS[name] == LOOP))


def _call_of_array(name: str) -> Result:
    if name in ("get", "set"):
        return Result(of_type("String"))
    return Result(_usual_result(LIST, name))


_USUAL: Final[Mapping[str, str]] = {
    "size": "Integer", "length": "Integer", "indexOf": "Integer", "isEmpty": "Boolean", "contains": "Boolean",
    "containsKey": "Boolean", "containsValue": "Boolean", "equals": "Boolean", "add": "Boolean",
    "toString": "String", "startsWith": "Boolean", "endsWith": "Boolean", "equalsIgnoreCase": "Boolean",
    "substring": "String", "replace": "String", "replaceAll": "String", "concat": "String", "split": STRINGS,
}  # fmt: skip


def _usual_result(kind: str, name: str) -> Fact:
    """Of a method that cannot be tried, for its arguments are not known."""
    if name in _USUAL and not (kind == LIST and name == "replaceAll"):
        return of_type(_USUAL[name])
    return UNKNOWN


def _sample_of(argument: Fact) -> object:
    """One value that an argument may have; None where that is not known."""
    if argument.unknown or argument.absent:
        return None
    if len(argument.constants) == 1 and not argument.java_types - {type_name(argument.constants[0])}:
        return argument.constants[0]
    kinds = argument.java_types
    return _SAMPLES.get(next(iter(kinds))) if len(kinds) == 1 else None


def _computed(kind: str, compute: object) -> Result:
    """What a member gives for a sample of the type."""
    try:
        value = compute()  # type: ignore[operator]
    except NoSuchMember:
        return Result(ABSENT, lacking=frozenset((kind,)))
    except JavaException:
        return Result(UNKNOWN)
    if isinstance(value, list) or type_name(value).startswith("["):
        return Result(of_type(STRINGS if kind == "String" else LIST))
    return Result(ABSENT if value is None else of_type(type_name(value)))
