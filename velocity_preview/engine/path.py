"""The way from a name to a value: `a.b(c)[0]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import airspeed

from velocity_preview.engine.element import SUBSTITUTES, Element, Operand, stands_for
from velocity_preview.engine.tokens import Place
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.code import Code
    from velocity_preview.engine.reading import Reading
    from velocity_preview.engine.reference import FormalReference


_NO_ARGUMENT = re.compile(r"#|\.[A-Za-z_]|\$(?!!?\{?\$?[A-Za-z_])", re.ASCII)


def read_argument(parent: Element) -> Operand:
    """An argument of a method, an index or an alternate value: an expression where the engine takes one
    there.
    """
    parent.skip_space()
    kind = airspeed.Expression if parent.reading.engine.expressions_in_arguments else airspeed.Value
    return cast("Operand", parent.require_next_element(kind, "a value"))


@stands_for(airspeed.ParameterList)
class ParameterList(Element, airspeed.ParameterList):
    """`(a, b)` of a method. `values` are the arguments."""

    values: list[Operand]

    @classmethod
    def of_call(cls, reading: Reading, match: re.Match[str]) -> ParameterList:
        """The brackets of a call that the pattern of a member has found."""
        element = cls.at(reading, match.start(2))
        element.end = match.end()
        element.values = []
        if match.group(3) is not None:
            text: Any = SUBSTITUTES[airspeed.StringLiteral].at(reading, element.start + 1)
            text.end = element.end - 1
            text.constant = match.group(3)
            element.values.append(text)
        return element

    def parse(self) -> None:
        self.values = []
        self.end += 1
        if self.reading.text.startswith(")", self.end):
            self.end += 1
            return
        with self.reading.scanning(Place.ARGUMENTS):
            while True:
                self.values.append(read_argument(self))
                if self.accept(")"):
                    return
                if not self.accept(","):
                    self.fail("`,` or `)`")

    def children(self) -> Iterator[Element]:
        return iter(self.values)


@stands_for(airspeed.ArrayIndex)
class ArrayIndex(Operand, airspeed.ArrayIndex):
    """`[i]` of a reference."""

    index: Operand

    def parse(self) -> None:
        self.end += 1
        with self.reading.scanning(Place.INDEX):
            self.index = read_argument(self)
            if isinstance(self.index, airspeed.FloatingPointLiteral):
                self._refuse_fraction(self.index)
            if not self.accept("]"):
                self.fail("`]`")

    def _refuse_fraction(self, number: Element) -> None:
        """Where 2.x goes on to expect an operator, 1.7 refuses the number."""
        if not self.reading.engine.end_of_text_mark:
            self.end = number.start
        raise self.reading.unexpected_here(self.end, "a whole number")

    def children(self) -> Iterator[Element]:
        yield self.index


@stands_for(airspeed.NameOrCall, airspeed.SubExpression)
class Member(Element, airspeed.NameOrCall):
    """`.name` or `.name(arguments)` of a reference."""

    name: str
    parameters: ParameterList | None = None

    def parse(self) -> None:
        match = self.reading.member_name.match(self.reading.text, self.end)
        if match is None or match.group(1) in ("true", "false"):
            raise airspeed.NoMatch
        self.name = match.group(1)
        self.end = match.end()
        if match.group(2) is not None:
            self.parameters = ParameterList.of_call(self.reading, match)
        elif self.reading.text.startswith("(", self.end) and self._is_call():
            self.parameters = cast("ParameterList", self.next_element(airspeed.ParameterList))

    def _is_call(self) -> bool:
        """`$a.b(` is `$a.b` and a bracket where the text ends, or what follows can be in no argument."""
        text, inside = self.reading.text, self.end + 1
        return inside < len(text) and not _NO_ARGUMENT.match(text, inside)

    @property
    def blamed_span(self) -> Span:
        return self.name_span

    @property
    def name_span(self) -> Span:
        return Span(self.reading.offset(self.start + 1), self.reading.offset(self.start + 1 + len(self.name)))

    def children(self) -> Iterator[Element]:
        if self.parameters is not None:
            yield self.parameters


Step = Member | ArrayIndex


@stands_for(airspeed.VariableExpression)
class VariableExpression(Operand, airspeed.VariableExpression):
    """A name and the steps from it: `a.b(c)[0]`. The sigil belongs to `FormalReference`."""

    name: str
    steps: list[Step]
    reference: FormalReference
    """The reference that this is the expression of; set when that has been read."""

    def parse(self) -> None:
        self.steps = []
        (self.name,) = self.identity_match(self.reading.root_name)
        text, size = self.reading.text, len(self.reading.text)
        while self.end < size:
            following = text[self.end]
            step: type[Step]
            if following == "." and self.reading.member_name.match(text, self.end):
                step = Member
            elif following == "[":
                step = ArrayIndex
            else:
                return
            try:
                self.steps.append(cast("Step", step.read(self.reading, self.end)))
            except airspeed.NoMatch:
                return
            self.end = self.steps[-1].end

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.name,)

    def children(self) -> Iterator[Element]:
        return iter(self.steps)

    @property
    def blamed_span(self) -> Span:
        return self.reference.span

    def value(self, code: Code) -> str:
        return self.value_of(code, len(self.steps))

    def value_of(self, code: Code, count: int) -> str:
        """The value of the name and the first `count` steps."""
        told = code.of_loop(_told_of_loop(self.steps[0])) if self.name == "foreach" and count else None
        if told is not None:
            held, steps = code.store(told), self.steps[1:count]
        else:
            read = code.read(self.name)
            held, steps = read if code.is_held(read) else code.store(read, self), self.steps[:count]
            if code.traced:
                code.path(held, f"r.path_of({code.constant(self.name)})")
        for step in steps:
            held = _emit_step(code, held, step)
        return held


def _told_of_loop(step: Step) -> str:
    """The member of `$foreach` that a step asks for, where it is a property; `hasNext()` is one too."""
    if not isinstance(step, Member):
        return ""
    is_property = step.parameters is None or (step.name == "hasNext" and not step.parameters.values)
    return step.name if is_property else ""


def _emit_step(code: Code, held: str, step: Step) -> str:
    """One step of a path. Null has no members: arguments that can fail are not computed for it."""
    if code.is_deep or all(argument.is_harmless for argument in _arguments(step)):
        return _emit_lookup(code, held, step)
    found = code.store("None")
    if code.traced:
        code.path(found, "None")
    with code.guarded(f"{held} is not None"):
        inner = _emit_lookup(code, held, step)
        code.line(f"{found} = {inner}")
        if code.traced:
            code.line(f"{code.paths.get(found)} = {code.paths.get(inner)}")
    return found


def _arguments(step: Step) -> list[Operand]:
    if isinstance(step, ArrayIndex):
        return [step.index]
    return [] if step.parameters is None else step.parameters.values


def _emit_lookup(code: Code, held: str, step: Step) -> str:
    """What maps and lists do most is written out; the rest is up to `values`."""
    if isinstance(step, ArrayIndex):
        key = step.index.value(code)
        return _store_step(code, _lookup(code, f"get_index({held}, {key}, E)", step, held), step, held, key)
    if step.parameters is None:
        key = code.constant(step.name)
        lookup = _lookup(code, f"get_property({held}, {key}, E)", step, held)
        if code.is_plain_key(step.name):
            lookup = _lookup_of_key(code, held, key, "key_of", lookup)
        return _store_step(code, lookup, step, held, key)
    arguments = [argument.value(code) for argument in step.parameters.values]
    lookup = f"call({held}, {step.name!r}, ({''.join(a + ', ' for a in arguments)}), E)"
    lookup = _lookup(code, lookup, step, held)
    if step.name != "get" or len(arguments) != 1:
        return _store_step(code, lookup, step, held, None)
    if step.parameters.values[0].is_text_constant:
        lookup = _lookup_of_key(code, held, arguments[0], "got_of", lookup)
    return _store_step(code, lookup, step, held, arguments[0])


def _lookup(code: Code, lookup: str, step: Step, held: str) -> str:
    """A lookup in `values`, watched where that is wanted."""
    if code.engine.runtime_strict_mode_enable:
        member = step.name if isinstance(step, Member) else "[]"
        return f"strict_member(lambda: {lookup}, {held}, {member!r})"
    if code.traced:
        lookup = f"r.looked_up(lambda: {lookup}, {held}, {code.element(step)}, {code.paths.get(held)})"
        return f"None if {held} is None else {lookup}"
    return lookup


def _lookup_of_key(code: Code, held: str, key: str, function: str, otherwise: str) -> str:
    """The lookup of a string, which of a map is a key."""
    getter = code.getter(held, function)
    if getter is not None:
        return f"{getter}({key})"
    if code.is_watched or code.is_hot:
        return f"{held}.get({key}) if type({held}) is dict else {otherwise}"
    return f"{function}({held}, {key})"


def _store_step(code: Code, expression: str, step: Step, held: str, key: str | None) -> str:
    found = code.store(expression, step)
    if code.traced:
        before = code.paths.get(held)
        code.path(found, "None" if key is None or before is None else f"{before} and (*{before}, {key})")
    return found
