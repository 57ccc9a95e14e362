"""How the text of a block is read: plain runs, and what the scanner takes for the rest of a reference."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.element import SUBSTITUTES, Element
from velocity_preview.engine.lingering import (
    BLANKS_BEFORE_SET,
    TAIL,
    Braced,
    Follower,
    kept,
    left_by,
    refuse_alternate,
    refuse_arguments,
)
from velocity_preview.engine.path import Member
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.text import Text
from velocity_preview.engine.tokens import Lingering, Top

if TYPE_CHECKING:
    from velocity_preview.engine.path import VariableExpression

_LONE_BANG = {
    True: re.compile(r"\$!(?=[^\[{}#])(?!\$\{|[ \t]*[\r\n])"),
    False: re.compile(r"\$!(?=[^\[{}#])(?!\$\{)"),
}
_INDENT = {True: re.compile(r"(?:(?:\$!?|#)++[ \t]++)?+[ \t]*+"), False: re.compile(r"[ \t]*+")}
"""What may stand before a directive that begins its line. 2.x drops a lone `$` or `#` and blanks behind."""
_BANG_BEFORE_MEMBER = re.compile(r"\$!(?=\.[A-Za-z_])")


class TextReader(Element):
    """Reads text into `elements`.

    `at_line_start`: nothing but white space stands before the place that is read, on its line.
    """

    elements: list[Element]
    at_line_start: bool = True

    def add_run(self, end: int) -> None:
        """Add a run of plain text. In 1.7 blanks before `#set` belong to it, and end nothing that lingers."""
        start, state = self.end, self.reading.lingering
        self.add_text(end)
        if state.top is not Top.NONE and not self.reading.engine.end_of_text_mark:
            blanks = BLANKS_BEFORE_SET.match(self.reading.text, start)
            self.reading.lingering = state if blanks and blanks.end() == end else Lingering()

    def add_text(self, end: int, printed: str | None = None) -> None:
        """Add the characters up to `end`, which print as `printed` or as themselves."""
        run = self.reading.text[self.end : end]
        if printed is None:
            printed = self._without_bangs(run) if "$" in run and "$!" in run else run
        self.elements.append(Text.of(self.reading, self.end, end, printed))
        self.end = end
        self.reading.lingering = Lingering()
        line_end = max(run.rfind("\n"), run.rfind("\r")) + 1
        indent = _INDENT[self.reading.engine.end_of_text_mark]
        self.at_line_start = (self.at_line_start or line_end > 0) and indent.fullmatch(
            run, line_end
        ) is not None

    def read_lone_bang(self, end: int) -> bool:
        """In 1.7, `$!` before what looks like a member is lost, and the scanner takes it for a reference."""
        if self.reading.engine.end_of_text_mark:
            return False
        lost = _BANG_BEFORE_MEMBER.search(self.reading.text, self.end, end)
        if lost is None:
            return False
        if lost.start() > self.end:
            self.add_run(lost.start())
        self.add_text(lost.end(), "")
        self.reading.lingering = Lingering(Top.REFERENCE)
        return True

    def _without_bangs(self, run: str) -> str:
        """Text as it prints: `$!` that begins no reference loses its `!`; in 1.7 also where a string ends."""
        reading = self.reading
        if reading.string_at is not None and not reading.engine.end_of_text_mark:
            return _LONE_BANG[False].sub("$", f"{run} ")[:-1]
        backslash = "\\" if reading.text.startswith("\\", self.end + len(run)) else ""
        printed = _LONE_BANG[reading.engine.end_of_text_mark].sub("$", run + backslash)
        return printed.removesuffix("\\") if backslash else printed

    def read_tail(self) -> None:
        """Read the text that the scanner still takes for a reference: names, with what looks like members."""
        text, engine = self.reading.text, self.reading.engine
        while tail := TAIL.match(text, self.end):
            lead = tail.group(1)
            if lead or self.reading.lingering.top is not Top.CALL or not engine.end_of_text_mark:
                self._refuse_boolean(self.end + len(lead))
            state = kept(self.reading.lingering, Follower.WORD, engine)
            if lead == ".":
                state = Lingering(Top.PROPERTY, self.reading.lingering.below)
            if state.top is Top.NONE and "$" not in lead:
                return
            if lead.startswith("{"):
                end = Braced.read(self.reading, self.end).end
                self.add_text(end, text[self.end : end] if engine.end_of_text_mark else "{")
                return
            at = self.end + len(lead)
            path = cast("VariableExpression", SUBSTITUTES[airspeed.VariableExpression].read(self.reading, at))
            self.add_text(path.end, None if engine.end_of_text_mark else lead + path.name)
            self.reading.lingering = Lingering(left_by(path.steps, state.top), state.below)
        if text.startswith(("[", "{["), self.end):
            raise self.reading.unexpected_here(text.index("[", self.end), "text")
        if (
            engine.alternate_values
            and text.startswith("{|", self.end)
            and text[self.end + 2 : self.end + 3] != "|"
        ):
            refuse_alternate(self.reading, self.end)
        if text.startswith("(", self.end) and self._expects_arguments():
            refuse_arguments(self.reading, self.end)

    def _refuse_boolean(self, at: int) -> None:
        """The scanner takes `true` and `false` for no names."""
        word = self.reading.root_name.match(self.reading.text, at)
        if word and word.group() in ("true", "false"):
            raise self.reading.unexpected_here(at, "a name")

    def _expects_arguments(self) -> bool:
        """Whether a bracket here opens arguments for the scanner alone: no member is read with it."""
        top, below = self.reading.lingering
        if top is not Top.PROPERTY and not (top is Top.REFERENCE and below):
            return False
        last = self.elements[-1] if self.elements else None
        steps = last.expression.steps if isinstance(last, FormalReference) and not last.braces else []
        return not steps or not isinstance(steps[-1], Member)
