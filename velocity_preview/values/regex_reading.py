"""What the readers of Java's regular expressions share: the text and a place in it, flags, complaints."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
import re
from typing import Final

from velocity_preview.values.exceptions import JavaException

_FLAG_NAMES: Final = {
    "i": "ignores_case",
    "m": "multiline",
    "s": "dot_matches_all",
    "u": "unicode_case",
    "d": "unix_lines",
    "x": "comments",
    "U": "unicode_classes",
}


@dataclass(frozen=True, slots=True)
class Flags:
    """The flags in force, by Java's names for `(?imsudxU)`."""

    ignores_case: bool = False
    multiline: bool = False
    dot_matches_all: bool = False
    unicode_case: bool = False
    unix_lines: bool = False
    comments: bool = False
    unicode_classes: bool = False

    def with_letter(self, letter: str, *, on: bool) -> Flags | None:
        """With the flag of that letter switched; None for no flag."""
        name = _FLAG_NAMES.get(letter)
        if name is None:
            return None
        flags = replace(self, **{name: on})
        return replace(flags, unicode_case=on) if letter == "U" else flags


@dataclass(slots=True)
class Pattern:
    """A pattern being read: where we are, what is in force, and the groups met so far."""

    source: str
    text: str = field(init=False)
    position: int = 0
    flags: Flags = field(default_factory=Flags)
    group_count: int = 0
    names: dict[str, int] = field(default_factory=dict)
    weight: int = 0
    """How many atoms what was read last is, with those that must be repeated written out."""
    open_groups: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.text = _without_quoting(self.source)

    def peek(self, count: int = 1) -> str:
        """The next characters; fewer, or none, at the end."""
        return self.text[self.position : self.position + count]

    def take(self, count: int = 1) -> str:
        """The next characters, which are then behind us."""
        taken = self.peek(count)
        self.position += count
        return taken

    def take_if(self, text: str) -> bool:
        """Whether that text comes next; if so, it is then behind us."""
        found = self.text.startswith(text, self.position)
        if found:
            self.position += len(text)
        return found

    def skip_comments(self) -> None:
        """Under `(?x)`: white space, and `#` to the end of the line."""
        while self.flags.comments and (self.peek() in _COMMENT_SPACE or self.peek() == "#"):
            if not self.peek():
                return
            if self.take() == "#":
                while self.peek() and self.peek() not in "\n\r\x85\u2028\u2029":
                    self.take()

    def error(self, complaint: str, index: int | None = None) -> JavaException:
        """A PatternSyntaxException; the place is the character before us unless said otherwise."""
        place = self.position - 1 if index is None else index
        message = complaint + (f" near index {place}" if place >= 0 else "") + f"\n{self.source}"
        if 0 <= place < len(self.source):
            message += "\n" + " " * place + "^"
        return JavaException("java.util.regex.PatternSyntaxException", message)


_COMMENT_SPACE: Final = " \t\n\x0b\f\r"
_QUOTING: Final = re.compile(r"\\Q(.*?)(?:\\E|\Z)", re.DOTALL)


def _without_quoting(source: str) -> str:
    r"""`\Q…\E` written as escapes, as Java itself does before it reads the pattern."""
    if "\\Q" not in source:
        return source
    pieces: list[str] = []
    place = 0
    while place < len(source):
        match = _QUOTING.match(source, place)
        if match:
            pieces += (c if c.isalnum() or not c.isascii() else "\\" + c for c in match[1])
            place = match.end()
        else:
            width = 2 if source[place] == "\\" else 1
            pieces.append(source[place : place + width])
            place += width
    return "".join(pieces)


def escaped(character: str) -> str:
    """A character that stands for itself, inside a set or outside."""
    return character if character.isalnum() else f"\\U{ord(character):08X}"
