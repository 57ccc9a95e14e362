"""The methods of a Java class as a table, written as Java's documentation lists them.

`{"substring(int,int)": f}`; a method that returns nothing is written `clear(): void`.
"""

from __future__ import annotations

from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from velocity_preview.values.exceptions import JavaException, NoSuchMember
from velocity_preview.values.java_types import type_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from velocity_preview.values.engines import Engine
    from velocity_preview.values.overloads import Choice, Function, Overload

_MAX_CHOICES: Final = 2048
"""How many combinations of argument types are remembered; there are few in practice."""


class MemberTable:
    """The methods of a Java class, inherited ones included. A function takes the object and the arguments.

    The signatures are read when a method is first looked up: a merge asks few tables.
    """

    def __init__(self, signatures: Mapping[str, Function], *inherited: MemberTable) -> None:
        """A table of these signatures and of what is inherited; the same signature overrides."""
        self._signatures = signatures
        self._inherited = inherited
        self._choices: dict[tuple[str, bool, tuple[str, ...]], tuple[Choice, ...]] = {}

    @cached_property
    def methods(self) -> dict[str, tuple[Overload, ...]]:
        from velocity_preview.values.overloads import Overload  # noqa: PLC0415  (many merges call none)

        methods: dict[str, dict[tuple[str, ...], Overload]] = {}
        for table in reversed(self._inherited):
            for name, overloads in table.methods.items():
                methods.setdefault(name, {}).update({overload.parameters: overload for overload in overloads})
        for signature, function in self._signatures.items():
            head, _, result = signature.partition("): ")
            name, _, parameters = head.removesuffix(")").partition("(")
            overload = Overload.parse(parameters, function, is_void=result == "void")
            methods.setdefault(name, {})[overload.parameters] = overload
        return {name: tuple(overloads.values()) for name, overloads in methods.items()}

    @cached_property
    def simple(self) -> dict[str, Overload]:
        """The methods without parameters: what is called most, and what a property can call."""
        return {
            name: overload
            for name, overloads in self.methods.items()
            for overload in overloads
            if not overload.parameters
        }

    @property
    def simple_names(self) -> frozenset[str]:
        """Their names, for which no signature is read."""
        names = (signature.partition("()") for signature in self._signatures)
        inherited = (table.simple_names for table in self._inherited)
        return frozenset(name for name, found, _ in names if found).union(*inherited)

    def getter(self, name: str, *, plain: bool) -> Overload | None:
        """The method that the property calls: `getName()`; `name()` too where `plain`."""
        found = self._either("get", name)
        return self.simple.get(name) if found is None and plain else found

    def test(self, name: str) -> Overload | None:
        """The method that the property calls where there is no getter: `isName()`."""
        return self._either("is", name)

    def setter(self, name: str) -> str | None:
        """The name of the method that assigns to the property, if there is one."""
        return next((one for one in accessors("set", name) if one in self.methods), None)

    def _either(self, prefix: str, name: str) -> Overload | None:
        first, second = accessors(prefix, name)
        return self.simple.get(first) or self.simple.get(second)

    def call(self, value: object, name: str, arguments: tuple[object, ...], engine: Engine) -> object:
        """The method's result; raises `NoSuchMember` where no overload takes the arguments."""
        simple = self.simple.get(name)
        if simple is not None and not arguments:
            result = simple.function(value)
            return "" if simple.is_void else result
        overloads = self.methods.get(name)
        if overloads is None:
            raise NoSuchMember
        choices = self._choose(name, overloads, arguments, engine)
        if len(choices) == 1:
            return choices[0].invoke(value, arguments)
        if not choices and simple is not None and engine.surplus_arguments_throw:
            raise JavaException("java.lang.IllegalArgumentException", "wrong number of arguments")
        raise NoSuchMember

    def _choose(
        self, name: str, overloads: tuple[Overload, ...], arguments: tuple[object, ...], engine: Engine
    ) -> tuple[Choice, ...]:
        key = (name, engine.converts_arguments, tuple(map(type_name, arguments)))
        known = self._choices.get(key)
        if known is not None:
            return known
        from velocity_preview.values.overloads import choose  # noqa: PLC0415  (as above)

        choices = choose(overloads, arguments, converts=engine.converts_arguments)
        if len(self._choices) < _MAX_CHOICES:
            self._choices[key] = choices
        return choices


def accessors(prefix: str, name: str) -> tuple[str, str]:
    """`getName` and `getname`: what Java calls the method for a property, and what Velocity tries next."""
    return f"{prefix}{name[0].upper()}{name[1:]}", f"{prefix}{name[0].lower()}{name[1:]}"


@cache
def load(module: str, name: str) -> Any:
    """What a module of this package defines. Most merges need few of them, and start without the others."""
    return getattr(import_module(f"velocity_preview.values.{module}"), name)


def deferred(module: str, name: str) -> Function:
    """A method whose module is imported when it is first called."""

    def method(*arguments: object) -> object:
        return load(module, name)(*arguments)

    return method


def static(function: Function) -> Function:
    """A static method, which Java lets an instance call: the object does not matter."""

    def method(_: object, *arguments: object) -> object:
        return function(*arguments)

    return method


def needs_function(*_: object) -> object:
    """A method that wants a function object, which no template can make; for null it throws before."""
    raise NoSuchMember
