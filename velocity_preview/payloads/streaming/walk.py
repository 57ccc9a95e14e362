"""Through an object of JSON of any size, its large arrays element by element."""

from __future__ import annotations

from json import JSONDecodeError
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.payloads.limits import MAX_DEPTH, MAX_PAYLOAD_BYTES
from velocity_preview.payloads.reading import DECODER, depth_of
from velocity_preview.payloads.streaming.window import CONTEXT
from velocity_preview.payloads.syntax.scanner import Expected, Stop
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from velocity_preview.payloads.streaming.window import Window
    from velocity_preview.source import Position

_SPACE: Final = re.compile(r"[ \t\n\r]*+")


class BrokenStreamError(Exception):
    """The text is no object, no JSON, or has a value that is too large or too deep to be one recipient's.

    `start` is a place before the one where that is; `ended` says whether the text there is the file's to its
    end.
    """

    def __init__(self, start: Stop, *, ended: bool) -> None:
        super().__init__()
        self.start = start
        self.ended = ended


class Met(NamedTuple):
    """A member, or an element of an array that is a member: then `item` is its index.

    `span` is in the window's text; an array that is walked through comes first as an empty one.
    """

    key: str
    item: int | None
    value: object
    span: Span


class Walk:
    """Raises `BrokenStreamError` at what the reader of whole files has to judge."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._outside: list[tuple[str, Position]] = []
        self._begun: tuple[Expected, tuple[tuple[str, Position], ...]] = Expected.VALUE, ()

    def members(self, arrays: Container[str]) -> Iterator[Met]:
        """Each member; the elements of `arrays` one by one. The window may not be moved between."""
        self._open("{")
        closed = self._takes("}")
        while not closed:
            self._begin(Expected.KEY)
            key, _ = self._value()
            if not isinstance(key, str):
                raise self._broken()
            self._expect(":")
            if key in arrays and self._next() == "[":
                yield from self._elements(key)
            else:
                yield Met(key, None, *self._value())
            closed = self._closes("}")
        if self._next():
            raise self._broken()

    def _elements(self, key: str) -> Iterator[Met]:
        self._open("[")
        yield Met(key, None, [], Span(self._window.at, self._window.at))
        closed = self._takes("]")
        index = 0
        while not closed:
            self._begin(Expected.VALUE)
            yield Met(key, index, *self._value())
            index += 1
            closed = self._closes("]")
        self._outside.pop()

    def _value(self) -> tuple[object, Span]:
        """The value, once what follows it is there too."""
        window = self._window
        self._next()
        while True:
            value, end, reached = _decoded(window.text, window.at)
            too_large = len(window.text) - window.at > MAX_PAYLOAD_BYTES
            if window.ended or too_large or reached + CONTEXT < len(window.text):
                break
            window.fill()
        if not end or _is_deep(value, window.text, Span(window.at, end)):
            raise self._broken()
        span = Span(window.at, end)
        window.at = end
        return value, span

    def _begin(self, expected: Expected) -> None:
        """What is wrong from here on is found from here."""
        self._next()
        self._begun = expected, tuple(self._outside)
        self._window.keep = self._window.at

    def _next(self) -> str:
        """The next character that is no blank; nothing at the end."""
        window = self._window
        while True:
            match = _SPACE.match(window.text, window.at)
            window.at = match.end() if match else window.at
            if window.at < len(window.text) or window.ended:
                return window.text[window.at : window.at + 1]
            window.fill()

    def _takes(self, character: str) -> bool:
        if self._next() != character:
            return False
        self._window.at += 1
        return True

    def _expect(self, character: str) -> None:
        if not self._takes(character):
            raise self._broken()

    def _open(self, bracket: str) -> None:
        self._expect(bracket)
        self._outside.append((bracket, self._window.position(self._window.at - 1)))

    def _broken(self) -> BrokenStreamError:
        """From the last member or element that was begun, which may be the broken one."""
        window = self._window
        before = window.text[: window.keep].rstrip(" \t\n\r")
        previous = Span(max(0, len(before) - 1), len(before))
        expected, outside = self._begun
        openers = list(range(-len(outside), 0))
        stop = Stop(window.source(), window.keep, expected, openers, previous, outside=outside)
        return BrokenStreamError(stop, ended=window.ended)

    def _closes(self, bracket: str) -> bool:
        """Whether the bracket comes next, not a comma and more."""
        if self._takes(bracket):
            return True
        self._expect(",")
        return False


def _decoded(text: str, at: int) -> tuple[object, int, int]:
    """A value, its end, 0 where there is none, or none yet, and how far the text was looked at for it."""
    try:
        value, end = DECODER.raw_decode(text, at)
    except JSONDecodeError as error:
        # Of a string without an end, the error has the beginning.
        return None, 0, len(text) if error.msg.startswith("Unterminated") else error.pos
    except (ValueError, RecursionError):
        return None, 0, len(text)
    return value, end, end


def _is_deep(value: object, text: str, span: Span) -> bool:
    brackets = text.count("{", *span) + text.count("[", *span)
    return brackets > MAX_DEPTH - 2 and depth_of(value) > MAX_DEPTH - 2
