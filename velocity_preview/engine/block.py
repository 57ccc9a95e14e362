"""A run of text, references and directives, up to what ends it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.comment import UnparsedContent
from velocity_preview.engine.directive import ENDS, NAME, Directive, is_known, kind_of
from velocity_preview.engine.element import SUBSTITUTES, Element, stands_for
from velocity_preview.engine.lingering import (
    BLANKS_BEFORE_SET,
    TAIL,
    Braced,
    Follower,
    Lingering,
    behind_reference,
    kept,
    left_by,
    refuse_arguments,
)
from velocity_preview.engine.path import Member
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.code import Code
    from velocity_preview.engine.path import VariableExpression

_LONE_SIGILS = re.compile(r"(?:\$!?|#)+\Z")
_ENDS_WITH_TOKEN = re.compile(r"(?:#\w*|\\|\$)\Z", re.ASCII)
_LONGEST_WORD = 200
_LONE_BANG = {True: re.compile(r"\$!(?=[^\[{}#])(?![ \t]*[\r\n])"), False: re.compile(r"\$!(?=[^\[{}#])")}
_INDENT = {True: re.compile(r"(?:(?:\$!?|#)++[ \t]++)?+[ \t]*+"), False: re.compile(r"[ \t]*+")}
"""What may stand before a directive that begins its line. 2.x drops a lone `$` or `#` and blanks behind."""
_BANG_BEFORE_MEMBER = re.compile(r"\$!(?=\.[A-Za-z_])")
_BUILT_IN = ENDS | {"if", "set"}
"""The directives that 1.7 knows by its grammar; others are found by their names."""
_BACKSLASHES = re.compile(r"\\*")


@stands_for(airspeed.Block)
class Block(Element, airspeed.Block):
    """Everything up to the directive that ends the block, or to the end of the text.

    `at_line_start`: nothing but white space stands before the place that is read, on its line.
    """

    elements: list[Element]
    at_line_start: bool = True
    lingering: Lingering = Lingering.NONE

    @classmethod
    def inside(cls, parent: Element, *, at_line_start: bool) -> Block:
        """The block at the parent's place."""
        block = cls.at(parent.reading, parent.end)
        block.at_line_start = at_line_start
        with parent.reading.deeper(parent):
            block.parse()
        parent.end = block.end
        return block

    @classmethod
    def empty(cls, parent: Element) -> Block:
        """A block without content at the parent's place."""
        block = cls.at(parent.reading, parent.end)
        block.elements = []
        return block

    def parse(self) -> None:
        self.elements = []
        text, plain = self.reading.text, self.reading.plain
        while self.end < len(text):
            if self.lingering is not Lingering.NONE:
                self._read_tail()
            match = plain.match(text, self.end)
            if match and self._read_lone_bang(match.end()):
                continue
            if match:
                self._add_run(match.end())
            if self.end < len(text) and not self._read_sigil():
                return

    def _add_run(self, end: int) -> None:
        """Add a run of plain text. In 1.7 blanks before `#set` belong to it, and end nothing that lingers."""
        start, state = self.end, self.lingering
        self._add_text(end)
        if state is not Lingering.NONE and not self.reading.engine.end_of_text_mark:
            blanks = BLANKS_BEFORE_SET.match(self.reading.text, start)
            self.lingering = state if blanks and blanks.end() == end else Lingering.NONE

    def _add_text(self, end: int, printed: str | None = None) -> None:
        """Add the characters up to `end`, which print as `printed` or as themselves."""
        run = self.reading.text[self.end : end]
        if printed is None:
            printed = self._without_bangs(run) if "$!" in run else run
        self.elements.append(Text.of(self.reading, self.end, end, printed))
        self.end = end
        self.lingering = Lingering.NONE
        line_end = max(run.rfind("\n"), run.rfind("\r")) + 1
        indent = _INDENT[self.reading.engine.end_of_text_mark]
        self.at_line_start = (self.at_line_start or line_end > 0) and indent.fullmatch(
            run, line_end
        ) is not None

    def _read_lone_bang(self, end: int) -> bool:
        """In 1.7, `$!` before what looks like a member is lost, and the scanner takes it for a reference."""
        if self.reading.engine.end_of_text_mark:
            return False
        lost = _BANG_BEFORE_MEMBER.search(self.reading.text, self.end, end)
        if lost is None:
            return False
        if lost.start() > self.end:
            self._add_run(lost.start())
        self._add_text(lost.end(), "")
        self.lingering = Lingering.REFERENCE
        return True

    def _without_bangs(self, run: str) -> str:
        """Text as it prints: `$!` that begins no reference loses its `!`; in 1.7 also where a string ends."""
        reading = self.reading
        if reading.reported is not None and not reading.engine.end_of_text_mark:
            return _LONE_BANG[False].sub("$", f"{run} ")[:-1]
        return _LONE_BANG[reading.engine.end_of_text_mark].sub("$", run)

    def _read_tail(self) -> None:
        """Read the text that the scanner still takes for a reference: names, with what looks like members."""
        text, engine = self.reading.text, self.reading.engine
        while tail := TAIL.match(text, self.end):
            lead = tail.group(1)
            state = Lingering.PROPERTY if lead == "." else kept(self.lingering, Follower.WORD, engine)
            if state is Lingering.NONE and "$" not in lead:
                return
            if lead.startswith("{"):
                end = Braced.read(self.reading, self.end).end
                self._add_text(end, text[self.end : end] if engine.end_of_text_mark else "{")
                return
            at = self.end + len(lead)
            path = cast("VariableExpression", SUBSTITUTES[airspeed.VariableExpression].read(self.reading, at))
            self._add_text(path.end, None if engine.end_of_text_mark else lead + path.name)
            self.lingering = left_by(path.steps, state)
        if text.startswith(("[", "{["), self.end):
            raise self.reading.unexpected_here(text.index("[", self.end), "text")
        if text.startswith("(", self.end) and self._expects_arguments():
            refuse_arguments(self.reading, self.end)

    def _expects_arguments(self) -> bool:
        """Whether a bracket here opens arguments for the scanner alone: no member is read with it."""
        if self.lingering not in (Lingering.PROPERTY, Lingering.REFERENCE_BEHIND_PROPERTY):
            return False
        last = self.elements[-1]
        steps = last.expression.steps if isinstance(last, FormalReference) and not last.braces else []
        return not steps or not isinstance(steps[-1], Member)

    def _read_sigil(self) -> bool:
        """Read what begins with `$`, `#` or backslashes; False where it ends this block."""
        text = self.reading.text
        at = cast("re.Match[str]", _BACKSLASHES.match(text, self.end)).end()
        if text.startswith("#", at):
            return self._read_hash(at)
        if text.startswith("$", at) and self._read_reference():
            return True
        self._add_text(max(at, self.end + 1))
        return True

    def _read_reference(self) -> bool:
        try:
            reference = cast("FormalReference", self.next_element(airspeed.FormalReference))
        except airspeed.NoMatch:
            return False
        self.elements.append(reference)
        self.lingering = behind_reference(self.lingering, reference)
        self.at_line_start = False
        return True

    def _read_hash(self, at: int) -> bool:
        text = self.reading.text
        if text.startswith(("##", "#*", "#[["), at):
            if text.startswith("##", at) and self.end == at and self._hides_comment:
                self._add_run(at + 2)
                return True
            if at > self.end:
                self._add_text(at)
            self._read_comment()
            return True
        match = NAME.match(text, at)
        kind = kind_of(self.reading, match.group(2), match.end()) if match else None
        if match and not self.reading.engine.end_of_text_mark and self._is_other_name(match):
            kind = None
        if match and kind is None and match.group(2) == "set" and (at - self.end) % 2:
            self._add_text(match.end(), "\\" * ((at - self.end) // 2) + match.group())
            return True
        if match is None or kind is None:
            self._add_text(at + 1)
            return True
        return self._read_directive(kind, match.group(2), at, match.end())

    def _is_other_name(self, name: re.Match[str]) -> bool:
        """Whether 1.7's scanner reads another name than `#name`: one with `@` in it or a sigil before it."""
        text, (start, end) = self.reading.text, name.span()
        if text.startswith("@", end) and not name.group(1):
            return True
        return name.group(2) not in _BUILT_IN and text.endswith(("$", "$!"), self.start, start)

    @property
    def _hides_comment(self) -> bool:
        """Whether `##` right behind a property is text, as in 1.7."""
        return self.lingering is Lingering.PROPERTY and not self.reading.engine.end_of_text_mark

    def _read_comment(self) -> None:
        if self.reading.text.startswith("#[[", self.end):
            comment: Element = UnparsedContent.read(self.reading, self.end)
            self.at_line_start = False
            follower = Follower.UNPARSED_CONTENT
        else:
            is_line = self.reading.text.startswith("##", self.end)
            if not is_line:
                self._drop_sigils()
            comment = self.next_element(airspeed.Comment)
            self.at_line_start = is_line and self.reading.text[comment.end - 1] in "\r\n"
            follower = Follower.LINE_COMMENT if is_line else Follower.BLOCK_COMMENT
        self.lingering = kept(self.lingering, follower, self.reading.engine)
        self.end = comment.end
        self.elements.append(comment)

    def _read_directive(self, kind: type, word: str, at: int, end: int) -> bool:
        """Read the directive `#word` at `at`, or what its escapes make of it."""
        escapes = at - self.end
        known = is_known(self.reading, word)
        if escapes % 2 and known:
            self._add_text(end, "\\" * (escapes // 2) + self.reading.text[at:end])
            return True
        if escapes % 2 and word.startswith("@"):
            self._add_text(end)
            return True
        if escapes:
            self._add_text(at, "\\" * (escapes // 2) if known and word != "set" else None)
        if word in ENDS:
            if not self.reading.engine.end_of_text_mark:
                self._drop_sigils()
            self._gobble_indent()
            return False
        directive = cast("Directive", SUBSTITUTES[kind].at(self.reading, at))
        directive.at_line_start = self.at_line_start
        directive.prefix = self._gobble_indent(before_set=word == "set")
        if not self.reading.engine.end_of_text_mark:
            self._drop_sigils()
        if word != "set":
            self.lingering = Lingering.NONE
        directive.parse()
        self.end = directive.end
        self.elements.append(directive)
        self.at_line_start = directive.ends_line
        return True

    def _drop_sigils(self) -> None:
        """Take a lone `$` from the end of the text: 1.7 loses it before a directive, both before `#*`."""
        last = self.elements[-1] if self.elements else None
        if isinstance(last, Text) and not isinstance(last, UnparsedContent):
            last.text = _LONE_SIGILS.sub("", last.text)

    def _gobble_indent(self, *, before_set: bool = False) -> str:
        """Drop the white space before a directive that begins a line; returns it.

        `bc`, and 1.7, keep it but before `#set`, where blanks are part of the directive unless they belong to
        text.
        """
        last = self.elements[-1] if self.elements else None
        if not isinstance(last, Text) or isinstance(last, UnparsedContent):
            return ""
        rest = last.text.rstrip(" \t")
        mode = self.reading.engine.parser_space_gobbling
        if mode == "bc":
            if not before_set or (rest and not self._ends_with_token(last)):
                return ""
        elif mode == "none" or not self.at_line_start:
            return ""
        gobbled = last.text[len(rest) :]
        last.text = rest.rstrip("$!#") if gobbled and self.at_line_start else rest
        return gobbled

    def _ends_with_token(self, last: Text) -> bool:
        """Whether the last word is no text to the scanner of 1.7, such as `#fff`."""
        previous = self.elements[-2] if len(self.elements) > 1 else None
        start = previous.start if isinstance(previous, Text) and previous.end == last.start else last.start
        before = self.reading.text[max(start, last.end - _LONGEST_WORD) : last.end].rstrip(" \t")
        return _ENDS_WITH_TOKEN.search(before) is not None

    def children(self) -> Iterator[Element]:
        return iter(self.elements)

    def emit(self, code: Code) -> None:
        if code.traced:
            code.line(f"r.visit({code.element(self)})")
        for element in self.elements:
            element.emit(code)
