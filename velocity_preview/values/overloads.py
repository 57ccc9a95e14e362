"""Java's overloads, and the choice among them as Velocity makes it.

Among the overloads that take the arguments, the one with the more specific parameters is called; where none
is, the reference is undefined. Velocity 2 prefers an overload whose arguments Java would pass to one for
which it must convert them itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, Self

from velocity_preview.values.conversion import IMPLICITLY, NOT_CONVERTIBLE, Converter, converter, level
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.java_types import BOXES, NULL, SUPERTYPES, supertypes, type_name

Function = Callable[..., object]

_OBJECT_ALONE: Final[frozenset[str]] = frozenset({"Object"})


class Overload(NamedTuple):
    """A method with its parameters' types.

    A parameter that may be null is written with `?`; Objects always may. The last parameter, where it is an
    array, takes any number of arguments, whether Java declares it with `...` or `[]`.
    """

    parameters: tuple[str, ...]
    nullable: tuple[bool, ...]
    is_void: bool
    function: Function

    @classmethod
    def parse(cls, parameters: str, function: Function, *, is_void: bool = False) -> Self:
        """From the text between the parentheses of Java's documentation."""
        written = [part.strip().replace("...", "[]") for part in parameters.split(",")] if parameters else []
        types = tuple(name.rstrip("?") for name in written)
        nullable = tuple(name != kind or kind == "Object" for name, kind in zip(written, types, strict=True))
        return cls(types, nullable, is_void, function)

    @property
    def is_variadic(self) -> bool:
        """Whether the last parameter is an array."""
        return bool(self.parameters) and self.parameters[-1].endswith("[]")


class Choice(NamedTuple):
    """An overload with how these arguments are passed to it."""

    overload: Overload
    converters: tuple[Converter | None, ...]
    packs_from: int | None
    """Where the arguments of the trailing array begin; None for none, or where an array is passed itself."""
    passes_as_they_are: bool
    """Whether no argument is converted or packed."""

    def invoke(self, value: object, arguments: Sequence[object]) -> object:
        """The method's result, which is empty text where Java has none; raises `JavaException` where it
        throws, or an argument cannot be converted."""
        if self.passes_as_they_are and None not in arguments:
            result = self.overload.function(value, *arguments)
            return "" if self.overload.is_void else result
        passed = [
            argument if convert is None or argument is None else convert(argument)
            for argument, convert in zip(arguments, self.converters, strict=True)
        ]
        if self.packs_from is not None:
            passed[self.packs_from :] = [tuple(passed[self.packs_from :])]
        for argument, nullable in zip(passed, self.overload.nullable, strict=True):
            if argument is None and not nullable:
                raise JavaException("java.lang.NullPointerException")
        result = self.overload.function(value, *passed)
        return "" if self.overload.is_void else result


class _Fit(NamedTuple):
    """An overload that takes the arguments: what parameter each meets, and how well the worst fits."""

    overload: Overload
    types: tuple[str, ...]
    level: int


def choose(
    overloads: Sequence[Overload], arguments: Sequence[object], *, converts: bool
) -> tuple[Choice, ...]:
    """The overload to call. None takes the arguments where there is no choice; where there are several, none
    is the most specific."""
    given = [_Given(type_name(argument), supertypes(argument)) for argument in arguments]
    names = tuple(kind.name for kind in given)
    for overload in overloads:
        if tuple(BOXES.get(name, name) for name in overload.parameters) == names:
            return (_choice(_Fit(overload, overload.parameters, IMPLICITLY), arguments),)
    fits = [fit for overload in overloads if (fit := _fit(overload, given, converts=converts))]
    best = max((fit.level for fit in fits), default=NOT_CONVERTIBLE)
    fits = [fit for fit in fits if fit.level == best]
    nulls = [name == NULL for name in names]
    for fit in fits:
        if all(other is fit or _is_more_specific(fit, other, nulls, converts=converts) for other in fits):
            return (_choice(fit, arguments),)
    return tuple(_choice(fit, arguments) for fit in fits)


class _Given(NamedTuple):
    """The type of an argument, and what it is assignable to."""

    name: str
    supertypes: frozenset[str]


def _fit(overload: Overload, given: Sequence[_Given], *, converts: bool) -> _Fit | None:
    surplus = len(given) - len(overload.parameters)
    if surplus and (surplus < -1 or not overload.is_variadic):
        return None
    last = len(overload.parameters) - 1
    types = (
        overload.parameters + overload.parameters[-1:] * surplus if surplus >= 0 else overload.parameters[:-1]
    )
    worst = IMPLICITLY
    for index, (kind, target) in enumerate(zip(given, types, strict=True)):
        # Of several arguments in the place of an array, each is met by the element.
        met = target.removesuffix("[]") if surplus > 0 and index >= last else target
        worst = min(worst, _level(kind.name, kind.supertypes, met, converts=converts, packs=index == last))
        if worst == NOT_CONVERTIBLE:
            return None
    return _Fit(overload, types, worst)


def _level(source: str, above: frozenset[str], target: str, *, converts: bool, packs: bool = True) -> int:
    """As `level`, where an array that packs the arguments is also met by an element of it."""
    if source in {NULL, target} or not target.endswith("[]") or target in above:
        return level(source, above, target, converts=converts)
    if source.endswith("[]") or not packs:
        return NOT_CONVERTIBLE
    return level(source, above, target.removesuffix("[]"), converts=converts)


def _is_more_specific(fit: _Fit, other: _Fit, nulls: Sequence[bool], *, converts: bool) -> bool:
    """No parameter is less specific than the other's, and one is more; or else the other takes an array."""
    comparisons = [
        _compare(mine, theirs, is_null=is_null, converts=converts)
        for mine, theirs, is_null in zip(fit.types, other.types, nulls, strict=True)
    ]
    orders = [comparison or 0 for comparison in comparisons]
    if any(orders):
        return min(orders) >= 0
    if None in comparisons and not converts:
        return False
    return other.overload.is_variadic and not fit.overload.is_variadic


def _compare(mine: str, theirs: str, *, is_null: bool, converts: bool) -> int | None:
    """Positive where `mine` is the more specific type, negative where it is the less; None where neither is
    the other too."""
    if mine == theirs:
        return 0
    if is_null:
        # For null, Velocity takes Object first of all, and 2.4.1 has no other preference.
        if "Object" in {mine, theirs}:
            return 1 if mine == "Object" else -1
        if converts:
            return None
    levels = _type_level(mine, theirs, converts=converts), _type_level(theirs, mine, converts=converts)
    return levels[0] - levels[1] if any(levels) else None


def _type_level(source: str, target: str, *, converts: bool) -> int:
    above = _OBJECT_ALONE if source.endswith("[]") else SUPERTYPES.get(source, _OBJECT_ALONE)
    return _level(source, above, target, converts=converts)


def _choice(fit: _Fit, arguments: Sequence[object]) -> Choice:
    packs_from: int | None = None
    if fit.overload.is_variadic:
        packs_from = len(fit.overload.parameters) - 1
        if len(arguments) == len(fit.types) == packs_from + 1 and _is_array(arguments[-1]):
            packs_from = None
    converters = tuple(map(_converter, fit.types, arguments))
    return Choice(fit.overload, converters, packs_from, packs_from is None and not any(converters))


def _converter(kind: str, argument: object) -> Converter | None:
    kind = kind.removesuffix("[]")
    return None if kind == "int" and type_name(argument) == "Integer" else converter(kind)


def _is_array(argument: object) -> bool:
    return argument is None or type_name(argument).endswith("[]")
