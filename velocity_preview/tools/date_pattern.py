"""The pattern language of java.text.SimpleDateFormat: `dd.MM.yyyy 'at' HH:mm`."""

from __future__ import annotations

from dataclasses import dataclass
import functools
import string
from typing import Final

from velocity_preview.values.exceptions import JavaException

_QUOTE: Final = "'"
_LETTERS: Final = frozenset("GyMdkHmsSEDFwWahKzZYuXL")
_MAX_ISO_ZONE: Final = 3


@dataclass(frozen=True, slots=True)
class Literal:
    """Text that stands for itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A letter of the pattern, and how often it stands there."""

    letter: str
    count: int


@functools.lru_cache(maxsize=256)
def read_pattern(text: str) -> tuple[Literal | Field, ...]:
    """Read a pattern; raises JavaException, an IllegalArgumentException, for a letter without meaning."""
    parts: list[Literal | Field] = []
    position = 0
    while position < len(text):
        read = _read_field if text[position] in string.ascii_letters else _read_literal
        part, position = read(text, position)
        parts.append(part)
    return tuple(parts)


def _read_field(text: str, start: int) -> tuple[Literal | Field, int]:
    letter = text[start]
    if letter not in _LETTERS:
        raise _illegal(f"Illegal pattern character '{letter}'")
    end = start
    while text.startswith(letter, end):
        end += 1
    count = end - start
    if letter == "X" and count > _MAX_ISO_ZONE:
        raise _illegal(f"invalid ISO 8601 format: length={count}")
    return Field(letter, count), end


def _read_literal(text: str, start: int) -> tuple[Literal | Field, int]:
    """Text up to the next letter that is not quoted. Two quotes are one, within a quotation and outside."""
    taken: list[str] = []
    position, in_quote = start, False
    while position < len(text) and (in_quote or text[position] not in string.ascii_letters):
        if text[position] != _QUOTE:
            taken.append(text[position])
        elif text.startswith(_QUOTE, position + 1):
            taken.append(_QUOTE)
            position += 1
        else:
            in_quote = not in_quote
        position += 1
    if in_quote:
        raise _illegal("Unterminated quote")
    return Literal("".join(taken)), position


def _illegal(message: str) -> JavaException:
    return JavaException("java.lang.IllegalArgumentException", message)
