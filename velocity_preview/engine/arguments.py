"""The bracketed arguments of a directive or macro call: single values and words, between blanks or commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.element import Element, Operand
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.tokens import start_of_name
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Container

    from velocity_preview.engine.code import Code

_WORD = rare_pattern(
    r"((?:#(?!(?:end|else|elseif|if)(?!\w)))?(?!(?:and|or|not|eq|ne|gt|ge|lt|le)(?!\w))[A-Za-z_@]\w*)",
    re.ASCII,
)
_SET = {True: rare_pattern(r"#set *\("), False: rare_pattern(r"[ \t]*#set *\(")}
_SIGIL_BEFORE_SET = rare_pattern(r"[$!]#set *\(")
_NAMELESS = rare_pattern(r"\$!?\{(?!(?:\$+!?)?[A-Za-z_])")
_OPEN = rare_pattern(r"[ \t\r\n]*\(")


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


def read_arguments(directive: Element, words_at: Container[int] = ()) -> list[Operand]:
    """The arguments at the directive's place; an empty list where no bracket follows.

    `words_at` are the places where a bare word may stand: engine 1.7 refuses others at once, 2.x leaves that
    to each directive.
    """
    if not has_arguments(directive):
        return []
    directive.accept("(")
    bracket = directive.end - 1
    arguments: list[Operand] = []
    while not directive.accept(")"):
        if arguments:
            _refuse_set(directive, arguments[-1])
        comma = accept_comma(directive)
        _refuse_comment(directive, bracket)
        argument = read_argument(directive, comma)
        is_word = isinstance(argument, WordArgument) and not _is_glued(argument, arguments)
        if is_word and len(arguments) not in words_at:
            refuse_word(directive, len(arguments), bracket)
        arguments.append(argument)
    return arguments


def _is_glued(word: Operand, arguments: list[Operand]) -> bool:
    """Whether a word stands right behind a reference, whose name it would be a part of: 1.7 does not mind."""
    last = arguments[-1] if arguments else None
    return isinstance(last, FormalReference) and not last.braces and last.end == word.start


def refuse_word(directive: Element, number: int, bracket: int) -> None:
    """Engine 1.7 refuses a bare word at the bracket."""
    if not directive.reading.engine.end_of_text_mark:
        raise directive.reading.error(
            bracket, f"Argument {number + 1} is a bare word.", help="Quote it, or write `$` before a name."
        )


def _refuse_set(directive: Element, last: Operand) -> None:
    """Behind a reference, `#set(` is no word."""
    reading = directive.reading
    bare = isinstance(last, FormalReference) and not last.braces
    if (
        bare
        and last.end == directive.end
        and _SET[reading.engine.end_of_text_mark].match(reading.text, last.end)
    ):
        raise reading.unexpected(last.end, "an argument or `)`")


def _refuse_comment(directive: Element, bracket: int) -> None:
    if directive.reading.text.startswith("##", directive.end) and directive.reading.engine.end_of_text_mark:
        raise directive.reading.error(
            bracket, "A comment may not stand between arguments.", help="Move it to a line before."
        )


def accept_comma(directive: Element) -> int | None:
    """Step over blanks, a comma and blanks; returns where the comma was. The first argument may have one."""
    directive.skip_space()
    at = directive.end
    found = directive.accept(",")
    directive.skip_space()
    return at if found else None


def read_argument(directive: Element, comma: int | None = None) -> Operand:
    """One argument. Behind a comma there has to be one: where not, engine 1.7 refuses the comma."""
    text, at = directive.reading.text, directive.end
    if _NAMELESS.match(text, at) and not directive.reading.engine.end_of_text_mark:
        raise directive.reading.unexpected_here(at, "an argument or `)`")
    try:
        return cast("Operand", directive.next_element(airspeed.Value))
    except airspeed.NoMatch:
        pass
    if _SIGIL_BEFORE_SET.match(directive.reading.text, directive.end - 1):
        at = start_of_name(directive.reading.text, directive.end, directive.reading.engine)
        raise directive.reading.unexpected_here(at, "an argument or `)`")
    try:
        word = cast("Operand", WordArgument.read(directive.reading, directive.end))
    except airspeed.NoMatch:
        if comma is not None and not directive.reading.engine.end_of_text_mark and directive.can_scan:
            directive.end = comma
        directive.fail("an argument or `)`")
    directive.end = word.end
    return word
