"""A run of text, references and directives, up to what ends it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.comment import UnparsedContent
from velocity_preview.engine.directive import ENDS, NAME, Directive, is_known, kind_of
from velocity_preview.engine.element import SUBSTITUTES, Element, stands_for
from velocity_preview.engine.lingering import (
    Follower,
    behind_reference,
    kept,
)
from velocity_preview.engine.text import Text
from velocity_preview.engine.text_reader import TextReader
from velocity_preview.engine.tokens import Lingering, Top
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.code import Code
    from velocity_preview.engine.reference import FormalReference

_ENDS_WITH_TOKEN = rare_pattern(r"(?:#\w*|\\|\$!?\.?)\Z", re.ASCII)
_ESCAPED_BANG = rare_pattern(r"\$\\+!")
_LONGEST_WORD = 200
_BUILT_IN = ENDS | {"if", "set"}
"""The directives that 1.7 knows by its grammar; others are found by their names."""
_BACKSLASHES = rare_pattern(r"\\*")


@stands_for(airspeed.Block)
class Block(TextReader, airspeed.Block):
    """Everything up to the directive that ends the block, or to the end of the text."""

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
        reading, size = self.reading, len(self.reading.text)
        while self.end < size:
            if self.reading.lingering.top is not Top.NONE:
                self.read_tail()
            end = reading.end_of_plain(self.end)
            if end > self.end:
                if self.read_lone_bang(end):
                    continue
                self.add_run(end)
            if self.end < size and not self._read_sigil():
                return

    def _read_sigil(self) -> bool:
        """Read what begins with `$`, `#` or backslashes; False where it ends this block."""
        text, at = self.reading.text, self.end
        if text[at] == "\\":
            at = cast("re.Match[str]", _BACKSLASHES.match(text, at)).end()
        if text.startswith("#", at):
            return self._read_hash(at)
        if text.startswith("$", at) and (self._read_reference() or self.read_open_brace()):
            return True
        is_bang = _ESCAPED_BANG.match(text, self.end - 1)
        if at - self.end > 1 and not is_bang and not text.startswith("$", at):
            self._drop_prefix(self.end)
        self.add_text(max(at, self.end + 1))
        return True

    def _read_reference(self) -> bool:
        prefix = self.prefix_before(self.end)
        self.reading.in_text = True
        try:
            reference = cast("FormalReference", self.next_element(airspeed.FormalReference))
        except airspeed.NoMatch:
            return False
        finally:
            self.reading.in_text = False
        if prefix.startswith("\\") or (prefix and reference.escapes):
            self.print_prefix(prefix, reference.start)
            reference.prefix = prefix
        elif prefix:
            self.print_prefix(prefix, reference.start, prefix)
        self.elements.append(reference)
        self.reading.lingering = behind_reference(self.reading.lingering, reference)
        self.at_line_start = False
        return True

    def _read_hash(self, at: int) -> bool:
        text = self.reading.text
        if text.startswith(("##", "#*", "#[["), at):
            if text.startswith("##", at) and self.end == at and self._hides_comment:
                self.add_run(at + 2)
                return True
            if at > self.end:
                if at - self.end > 1:
                    self._drop_prefix(self.end)
                self.add_text(at)
            self._read_comment()
            return True
        match = NAME.match(text, at)
        if (match and at > self.end) or at - self.end > 1:
            self._drop_prefix(self.end)
        kind = kind_of(self.reading, match.group(2), match.end()) if match else None
        if match and not self.reading.engine.end_of_text_mark and self._is_other_name(match):
            kind = None
        if match and kind is None and match.group(2) == "set" and (at - self.end) % 2:
            self.add_text(match.end(), "\\" * ((at - self.end) // 2) + match.group())
            return True
        if match is None or kind is None:
            if match and self.at_line_start and self.reading.engine.end_of_text_mark:
                self._drop_prefix(len(text[:at].rstrip(" \t")))
            self.add_text(at + 1)
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
        return self.reading.lingering.top is Top.PROPERTY and not self.reading.engine.end_of_text_mark

    def _read_comment(self) -> None:
        if self.reading.text.startswith("#[[", self.end):
            content = cast("UnparsedContent", UnparsedContent.read(self.reading, self.end))
            comment: Element = content
            prefix = self._drop_prefix(content.start, lingers=True)
            content.text = f"{prefix}#[[{content.text}"[3:]
            self.at_line_start = False
            follower = Follower.UNPARSED_CONTENT
        else:
            is_line = self.reading.text.startswith("##", self.end)
            if not is_line:
                self._drop_prefix(self.end, lingers=True)
            comment = self.next_element(airspeed.Comment)
            self.at_line_start = is_line and self.reading.text[comment.end - 1] in "\r\n"
            follower = Follower.LINE_COMMENT if is_line else Follower.BLOCK_COMMENT
        self.reading.lingering = kept(self.reading.lingering, follower, self.reading.engine)
        self.end = comment.end
        self.elements.append(comment)

    def _read_directive(self, kind: type, word: str, at: int, end: int) -> bool:
        """Read the directive `#word` at `at`, or what its escapes make of it."""
        escapes = at - self.end
        known = is_known(self.reading, word)
        if escapes % 2 and known:
            self.add_text(end, "\\" * (escapes // 2) + self.reading.text[at:end])
            return True
        if escapes % 2 and word.startswith("@"):
            self.add_text(end)
            return True
        if escapes:
            self.add_text(at, "\\" * (escapes // 2) if known and word != "set" else None)
        if word != "set":
            self.reading.lingering = self.reading.lingering.popped
        if word in ENDS:
            if not self.reading.engine.end_of_text_mark:
                self._drop_prefix(at)
            self._gobble_indent()
            return False
        directive = cast("Directive", SUBSTITUTES[kind].at(self.reading, at))
        directive.at_line_start = self.at_line_start
        directive.prefix = self._gobble_indent(before_set=word == "set")
        if not self.reading.engine.end_of_text_mark:
            self._drop_prefix(at - len(directive.prefix), lingers=word == "set")
        directive.parse()
        self.reading.notable.append(directive)
        self.end = directive.end
        self.elements.append(directive)
        self.at_line_start = directive.ends_line
        return True

    def _drop_prefix(self, at: int, *, lingers: bool = False) -> str:
        """Lose the sigils before `at`, as 1.7 does before directives, both before comments and escapes."""
        prefix = self.prefix_before(at)
        if prefix:
            self.print_prefix(prefix, at)
        if lingers and prefix.endswith(("$", "$!")) and not self.reading.engine.end_of_text_mark:
            self.reading.lingering = Lingering(Top.REFERENCE)
        return prefix

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
        last.text = rest
        if gobbled and self.at_line_start:
            self._drop_prefix(last.end - len(gobbled))
        return gobbled

    def _ends_with_token(self, last: Text) -> bool:
        """Whether the last word is no text to the scanner of 1.7, such as `#fff`."""
        previous = self.elements[-2] if len(self.elements) > 1 else None
        start = previous.start if isinstance(previous, Text) and previous.end == last.start else last.start
        before = self.reading.text[max(start, last.end - _LONGEST_WORD) : last.end].rstrip(" \t")
        return _ENDS_WITH_TOKEN.search(before) is not None

    def children(self) -> Sequence[Element]:
        return self.elements

    def emit(self, code: Code) -> None:
        if code.traced:
            code.visit(self)
        for element in code.statements(self.elements):
            element.emit(code)
