"""How the text of a block is read: plain runs, and what the scanner takes for the rest of a reference."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.element import SUBSTITUTES, Element
from velocity_preview.engine.lingering import (
    BLANKS_BEFORE_SET,
    TAIL,
    TAIL_STARTS,
    Braced,
    Follower,
    kept,
    left_by,
    refuse_alternate,
    refuse_arguments,
)
from velocity_preview.engine.text import Text
from velocity_preview.engine.tokens import NOTHING, PREFIX, Lingering, Top
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from velocity_preview.engine.path import VariableExpression

_BEHIND_BANG = r"[^\[{}#$]|#(?:[^\w#*{@\[$]|\[(?!\[))|\$[^\[{}#$!.]|\$![^\[{}#$]"
_LONE_BANG = {
    True: rare_pattern(rf"\$!(?={_BEHIND_BANG})(?![ \t]*[\r\n])", re.ASCII),
    False: rare_pattern(rf"\$!(?={_BEHIND_BANG})", re.ASCII),
}
_BEGINS_LINE = rare_pattern(r"(?<![^\r\n])(?:\$!?|#)++(?=[ \t]+#[A-Za-z_])")
_OPEN_BRACE = {
    True: rare_pattern(r"\$!?\{(?=\{(?:\$!?)?[A-Za-z_])"),
    False: rare_pattern(r"\$!?\{(?=\[|\{(?:\$!?)?[A-Za-z_])"),
}
_ESCAPES = rare_pattern(r"\\+\$")
_LONGEST_PREFIX = 64
_INDENT = {True: re.compile(r"(?:(?:\$!?|#)++[ \t]++)?+[ \t]*+"), False: re.compile(r"[ \t]*+")}
"""What may stand before a directive that begins its line. 2.x drops a lone `$` or `#` and blanks behind."""
_SIGIL_BEFORE_MEMBER = rare_pattern(r"\$!?(?=\.[A-Za-z_])")


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
            self.reading.lingering = state if blanks and blanks.end() == end else NOTHING

    def add_text(self, end: int, printed: str | None = None) -> None:
        """Add the characters up to `end`, which print as `printed` or as themselves."""
        run = self.reading.text[self.end : end]
        if printed is None:
            printed = self._without_bangs(run) if "$" in run and "$!" in run else run
            if " #" in run or "\t#" in run:
                printed = self._without_sigils_at_line_start(printed)
        self.elements.append(Text.of(self.reading, self.end, end, printed))
        self.end = end
        self.reading.lingering = NOTHING
        if run.strip("\\") == "" and self.reading.text.startswith("$", end):
            return  # they belong to the sigil
        line_end = max(run.rfind("\n"), run.rfind("\r")) + 1
        indent = _INDENT[self.reading.engine.end_of_text_mark]
        self.at_line_start = (self.at_line_start or line_end > 0) and indent.fullmatch(
            run, line_end
        ) is not None

    def prefix_before(self, at: int) -> str:
        """The sigils right before `at` that begin nothing: the scanner takes them into its next token."""
        text = self.reading.text
        if at == self.start or text[at - 1] not in "$!#":
            return ""
        start = at
        for element in reversed(self.elements):
            if type(element) is not Text or at - element.start > _LONGEST_PREFIX:
                break
            start = min(start, element.start)
        prefix = PREFIX.search(text, max(start, at - _LONGEST_PREFIX), at)
        return prefix.group() if prefix else ""

    def print_prefix(self, prefix: str, at: int, printed: str = "") -> None:
        """Print something else for the prefix that ends at `at`; what is behind it stays."""
        start = at - len(prefix)
        for element in self.elements[-_LONGEST_PREFIX:]:
            if element.end <= start:
                continue
            text = cast("Text", element)
            head = self._without_bangs(self.reading.text[text.start : start])
            tail = self.reading.text[at : text.end]
            text.text = f"{head}{printed}{tail if text.text.endswith(tail) else ''}"
            printed = ""

    def read_lone_bang(self, end: int) -> bool:
        """In 1.7, `$!` or `#$` before what looks like a member is lost, and taken for a reference."""
        if self.reading.engine.end_of_text_mark:
            return False
        text = self.reading.text
        for sigil in _SIGIL_BEFORE_MEMBER.finditer(text, self.end, end):
            window = max(self.end, sigil.end() - _LONGEST_PREFIX)
            lost = cast("re.Match[str]", PREFIX.search(text, window, sigil.end()))
            if lost.group().startswith("#") or lost.group().endswith("!"):
                if lost.start() > self.end:
                    self.add_run(lost.start())
                self.add_text(lost.end(), "")
                self.reading.lingering = Lingering(Top.REFERENCE)
                return True
        return False

    def read_open_brace(self) -> bool:
        """`${` without a name: `{a}` behind it is taken for a reference, and in 1.7 `[` for an index."""
        opened = _OPEN_BRACE[self.reading.engine.end_of_text_mark].match(self.reading.text, self.end)
        if opened is None:
            return False
        self.add_run(opened.end())
        self.reading.lingering = Lingering(Top.REFERENCE)
        return True

    def _without_bangs(self, run: str) -> str:
        """Text as it prints: `$!` that begins no reference loses its `!`; in 1.7 also where a string ends."""
        reading = self.reading
        if reading.string_at is not None and not reading.engine.end_of_text_mark:
            return _LONE_BANG[False].sub("$", f"{run} ")[:-1]
        end = self.end + len(run)
        escapes = reading.text.startswith("\\", end) and not _ESCAPES.match(reading.text, end)
        backslash = "\\" if escapes else ""
        printed = _LONE_BANG[reading.engine.end_of_text_mark].sub("$", run + backslash)
        return printed.removesuffix("\\") if backslash else printed

    def _without_sigils_at_line_start(self, printed: str) -> str:
        """Text as it prints: 2.x loses a sigil that begins a line with blanks and `#name` behind it."""
        engine = self.reading.engine
        if not engine.end_of_text_mark or engine.parser_space_gobbling in ("bc", "none"):
            return printed
        begins_line = self.at_line_start and self.reading.text[max(self.end - 1, 0)] not in " \t"
        before = "" if begins_line else "x"
        return _BEGINS_LINE.sub("", before + printed)[len(before) :]

    def read_tail(self) -> None:
        """Read the text that the scanner still takes for a reference: names, with what looks like members."""
        text, engine = self.reading.text, self.reading.engine
        if text[self.end] not in TAIL_STARTS:
            return
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
        """Whether a bracket here opens arguments for the scanner alone: no member has been read with it."""
        top, below = self.reading.lingering
        return top is Top.PROPERTY or (top is Top.REFERENCE and below > 0)
