"""What a method, an index or an alternate value is given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import airspeed

from velocity_preview.engine.element import SUBSTITUTES, Element, Operand, stands_for
from velocity_preview.engine.tokens import Place
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.reading import Reading


LONE = r"(?:\$!?(?!!?(?:\{(?:\$+!?)?)?[A-Za-z_])|#(?![A-Za-z_@#*]|\{[A-Za-z_@]|\[\[))*+"
"""Sigils that begin nothing."""
_NOTHING = rare_pattern(rf"{LONE}\)", re.ASCII)
"""The end of brackets that hold nothing but sigils that begin nothing."""
_NO_FIRST = {
    True: rare_pattern(rf"{LONE}(?:[}}\],:=*<>+/%]|&&|\|\||!=)", re.ASCII),
    False: rare_pattern(rf"{LONE}[}}\],:]", re.ASCII),
}


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
        nothing = _NOTHING.match(self.reading.text, self.end)
        if nothing:
            self.end = nothing.end()
            return
        self._refuse_first()
        with self.reading.scanning(Place.ARGUMENTS), self.reading.deeper(self):
            while True:
                self.values.append(read_argument(self))
                if self.accept(")"):
                    return
                if not self.accept(","):
                    self.fail("`,` or `)`")

    def _refuse_first(self) -> None:
        """A token that no argument begins with: but in text, the bracket is what is refused."""
        reading = self.reading
        is_bare = reading.in_text and reading.place is Place.DIRECTIVE
        if not is_bare and _NO_FIRST[reading.engine.expressions_in_arguments].match(reading.text, self.end):
            raise reading.unexpected_here(self.start, "an argument or `)`")

    def children(self) -> Sequence[Element]:
        return self.values
