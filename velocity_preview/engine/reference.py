"""References: `$a`, `$!a`, `${a}`, `$a.b`, `$a.b(c)`, `$a[0]`, `${a|'alternate'}`, and their escapes."""

from __future__ import annotations

from functools import partial
import re
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.element import Element, Operand, stands_for
from velocity_preview.engine.tokens import Place
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.code import Code


def read_argument(parent: Element) -> Operand:
    """An argument of a method, an index or an alternate value: an expression where the engine takes one there."""
    parent.skip_space()
    kind = airspeed.Expression if parent.reading.engine.expressions_in_arguments else airspeed.Value
    return cast("Operand", parent.require_next_element(kind, "a value"))


@stands_for(airspeed.ParameterList)
class ParameterList(Element, airspeed.ParameterList):
    """`(a, b)` of a method. `values` are the arguments."""

    values: list[Operand]

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
            if not self.accept("]"):
                self.fail("`]`")

    def children(self) -> Iterator[Element]:
        yield self.index


@stands_for(airspeed.NameOrCall, airspeed.SubExpression)
class Member(Element, airspeed.NameOrCall):
    """`.name` or `.name(arguments)` of a reference."""

    name: str
    parameters: ParameterList | None = None

    def parse(self) -> None:
        (self.name,) = self.identity_match(self.reading.member_name)
        if self.reading.text.startswith("(", self.end) and self._is_call():
            self.parameters = cast("ParameterList", self.next_element(airspeed.ParameterList))

    def _is_call(self) -> bool:
        """`$a.b(` at the end of the text is `$a.b` and a bracket."""
        return self.end + 1 < len(self.reading.text)

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
        text = self.reading.text
        while self.end < len(text):
            following = text[self.end]
            try:
                if following == ".":
                    self.steps.append(cast("Member", self.next_element(airspeed.NameOrCall)))
                elif following == "[":
                    self.steps.append(cast("ArrayIndex", self.next_element(airspeed.ArrayIndex)))
                else:
                    return
            except airspeed.NoMatch:
                return

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.name,)

    def children(self) -> Iterator[Element]:
        return iter(self.steps)

    def value(self, code: Code) -> str:
        return self.value_of(code, len(self.steps))

    def value_of(self, code: Code, count: int) -> str:
        """The value of the name and the first `count` steps."""
        held = code.store(code.read(self.name), self)
        code.path(held, f"m.path_of({code.constant(self.name)})")
        for step in self.steps[:count]:
            held = _emit_step(code, held, step)
        return held


_OF_LOOP = {"count": "index + 1", "index": "index", "hasNext": "has_next"}
"""Members of `$foreach` that are read in the generated code itself."""


def _emit_step(code: Code, held: str, step: Step) -> str:
    """One step of a path. What maps and lists do most is written out; the rest is up to `values`."""
    if isinstance(step, ArrayIndex):
        key = step.index.value(code)
        expression = _looked_up(code, f"get_index({held}, {key}, E)", step, held)
        return _store_step(code, expression, step, held, key)
    if step.parameters is None:
        key = code.constant(step.name)
        expression = _looked_up(code, f"get_property({held}, {key}, E)", step, held)
        if step.name in _OF_LOOP:
            expression = f"{held}.{_OF_LOOP[step.name]} if type({held}) is Loop else {expression}"
        if code.is_plain_key(step.name):
            expression = f"{held}.get({key}) if type({held}) is dict else {expression}"
        return _store_step(code, expression, step, held, key)
    arguments = [argument.value(code) for argument in step.parameters.values]
    call = f"call({held}, {step.name!r}, ({''.join(a + ', ' for a in arguments)}), E)"
    expression = _looked_up(code, call, step, held)
    if step.name == "get" and len(arguments) == 1:
        if step.parameters.values[0].is_text_constant:
            expression = f"{held}.get({arguments[0]}) if type({held}) is dict else {expression}"
        return _store_step(code, expression, step, held, arguments[0])
    return _store_step(code, expression, step, held, None)


def _looked_up(code: Code, lookup: str, step: Step, held: str) -> str:
    """A lookup in `values`; null has no members."""
    if code.engine.runtime_strict_mode_enable:
        member = step.name if isinstance(step, Member) else "[]"
        return f"strict_member(lambda: {lookup}, {held}, {member!r})"
    if code.traced:
        lookup = f"m.looked_up(lambda: {lookup}, {held}, {code.element(step)}, {code.paths.get(held)})"
    return f"None if {held} is None else {lookup}"


def _store_step(code: Code, expression: str, step: Step, held: str, key: str | None) -> str:
    found = code.store(expression, step)
    before = code.paths.get(held)
    code.path(found, "None" if key is None or before is None else f"{before} and (*{before}, {key})")
    return found


@stands_for(airspeed.AlternateValue)
class AlternateValue(Operand, airspeed.AlternateValue):
    """`|expression` of a formal reference (2.1 and later)."""

    expression: Operand

    def parse(self) -> None:
        self.end += 1
        with self.reading.scanning(Place.ALTERNATE):
            self.expression = read_argument(self)

    def children(self) -> Iterator[Element]:
        yield self.expression

    def value(self, code: Code) -> str:
        return self.expression.value(code)


@stands_for(airspeed.FormalReference)
class FormalReference(Operand, airspeed.FormalReference):
    r"""A reference with its sigils. `escapes` is the number of backslashes before it, which belong to it.

    An odd number prints the reference itself if it is defined; each pair prints one backslash.
    """

    HEAD = re.compile(r"(\\*)\$(\\*)(!?)(\{\$?|)(?=[A-Za-z_])")

    escapes: int
    escaped_bang: str
    silent: bool
    braces: bool
    expression: VariableExpression
    alternate: AlternateValue | None = None

    def parse(self) -> None:
        escapes, self.escaped_bang, silent, braces = self.identity_match(self.HEAD)
        if self.escaped_bang and not silent:
            raise airspeed.NoMatch
        self.escapes, self.silent, self.braces = len(escapes), bool(silent), bool(braces)
        self.expression = cast("VariableExpression", self.next_element(airspeed.VariableExpression))
        self.expression.reference = self
        if self.expression.name in ("true", "false") and not self.reading.engine.end_of_text_mark:
            at = self.expression.start if braces else self.start + len(escapes)
            raise self.reading.error(at, f"`{self.expression.name}` cannot be the name of a reference.")
        if braces == "{$":
            self.expression.name = f"${self.expression.name}"  # `${$a}` is read, and names nothing
        if not braces:
            return
        if self.reading.engine.alternate_values and self.reading.text.startswith("|", self.end):
            self.alternate = cast("AlternateValue", self.next_element(airspeed.AlternateValue))
            with self.reading.scanning(Place.ALTERNATE):
                if not self.accept("}"):
                    self.fail("`}`")
            return
        if not self.optional_match(self.CLOSING_BRACE):
            if self.end >= len(self.reading.text):
                raise self.reading.unexpected_end("`}`")
            raise self.reading.error(
                self.end, "The reference is not closed by `}` here.", help="Write `}` after the name."
            )

    def children(self) -> Iterator[Element]:
        yield self.expression
        if self.alternate is not None:
            yield self.alternate

    @property
    def keeps_text(self) -> bool:
        return True

    @property
    def hides_comment(self) -> bool:
        """Whether engine 1.7 takes `##` right behind it for text: where a property is read and no method after it."""
        if self.reading.engine.end_of_text_mark or self.braces:
            return False
        members = [step for step in self.expression.steps if isinstance(step, Member)]
        return bool(members) and members[-1].parameters is None

    @property
    def literal(self) -> str:
        """What is printed where the reference is undefined: its own text."""
        return self.reading.text[self.start + self.escapes : self.end]

    def value(self, code: Code) -> str:
        if (
            self.alternate is not None
            and code.engine.runtime_strict_mode_enable
            and not self.expression.steps
        ):
            held = code.store(f"get({code.constant(self.expression.name)})", self)
        else:
            held = self.expression.value(code)
        if self.alternate is None:
            return held
        chosen = code.store(held)
        code.assign_if(f"not truth({held}, E)", chosen, partial(self.alternate.value, code))
        code.path(chosen, f"{code.paths.get(held)} if {chosen} is {held} else None")
        return chosen

    def truth(self, code: Code) -> str:
        if code.engine.runtime_strict_mode_enable and not self.expression.steps and self.alternate is None:
            return f"truth(get({code.constant(self.expression.name)}), E)"
        return super().truth(code)

    def emit(self, code: Code) -> None:
        text, held = self.printed(code)
        code.write(text, self, held)

    def text(self, code: Code) -> str:
        """Write the code that computes what is printed; returns the name that holds it."""
        return self.printed(code)[0]

    def printed(self, code: Code) -> tuple[str, str]:
        """As `text`, with the name that holds the value."""
        if self.escaped_bang:
            return self._with_escaped_bang(code), ""
        held = self.value(code)
        text = self._text_of(code, held)
        code.trace(f"m.printed({code.element(self)}, {held}, {text}, {code.paths.get(held)})")
        return text, held

    def _with_escaped_bang(self, code: Code) -> str:
        r"""`$\!a` prints the name alone."""
        return code.constant(
            f"${self.escaped_bang[1:]}!{'{' * self.braces}{self.expression.name}{'}' * self.braces}"
        )

    def _text_of(self, code: Code, held: str) -> str:
        if code.engine.runtime_strict_mode_enable and not self.silent:
            code.line(f"strict_print({held}, {code.constant(self.literal)})", self)
        undefined = code.undefined(self)
        if self.escapes:
            return self._escaped_text(code, held, undefined)
        return code.store(
            f"{held} if type({held}) is str else {undefined} if {held} is None else shown({held}, {undefined})",
            self,
        )

    def _escaped_text(self, code: Code, held: str, undefined: str) -> str:
        written, pairs = "\\" * self.escapes, "\\" * (self.escapes // 2)
        if self.escapes % 2:
            defined = code.constant(pairs + self.literal)
            return code.store(f"{pairs + chr(92)!r} + {undefined} if {held} is None else {defined}", self)
        held = code.store(f"shown({held}, None)", self)
        return code.store(f"{written!r} + {undefined} if {held} is None else {pairs!r} + {held}", self)
