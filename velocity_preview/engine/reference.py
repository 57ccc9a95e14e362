"""References: `$a`, `$!a`, `${a}`, `$a.b`, `$a.b(c)`, `$a[0]`, `${a|'alternate'}`, and their escapes."""

from __future__ import annotations

from functools import partial
import re
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.element import Element, Operand, stands_for
from velocity_preview.engine.origins import Origin
from velocity_preview.engine.parameters import read_argument
from velocity_preview.engine.path import VariableExpression
from velocity_preview.engine.tokens import Place
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.code import Code
    from velocity_preview.errors import VelocitySyntaxError


@stands_for(airspeed.AlternateValue)
class AlternateValue(Operand, airspeed.AlternateValue):
    """`|expression` of a formal reference (2.1 and later)."""

    expression: Operand

    def parse(self) -> None:
        self.end += 1
        with self.reading.scanning(Place.ALTERNATE), self.reading.deeper(self):
            self.skip_space()
            if self.end >= len(self.reading.text):
                raise self.reading.unclosed(self.start, "alternate value", "}")
            self.expression = read_argument(self)

    def children(self) -> Sequence[Element]:
        return (self.expression,)

    def value(self, code: Code) -> str:
        return self.expression.value(code)


@stands_for(airspeed.FormalReference)
class FormalReference(Operand, airspeed.FormalReference):
    r"""A reference with its sigils. `escapes` is the number of backslashes before it, which belong to it.

    An odd number prints the reference itself if it is defined; each pair prints one backslash.
    """

    HEAD = re.compile(r"(\\*)\$(\\*)(!?)(\{(?:\$+!?)?|)(?=[A-Za-z_])")

    SCANNED = rare_pattern(r"['\"|]|\.(?![.\d])")
    """What the scanner looks behind of, in a directive."""
    LONE_DOLLAR = rare_pattern(r"\$[^!{A-Za-z_]")

    is_reference = True
    prefix: str = ""
    """Sigils before it that begin nothing, and whose backslashes escape the reference in place of its own."""
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
        in_text = self.reading.in_text
        self.reading.in_text = in_text and not braces
        self.expression = cast("VariableExpression", VariableExpression.read(self.reading, self.end))
        self.reading.in_text = in_text
        self.expression.reference = self
        self.end = self.expression.end
        if self.expression.name in ("true", "false") and not self.reading.engine.end_of_text_mark:
            at = self.expression.start if braces else self.start + len(escapes)
            raise self.reading.error(at, f"`{self.expression.name}` cannot be the name of a reference.")
        if len(braces) > 1:
            self.expression.name = braces[1:] + self.expression.name  # `${$a}` is read, and names nothing
        if not braces:
            return
        if self._has_alternate:
            self.alternate = cast("AlternateValue", self.next_element(airspeed.AlternateValue))
            with self.reading.scanning(Place.ALTERNATE):
                if not self.accept("}"):
                    self.fail("`}`")
            return
        if not self.optional_match(self.CLOSING_BRACE):
            error = self._without_brace()
            error.help = "Write `}` after the name."
            raise error

    def _without_brace(self) -> VelocitySyntaxError:
        text = self.reading.text
        if not self.reading.in_text and self.SCANNED.match(text, self.end):
            return self.reading.unexpected(self.end, "`}`")
        lone_dollar = self.LONE_DOLLAR.match(text, self.end)
        return self.reading.unexpected_here(self.end + bool(lone_dollar), "`}`")

    @property
    def _has_alternate(self) -> bool:
        text = self.reading.text
        return (
            self.reading.engine.alternate_values
            and text.startswith("|", self.end)
            and not text.startswith("||", self.end)
        )

    def children(self) -> Sequence[Element]:
        return (self.expression,) if self.alternate is None else (self.expression, self.alternate)

    @property
    def is_harmless(self) -> bool:  # type: ignore[override]
        return not self.expression.steps and self.alternate is None

    @property
    def keeps_text(self) -> bool:
        return True

    @property
    def backslashes(self) -> int:
        """How many backslashes escape it."""
        if not self.escapes and not self.prefix:
            return 0
        lead = self.prefix or "\\" * self.escapes
        return len(lead) - len(lead.lstrip("\\"))

    @property
    def _between(self) -> str:
        """What is printed between those and the value."""
        return self.prefix.lstrip("\\") + "\\" * self.escapes if self.prefix else ""

    @property
    def literal(self) -> str:
        """What is printed where the reference is undefined: its own text."""
        return self.kept_text

    @property
    def _is_quiet(self) -> bool:
        """Whether it prints nothing where it is undefined: of an escaped one that is its own text."""
        return self.silent and not self.backslashes % 2

    @property
    def undefined(self) -> str:
        """What is printed where it is undefined, unless it is an argument of a macro."""
        return "" if self._is_quiet else self.literal

    @property
    def may_be_argument(self) -> bool:
        """Whether it would print the text of a macro's argument that it names."""
        return not self.expression.steps and not self.braces and not self._is_quiet

    @property
    def bound_name(self) -> str:
        """The name that it gives to a macro's parameter or to a block. Sigils count: nothing reads `{a}`."""
        return self.literal[1:] if self.silent or self.braces else self.expression.name

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
        chosen = code.temporary()
        code.line(f"{chosen} = {held}", self)
        code.assign_if(f"not {code.truth(held)}", chosen, partial(self.alternate.value, code))
        if code.traced:
            path = f"({code.path(held)} if {chosen} is {held} else None)"
            code.comes_from(chosen, Origin("", held=path))
        return chosen

    def truth(self, code: Code) -> str:
        if code.engine.runtime_strict_mode_enable and not self.expression.steps and self.alternate is None:
            return code.truth(code.store(f"get({code.constant(self.expression.name)})"))
        return self._told(code, as_test=True) or super().truth(code)

    def _told(self, code: Code, *, as_test: bool) -> str | None:
        """The expression of a member of `$foreach`, where it is known to be a test, or else a number."""
        if self.expression.name != "foreach" or self.alternate is not None or self.escapes or self.prefix:
            return None
        told = self.expression.told_of_loop(code)
        return told if told is None or self.expression.is_test_of_loop == as_test else None

    def emit(self, code: Code) -> None:
        if self.escaped_bang:
            code.write_text(self._without_bang, self)
        else:
            code.write_reference(self)

    def text(self, code: Code, *, is_piece: bool = False) -> str:
        """Write the code that computes what is printed; returns the name that holds it.

        `is_piece`: it is written next.
        """
        if self.escaped_bang:
            return code.constant(self._without_bang)
        number = self._told(code, as_test=False)
        if number is not None:
            return code.store(f"INTEGERS[{number}]")
        return self._text_of(code, self.value(code), is_piece=is_piece)

    @property
    def plain_keys(self) -> tuple[str, ...] | None:
        """The keys of maps that lead to what it prints; None where it is more than a name and keys."""
        if self.escapes or self.prefix or self.alternate is not None:
            return None
        return self.expression.keys

    @property
    def _without_bang(self) -> str:
        r"""`$\!a` prints the name alone."""
        name = f"{'{' * self.braces}{self.expression.name}{'}' * self.braces}"
        return f"${self.escaped_bang[1:]}!{name}"

    def _text_of(self, code: Code, held: str, *, is_piece: bool) -> str:
        if code.engine.runtime_strict_mode_enable and not self.silent:
            code.line(f"strict_print({held}, {code.constant(self.literal)})", self)
        undefined = code.undefined(self)
        printing = code.printing(self, held, is_piece=is_piece) if code.traced else ""
        if self.escapes or self.prefix:
            text = self._escaped_text(code, held, undefined)
            if code.traced:
                code.line(f"r.printed({held}, {text}, {printing})")
            return text
        if code.traced:
            return code.store_result("r.shown", held, f"{undefined}, {printing}", self)
        if not code.is_hot:
            return code.store_result("shown", held, f"{undefined}, m", self)
        shown = f"INTEGERS[{held}] if type({held}) is int else shown({held}, {undefined}, m)"
        return code.store(f"{held} if type({held}) is str else {shown}", self)

    def _escaped_text(self, code: Code, held: str, undefined: str) -> str:
        written, pairs = "\\" * self.backslashes, "\\" * (self.backslashes // 2)
        if self.backslashes % 2:
            backslashes = f"({pairs + chr(92)!r} if {held} is None else {pairs!r})"
            return code.store(f"{backslashes} + {undefined}", self)
        held = code.store(f"shown({held}, None, m)", self)
        written, pairs = written + self._between, pairs + self._between
        return code.store(f"{written!r} + {undefined} if {held} is None else {pairs!r} + {held}", self)
