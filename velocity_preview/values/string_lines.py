"""The methods of String that go by lines, and `translateEscapes`."""

from __future__ import annotations

import re
from typing import Final

from velocity_preview.patterns import rare_pattern
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.text import MAX_LENGTH, out_of_memory
from velocity_preview.values.white_space import WHITE_SPACE

_LINE_END: Final = rare_pattern(r"\r\n|\r|\n")


def lines(text: str) -> list[str]:
    """The lines without their ends; nothing behind the last end."""
    found = _LINE_END.split(text)
    return found if found[-1] else found[:-1]


def indent(text: str, count: int) -> str:
    """`indent(int)`: so many spaces before each line or, where negative, so much white space less."""
    if not text:
        return ""
    own = lines(text)
    if count > 0:
        if len(text) + count * len(own) > MAX_LENGTH:
            raise out_of_memory()
        own = [" " * count + line for line in own]
    elif count < 0:
        own = [line[min(-count, _indentation(line)) :] for line in own]
    return "".join(line + "\n" for line in own)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(WHITE_SPACE))


def strip_indent(text: str) -> str:
    """`stripIndent()`: what all lines are indented by is taken off, and white space at their ends. A last
    line counts though it is blank."""
    if not text:
        return ""
    own = lines(text)
    ends_open = text[-1] in "\r\n"
    widths = [_indentation(line) for line in own if line.strip(WHITE_SPACE)]
    if not ends_open and own and not own[-1].strip(WHITE_SPACE):
        widths.append(len(own[-1]))
    width = 0 if ends_open else min(widths, default=0)
    stripped = [line[width:].rstrip(WHITE_SPACE) if line.strip(WHITE_SPACE) else "" for line in own]
    return "\n".join(stripped) + ("\n" if ends_open else "")


_ESCAPES: Final = {
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "s": " ",
    "t": "\t",
    "'": "'",
    '"': '"',
    "\\": "\\",
    "\n": "",
    "\r": "",
}
_ESCAPE: Final = rare_pattern(r"\\(\r\n|[0-3][0-7]{0,2}|[4-7][0-7]?|.|\Z)", re.DOTALL)


def translate_escapes(text: str) -> str:
    r"""`translateEscapes()`: `\n`, `\t`, `\101` written in a text become what they stand for."""
    return _ESCAPE.sub(_translated, text)


def _translated(match: re.Match[str]) -> str:
    escape = match[1]
    if escape == "\r\n":
        return ""
    if escape[:1].isdigit() and escape[0] in "01234567":
        return chr(int(escape, 8))
    if escape not in _ESCAPES:
        shown = escape or "\0"
        message = f"Invalid escape sequence: \\{shown} \\\\u{ord(shown):04X}"
        raise JavaException("java.lang.IllegalArgumentException", message)
    return _ESCAPES[escape]
