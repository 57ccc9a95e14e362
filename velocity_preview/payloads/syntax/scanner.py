"""A strict JSON scanner that builds nothing and knows, where it stops, what it had read and what is open.

The standard library says that a text is JSON, and fast; this runs only after it said no. It is a loop, so
that a hundred thousand brackets are a place and not the end of the stack.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
import re
import sys

from velocity_preview.payloads.limits import MAX_DEPTH
from velocity_preview.source import Position, Source, Span

_SPACE = re.compile(r"[ \t\n\r]*+")
_STRING = re.compile(r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?(?![\w.+-])")
_LITERAL = re.compile(r"(?:true|false|null)(?!\w)")
CLOSERS = {"{": "}", "[": "]"}
_NOTHING = Span(0, 0)


class Expected(Enum):
    """What has to come next."""

    VALUE = "a value"
    KEY = "a key in double quotes"
    COLON = "`:`"
    SEPARATOR = "`,` or a closing bracket"
    END = "the end"


@dataclass(slots=True)
class Stop:
    """Where a text stops being JSON, and what stands before."""

    source: Source
    at: int = 0
    expected: Expected = Expected.VALUE
    openers: list[int] = field(default_factory=list)
    previous: Span = _NOTHING
    """The token before `at`; empty at the beginning."""
    string: Span = _NOTHING
    """The last string that was read, with its quotes."""
    outside: tuple[tuple[str, Position], ...] = ()
    """The brackets that were opened before the text begins. Their `openers` are -1 and less."""

    @property
    def text(self) -> str:
        return self.source.text

    @property
    def next(self) -> str:
        return self.text[self.at : self.at + 1]

    @property
    def before(self) -> str:
        return self.text[self.previous.start : self.previous.end]

    @property
    def string_text(self) -> str:
        return self.text[self.string.start : self.string.end]

    @property
    def opener(self) -> Span | None:
        """The innermost open bracket, where it is in the text."""
        if not self.openers or self.openers[-1] < 0:
            return None
        return Span(self.openers[-1], self.openers[-1] + 1)

    @property
    def bracket(self) -> str:
        """What it looks like; empty where none is open."""
        if not self.openers:
            return ""
        at = self.openers[-1]
        return self.text[at] if at >= 0 else self.outside[at][0]

    @property
    def bracket_place(self) -> str:
        """Where it stands, in words."""
        at = self.openers[-1]
        return self.place(at) if at >= 0 else in_words(self.outside[at][1])

    def place(self, offset: int) -> str:
        """An offset in words, for a message that names a second place."""
        return in_words(self.source.position(offset))


def in_words(position: Position) -> str:
    return f"line {position.line}, column {position.column}"


def scan(stop: Stop) -> Stop | None:
    """Where and in which state the text stops being JSON; None where it is JSON to the end."""
    text = stop.text
    while True:
        stop.at = skip(_SPACE, text, stop.at)
        if stop.at == len(text) and stop.expected is Expected.END:
            return None
        if not _STEPS[stop.expected](stop):
            return stop


def skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    """The offset behind what `pattern` takes at `at`."""
    match = pattern.match(text, at)
    return match.end() if match else at


def _value(stop: Stop) -> bool:
    character = stop.next
    if character in ("{", "["):
        return _open(stop)
    if character == "]" and stop.before == "[":
        return _close(stop)
    if character == '"':
        return _string(stop, _after_value(stop))
    match = _LITERAL.match(stop.text, stop.at) or _NUMBER.match(stop.text, stop.at)
    if match is None or _has_too_many_digits(match[0]):
        return False
    return _take(stop, match.end(), _after_value(stop))


def _key(stop: Stop) -> bool:
    if stop.next == "}" and stop.before == "{":
        return _close(stop)
    return stop.next == '"' and _string(stop, Expected.COLON)


def _colon(stop: Stop) -> bool:
    return stop.next == ":" and _take(stop, stop.at + 1, Expected.VALUE)


def _separator(stop: Stop) -> bool:
    opener = stop.bracket
    if stop.next == ",":
        return _take(stop, stop.at + 1, Expected.KEY if opener == "{" else Expected.VALUE)
    return stop.next == CLOSERS[opener] and _close(stop)


def _end(_: Stop) -> bool:
    return False


_STEPS = {
    Expected.VALUE: _value,
    Expected.KEY: _key,
    Expected.COLON: _colon,
    Expected.SEPARATOR: _separator,
    Expected.END: _end,
}


def _open(stop: Stop) -> bool:
    if len(stop.openers) == MAX_DEPTH:
        return False
    stop.openers.append(stop.at)
    return _take(stop, stop.at + 1, Expected.KEY if stop.next == "{" else Expected.VALUE)


def _close(stop: Stop) -> bool:
    stop.openers.pop()
    return _take(stop, stop.at + 1, _after_value(stop))


def _string(stop: Stop, then: Expected) -> bool:
    match = _STRING.match(stop.text, stop.at)
    if match is None:
        return False
    stop.string = Span(*match.span())
    return _take(stop, match.end(), then)


def _take(stop: Stop, end: int, then: Expected) -> bool:
    stop.previous = Span(stop.at, end)
    stop.at = end
    stop.expected = then
    return True


def _after_value(stop: Stop) -> Expected:
    return Expected.SEPARATOR if stop.openers else Expected.END


def _has_too_many_digits(number: str) -> bool:
    digits = number.lstrip("-")
    return digits.isdigit() and len(digits) > sys.get_int_max_str_digits() > 0
