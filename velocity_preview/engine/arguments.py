"""The bracketed arguments of a directive or macro call: single values and words, between blanks or commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.element import Element, Operand

if TYPE_CHECKING:
    from velocity_preview.engine.code import Code

_WORD = re.compile(r"([A-Za-z_@][\w-]*)", re.ASCII)
_OPEN = re.compile(r"[ \t\r\n]*\(")


class WordArgument(Operand):
    """A bare word, such as `in` of `#foreach($i in $items)`."""

    word: str

    def parse(self) -> None:
        (self.word,) = self.identity_match(_WORD)

    def value(self, code: Code) -> str:
        return code.constant(None)


def has_arguments(directive: Element) -> bool:
    """Whether a bracket follows."""
    return _OPEN.match(directive.reading.text, directive.end) is not None


def read_arguments(directive: Element) -> list[Operand]:
    """The arguments at the directive's place; an empty list where no bracket follows."""
    if not has_arguments(directive):
        return []
    directive.accept("(")
    arguments: list[Operand] = []
    while not directive.accept(")"):
        if arguments:
            directive.accept(",")
        directive.skip_space()
        arguments.append(read_argument(directive))
    return arguments


def read_argument(directive: Element) -> Operand:
    """One argument."""
    try:
        return cast("Operand", directive.next_element(airspeed.Value))
    except airspeed.NoMatch:
        pass
    try:
        word = cast("Operand", WordArgument.read(directive.reading, directive.end))
    except airspeed.NoMatch:
        directive.fail("an argument or `)`")
    directive.end = word.end
    return word
