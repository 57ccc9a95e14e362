"""What all directives share: the white space around them, and which class reads `#name`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import airspeed

from velocity_preview.engine.element import Element
from velocity_preview.engine.tokens import NOTHING
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from velocity_preview.engine.reading import Reading

_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_SET = {True: rare_pattern(r"[ \t]*\("), False: rare_pattern(r" *\(")}
_ARGUMENTS = re.compile(r"[ \t\r\n]*\(")

ENDS = frozenset({"end", "else", "elseif"})
"""Words that end a block."""


class Directive(Element):
    """A directive. In the gobbling modes `lines` and `structured` the white space before it and the line end
    after it are dropped where nothing else stands before it on its line; `bc`, and 1.7, drop the line end
    wherever it stands.

    `at_line_start` is set before it is read. `prefix` and `postfix` are what was dropped around it.
    """

    at_line_start: bool = False
    prefix: str = ""
    postfix: str = ""
    head_end: int = 0

    @property
    def head_span(self) -> Span:
        return Span(self.reading.offset(self.start), self.reading.offset(self.head_end or self.end))

    def read_name(self) -> str:
        """Step over `#name` or `#{name}`; returns the name."""
        match = NAME.match(self.reading.text, self.end)
        if match is None:
            raise airspeed.NoMatch
        self.end = match.end()
        return match.group(2)

    def gobble_line_end(self, *, always: bool = False) -> bool:
        """Drop the line end that follows; whether there is one and it is dropped."""
        mode = self.reading.engine.parser_space_gobbling
        match = _LINE_END.match(self.reading.text, self.end)
        if match is None or mode == "none" or not (always or self.at_line_start or mode == "bc"):
            return False
        self.end = match.end()
        self.postfix = match.group()
        if self.reading.engine.end_of_text_mark:
            self.reading.lingering = NOTHING
        return True

    @property
    def ends_line(self) -> bool:
        """Whether what follows stands at the start of a line because this directive took the line end."""
        return bool(self.postfix)


class LiteralDirective(Directive):
    """`#literal() … #end` (1.7): the source text of a block. Its class reads it; this one names it."""


NAME = re.compile(r"#(\{)?(@?[A-Za-z_]\w*|@)(?(1)\}|)", re.ASCII)

_KINDS: dict[str, type] = {
    "end": airspeed.End,
    "else": airspeed.ElseBlock,
    "elseif": airspeed.ElseifBlock,
    "if": airspeed.IfDirective,
    "set": airspeed.SetDirective,
    "foreach": airspeed.ForeachDirective,
    "macro": airspeed.MacroDefinition,
    "define": airspeed.DefineDefinition,
    "parse": airspeed.ParseDirective,
    "include": airspeed.IncludeDirective,
    "evaluate": airspeed.EvaluateDirective,
    "stop": airspeed.StopDirective,
    "break": airspeed.StopDirective,
}


def kind_of(reading: Reading, word: str, end: int) -> type | None:
    """The airspeed class of the directive `#word` whose name ends at `end`; None for text."""
    has_arguments = _ARGUMENTS.match(reading.text, end) is not None
    if word == "set":
        if _SET[reading.engine.end_of_text_mark].match(reading.text, end):
            return airspeed.SetDirective
        return airspeed.MacroCall if has_arguments else None
    if word in _KINDS:
        return _KINDS[word]
    if word == "literal" and has_arguments and reading.engine.literal_directive:
        return LiteralDirective
    if word.startswith("@"):
        return airspeed.MacroCall if has_arguments or reading.engine.end_of_text_mark else None
    if has_arguments or word in reading.macros or reading.may_call_macros:
        return airspeed.MacroCall
    return None


def is_known(reading: Reading, word: str) -> bool:
    """Whether a backslash before `#word` escapes it: it is a directive or a macro defined before."""
    return word in _KINDS or word.lstrip("@") in reading.macros
