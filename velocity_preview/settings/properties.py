"""Java's properties files, for `velocity.properties`."""

from __future__ import annotations

import re
from typing import NamedTuple

from velocity_preview.source import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_KEY = re.compile(r"(?:\\.|[^\\=: \t\f])*", re.DOTALL)
_SEPARATOR = re.compile(r"[ \t\f]*[=:]?[ \t\f]*")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_LETTERS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}
_BLANK = " \t\f"


class Property(NamedTuple):
    """A value and where its key stands."""

    value: str
    span: Span


def read_properties(text: str) -> dict[str, Property]:
    """The properties of a text by `java.util.Properties`' rules; of a key that comes twice, the last."""
    properties = {}
    for line, start in _logical_lines(text):
        key = _KEY.match(line)
        separator = _SEPARATOR.match(line, key.end() if key else 0)
        if key and separator:
            name = _unescaped(key[0])
            properties[name] = Property(_unescaped(line[separator.end() :]), Span(start, start + len(key[0])))
    return properties


def _logical_lines(text: str) -> list[tuple[str, int]]:
    """Lines without blanks in front and comments; a line that ends with a backslash goes on in the next."""
    found: list[tuple[str, int]] = []
    goes_on = False
    for match in _LINE.finditer(text):
        if match.start() == len(text):
            break
        line = match[0].rstrip("\r\n").lstrip(_BLANK)
        if goes_on:
            before, start = found.pop()
            line = before + line
        else:
            start = match.start() + len(match[0]) - len(match[0].lstrip(_BLANK))
        if not line or (not goes_on and line[0] in "#!"):
            goes_on = False
            continue
        goes_on = (len(line) - len(line.rstrip("\\"))) % 2 == 1
        found.append((line[:-1] if goes_on else line, start))
    return found


def _unescaped(text: str) -> str:
    def character(escape: re.Match[str]) -> str:
        if escape[1]:
            return chr(int(escape[1], 16))
        return _LETTERS.get(escape[2], escape[2])

    return _ESCAPE.sub(character, text)
