"""Single values and the operators before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.element import SUBSTITUTES, Element, Operand, stands_for
from velocity_preview.engine.tokens import Place
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.code import Code
    from velocity_preview.engine.reading import Reading

_BY_FIRST_CHARACTER: dict[str, tuple[type, ...]] = {
    **dict.fromkeys("$\\", (airspeed.FormalReference,)),
    "'": (airspeed.StringLiteral,),
    '"': (airspeed.InterpolatedStringLiteral,),
    "[": (airspeed.ArrayLiteral,),
    "{": (airspeed.DictionaryLiteral,),
    "t": (airspeed.BooleanLiteral,),
    "f": (airspeed.BooleanLiteral,),
    **dict.fromkeys("-.0123456789", (airspeed.IntegerLiteral, airspeed.FloatingPointLiteral)),
}


_DOLLAR = rare_pattern(r"\$!?\Z")
_OPENED_REFERENCE = rare_pattern(r"\$!?\{")


@stands_for(airspeed.Value)
class Value(Operand, airspeed.Value):
    """A single value; the element read is the value itself."""

    @classmethod
    def read(cls, reading: Reading, at: int) -> Element:
        first = reading.text[at : at + 1]
        if reading.place is Place.INDEX and first in ("[", "{"):
            raise airspeed.NoMatch
        if first == "[" and not reading.engine.end_of_text_mark:
            dollar = _DOLLAR.search(reading.text, max(0, at - 2), at)
            if dollar:
                raise reading.unexpected_here(dollar.start(), "a value")
        for kind in _BY_FIRST_CHARACTER.get(first, ()):
            try:
                return SUBSTITUTES[kind].read(reading, at)
            except airspeed.NoMatch:
                continue
        opened = _OPENED_REFERENCE.match(reading.text, at)
        if opened:
            raise reading.unexpected_here(opened.end(), "a name")
        if reading.place is Place.ARGUMENTS:
            return SUBSTITUTES[airspeed.NullLiteral].read(reading, at)
        raise airspeed.NoMatch


_OPERAND = rare_pattern(
    r"[ \t\r\n]|\\*\$|[\"'(\[!.0-9]|\{(?![A-Za-z_]\w*\})|-\.?\d|(?:true|false|not)(?![\w-])", re.ASCII
)
"""What may stand right behind `!` for engine 1.7 to see an operand there."""


@stands_for(airspeed.UnaryOperatorValue)
class UnaryOperatorValue(Operand, airspeed.UnaryOperatorValue):
    """`!x`, `not x`, and `-x` (2.x)."""

    UNARY_OP = rare_pattern(r"(!(?!=)|not(?![\w-])|-)", re.ASCII)

    operator: str
    operand: Operand

    def parse(self) -> None:
        (operator,) = self.identity_match(self.UNARY_OP)
        if operator == "-" and not self.reading.engine.unary_minus:
            raise airspeed.NoMatch
        self.operator = "-" if operator == "-" else "!"
        self._refuse_before_operand()
        with self.reading.deeper(self):
            self.skip_space()
            self.operand = _read_primary(self) if self.operator == "-" else read_operand(self)

    def _refuse_before_operand(self) -> None:
        """Engine 1.7 looks one token ahead where no blank stands before: the error is then at the operator
        itself.
        """
        text = self.reading.text
        before = text[max(0, self.start - 8) : self.start].rstrip("$!#")[-1:]
        looks_ahead = not self.reading.engine.end_of_text_mark and before not in " \t\r\n"
        if looks_ahead and not _OPERAND.match(text, self.end):
            self.end = self.start
            self.fail("a value")

    def children(self) -> Sequence[Element]:
        return (self.operand,)

    def value(self, code: Code) -> str:
        if self.operator == "-":
            literal = "" if self.operand.keeps_text or not code.engine.operands_without_text_abort else None
            return code.store(f"negate({self.operand.value(code)}, E, literal={literal!r})", self)
        return code.store(f"not {self.operand.truth(code)}", self)

    def truth(self, code: Code) -> str:
        """A minus is not looked at: `#if(-$x)` tests `$x`."""
        return self.operand.truth(code) if self.operator == "-" else self.value(code)

    @property
    def keeps_text(self) -> bool:
        return self.operand.keeps_text

    @property
    def null_text(self) -> str:
        return self.operator + self.operand.null_text


def read_operand(parent: Element) -> Operand:
    """One operand of an expression, with its unary operators and brackets."""
    try:
        return _primary(parent)
    except airspeed.NoMatch:
        return cast("Operand", parent.require_next_element(airspeed.UnaryOperatorValue, "a value"))


def _read_primary(parent: Element) -> Operand:
    """What may stand behind a minus: no other operator."""
    try:
        return _primary(parent)
    except airspeed.NoMatch:
        parent.fail("a value")


def _primary(parent: Element) -> Operand:
    in_brackets = parent.reading.text.startswith("(", parent.end) and parent.reading.place is Place.DIRECTIVE
    kind = airspeed.ParenthesizedExpression if in_brackets else airspeed.Value
    return cast("Operand", parent.next_element(kind))
