"""Strings that do not close, close too early, or hold what has to be escaped."""

from __future__ import annotations

import re

from velocity_preview.payloads.syntax.problem import Problem, excerpt
from velocity_preview.payloads.syntax.scanner import Expected, Stop, skip
from velocity_preview.source import Span

_PLAIN = re.compile(r'(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_TO_QUOTE = re.compile(r'(?:[^"\\]|\\.)*+"[ \t\r\n]*(.?)', re.DOTALL)
_JSON_BEGINS = re.compile(r'"\s*[{\[]\s*(?:\\?"|\\[nrt])')
_VALUE_BEGINS = re.compile(r"-?[0-9]|(?:true|false|null)\b")
_JSON_ENDS = re.compile(r'[}\]]\s*"$')
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{0,4}|.)?")
_ESCAPES = {"\n": r"\n", "\r": r"\n", "\t": r"\t"}
_NAMES = {"\n": "line break", "\r": "line break", "\t": "tab"}


def broken_string(stop: Stop) -> Problem | None:
    """The scanner stands at a quote and the string behind it does not come to a good end."""
    if stop.next != '"' or stop.expected not in (Expected.VALUE, Expected.KEY):
        return None
    opener = Span(stop.at, stop.at + 1)
    at = skip(_PLAIN, stop.text, stop.at + 1)
    if at == len(stop.text):
        return Problem(
            "The string that begins here does not end",
            opener,
            'Close it with `"`; if more should follow, copy all of it: the text is cut off.',
            opener,
        )
    if stop.text[at] == "\\":
        return _bad_escape(stop.text, at, opener)
    return _raw_control(stop, at, opener)


def _bad_escape(text: str, at: int, opener: Span) -> Problem:
    end = skip(_ESCAPE, text, at)
    return Problem(
        f"{excerpt(text[at:end])} is no escape of JSON",
        Span(at, end),
        "Write `\\\\` for a backslash, `/` as it is, and `\\u` with four hexadecimal digits.",
        opener,
    )


def _raw_control(stop: Stop, at: int, opener: Span) -> Problem:
    text = stop.text
    character = text[at]
    span = Span(at, at + 1)
    name = _NAMES.get(character, f"control character U+{ord(character):04X}")
    if name == "line break" and not _closes_later(text, at):
        return Problem(
            f"The string of {stop.place(opener.start)} is not closed on its line",
            span,
            'Close it with `"`.',
            opener,
        )
    escape = _ESCAPES.get(character, f"\\u{ord(character):04x}")
    return Problem(f"A {name} stands in a string as it is", span, f"Write it as `{escape}`.", opener)


def _closes_later(text: str, at: int) -> bool:
    """Whether the next quote looks like the end of this string, so that the break is inside of it."""
    match = _TO_QUOTE.match(text, at)
    return match is not None and match[1] in (",", ":", "}", "]", "")


def inner_quote(stop: Stop) -> Problem | None:
    """Text goes on right after the closing quote: the quote was meant to be inside."""
    if stop.expected not in (Expected.SEPARATOR, Expected.COLON) or stop.previous != stop.string:
        return None
    gap = stop.text[stop.previous.end : stop.at]
    if stop.expected is Expected.COLON and gap and _VALUE_BEGINS.match(stop.text, stop.at):
        return None
    if "\n" in gap or "\r" in gap or stop.next in "{}[]:,=;" or (gap and stop.next == '"'):
        return None
    message = f"Text goes on after the unescaped quote that ends {excerpt(stop.before)}"
    return _escape_quotes(stop, stop.at, message)


def string_closed_early(stop: Stop) -> Problem | None:
    """JSON inside a string: an unescaped quote ended it, and its own brackets were taken for the file's."""
    string = stop.string
    text = stop.string_text
    between = stop.text[string.end : stop.at]
    if not _JSON_BEGINS.match(text) or _JSON_ENDS.search(text) or "\n" in between or "\r" in between:
        return None
    message = f"An unescaped quote ends the string with JSON in it after {excerpt(text[-12:-1])}"
    return _escape_quotes(stop, string.end, message)


def _escape_quotes(stop: Stop, at: int, message: str) -> Problem:
    cure = 'Escape a quote inside a string: `\\"`.'
    if _JSON_BEGINS.match(stop.string_text):
        cure = 'Escape the quotes of the inner JSON: `\\"`, inside its strings `\\\\\\"`.'
    return Problem(message, Span(at, at + 1), cure, Span(stop.string.start, stop.string.start + 1))
