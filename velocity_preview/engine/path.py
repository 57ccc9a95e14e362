"""The way from a name to a value: `a.b(c)[0]`."""

from __future__ import annotations

from functools import partial
import re
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.element import Element, Operand, stands_for
from velocity_preview.engine.function import length_of, parts_of
from velocity_preview.engine.items import emit_items
from velocity_preview.engine.origins import Origin
from velocity_preview.engine.parameters import LONE, ParameterList, read_argument
from velocity_preview.engine.step_code import emit_step, quick_call, store_found, store_key, watched
from velocity_preview.engine.tokens import Place
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span
from velocity_preview.values.maps import PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.code import Code
    from velocity_preview.engine.literals import Literal
    from velocity_preview.engine.reading import Reading
    from velocity_preview.engine.reference import FormalReference


_NO_ARGUMENT = {
    True: rare_pattern(rf"{LONE}(?:\Z|#|\.[A-Za-z_]|(?<=[#$!])[ \t]*[\r\n])", re.ASCII),
    False: rare_pattern(rf"{LONE}(?:\Z|#|\.[A-Za-z_])", re.ASCII),
}
_TESTS_OF_LOOP = frozenset({"hasNext", "first", "last", "velocityHasNext"})


@stands_for(airspeed.ArrayIndex)
class ArrayIndex(Operand, airspeed.ArrayIndex):
    """`[i]` of a reference."""

    index: Operand

    def parse(self) -> None:
        self.end += 1
        with self.reading.scanning(Place.INDEX), self.reading.deeper(self):
            self.index = read_argument(self)
            if not self.reading.in_set or not self.reading.engine.end_of_text_mark:
                self._refuse_fraction()
            if not self.accept("]"):
                if self.accept(".."):
                    raise self.reading.unexpected_here(self.end - 1, "`]`")
                self.fail("`]`")

    def _refuse_fraction(self) -> None:
        """2.x takes a fraction inside of `#set( )` alone. It refuses what is behind, 1.7 the number."""
        number: Element = self.index
        if isinstance(number, airspeed.Expression):
            number = number.children()[0]
        if isinstance(number, airspeed.FloatingPointLiteral):
            at = number.end if self.reading.engine.end_of_text_mark else number.start
            raise self.reading.unexpected_here(at, "a whole number")

    def children(self) -> Sequence[Element]:
        return (self.index,)

    @property
    def arguments(self) -> list[Operand]:
        return [self.index]

    @property
    def key(self) -> None:
        """As that of `Member`."""

    def lookup(self, code: Code, held: str) -> str:
        """Write the lookup in what is held; returns the name that holds what is found."""
        key = self.index.value(code)
        lookup = watched(code, f"get_index({held}, {key}, E)", "[]", held)
        return store_found(code, lookup, self, held, key)


@stands_for(airspeed.NameOrCall, airspeed.SubExpression)
class Member(Element, airspeed.NameOrCall):
    """`.name` or `.name(arguments)` of a reference."""

    name: str
    parameters: ParameterList | None = None

    @classmethod
    def of_match(cls, reading: Reading, match: re.Match[str]) -> Member:
        """The member that the pattern of a member has found."""
        element = cls.at(reading, match.start())
        element.read_match(match)
        return element

    def parse(self) -> None:
        match = self.reading.member_name.match(self.reading.text, self.end)
        if match is None:
            raise airspeed.NoMatch
        self.read_match(match)

    def read_match(self, match: re.Match[str]) -> None:
        """Read what the pattern has found, and arguments behind it that are not plain."""
        self.name = match.group(1)
        if self.name in ("true", "false"):
            raise airspeed.NoMatch
        self.end = match.end()
        if match.group(2) is not None:
            self.parameters = ParameterList.of_call(self.reading, match)
        elif self.reading.text.startswith("(", self.end) and self._is_call():
            self.parameters = cast("ParameterList", self.next_element(airspeed.ParameterList))

    def _is_call(self) -> bool:
        """`$a.b(` is `$a.b` and a bracket where the text ends, or what follows can be in no argument."""
        no_argument = _NO_ARGUMENT[self.reading.engine.end_of_text_mark]
        return not no_argument.match(self.reading.text, self.end + 1)

    @property
    def blamed_span(self) -> Span:
        return self.name_span

    @property
    def name_span(self) -> Span:
        return Span(self.reading.offset(self.start + 1), self.reading.offset(self.start + 1 + len(self.name)))

    def children(self) -> Sequence[Element]:
        return () if self.parameters is None else (self.parameters,)

    @property
    def arguments(self) -> list[Operand]:
        return [] if self.parameters is None else self.parameters.values

    @property
    def is_chance(self) -> bool:
        """Whether another value is found each time, as with `$mathTool.random`."""
        return self.parameters is None and self.name == "random"

    @property
    def key(self) -> str | None:
        """The key that this gets of a map: `$map.name`, unless Java's Map has a method for it, and
        `$map.get('name')`. None where it is something else, or the key is not known.
        """
        if self.parameters is None:
            return None if self.name in PROPERTIES else self.name
        values = self.parameters.values
        if self.name != "get" or len(values) != 1 or not values[0].is_text_constant:
            return None
        return cast("str", cast("Literal", values[0]).constant)

    def lookup(self, code: Code, held: str) -> str:
        """As `ArrayIndex.lookup`. What maps do most is written out; the rest is up to `values`."""
        if self.parameters is None:
            key = code.constant(self.name)
            lookup = watched(code, f"get_property({held}, {key}, E)", self.name, held)
        else:
            arguments = emit_items(code, self.arguments, length_of, lambda argument: argument.value(code))
            call = f"call({held}, {self.name!r}, ({arguments}), m)"
            lookup = watched(code, call, self.name, held)
            key = arguments.removesuffix(", ")
            if self.name != "get" or len(self.arguments) != 1:
                return store_found(code, quick_call(code, held, self, key, lookup), self, held, None)
        if self.key is None:
            return store_found(code, lookup, self, held, key)
        return store_key(code, held, key, lookup, self)


Step = Member | ArrayIndex


@stands_for(airspeed.VariableExpression)
class VariableExpression(Operand, airspeed.VariableExpression):
    """A name and the steps from it: `a.b(c)[0]`. The sigil belongs to `FormalReference`."""

    name: str
    steps: list[Step]
    reference: FormalReference
    """The reference that this is the expression of; set when that has been read."""

    def parse(self) -> None:
        (self.name,) = self.identity_match(self.reading.root_name)
        self.steps = []
        while step := self._next_step():
            self.steps.append(step)
            self.end = step.end
        if self.steps:
            self.reading.notable.append(self)

    def _next_step(self) -> Step | None:
        reading, end = self.reading, self.end
        following = reading.text[end : end + 1]
        try:
            if following == ".":
                match = reading.member_name.match(reading.text, end)
                return Member.of_match(reading, match) if match else None
            if following == "[":
                return cast("ArrayIndex", ArrayIndex.read(reading, end))
        except airspeed.NoMatch:
            pass
        return None

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.name,)

    def children(self) -> Sequence[Element]:
        return self.steps

    @property
    def blamed_span(self) -> Span:
        return self.reference.span

    @property
    def keys(self) -> tuple[str, ...] | None:
        """The keys of maps that lead from the name to the value; None where other steps do."""
        keys = self.first_keys(len(self.steps))
        return keys if len(keys) == len(self.steps) else None

    def first_keys(self, count: int) -> tuple[str, ...]:
        """The keys of maps that lead from the name on, for the first `count` steps at most."""
        keys: list[str] = []
        for step in self.steps[:count]:
            key = step.key
            if key is None:
                break
            keys.append(key)
        return tuple(keys)

    def told_of_loop(self, code: Code) -> str | None:
        """Of a path from `$foreach`: the expression of its one member, where that needs no `$foreach`."""
        return code.of_loop(_told_of_loop(self.steps[0])) if len(self.steps) == 1 else None

    @property
    def is_test_of_loop(self) -> bool:
        """Whether this is a member of `$foreach` that is true or false."""
        return _told_of_loop(self.steps[0]) in _TESTS_OF_LOOP

    def value(self, code: Code) -> str:
        return self.value_of(code, len(self.steps))

    def value_of(self, code: Code, count: int) -> str:
        """The value of the name and the first `count` steps."""
        looked_up = code.look_up(self, count)
        if looked_up is not None:
            held, known = looked_up
            return _emit_steps(code, self.steps[known:count], held)
        told = code.of_loop(_told_of_loop(self.steps[0])) if self.name == "foreach" and count else None
        if told is not None:
            held, steps = code.store(told), self.steps[1:count]
        else:
            read = code.read(self.name)
            held, steps = read if code.is_held(read) else code.store(read, self), self.steps[:count]
            if code.traced:
                code.comes_from(held, Origin(self.name))
        return _emit_steps(code, steps, held)


def _emit_steps(code: Code, steps: Sequence[Step], held: str) -> str:
    """The steps from what is held. Where they are many, the others are left to functions of their own."""
    first, *others = parts_of(steps, length_of)
    held = _emit_part(code, first, held)
    for part in others:
        held = code.continued(held, partial(_emit_part, code, part))
    return held


def _emit_part(code: Code, steps: Sequence[Step], held: str) -> str:
    for step in steps:
        held = emit_step(code, held, step)
    return held


def _told_of_loop(step: Step) -> str:
    """The member of `$foreach` that a step asks for, where it is a property; `hasNext()` is one too."""
    if not isinstance(step, Member):
        return ""
    is_property = step.parameters is None or (step.name == "hasNext" and not step.parameters.values)
    return step.name if is_property else ""
