"""Words and numbers that JSON does not know, and texts without quotes."""

from __future__ import annotations

import re

from velocity_preview.payloads.syntax.problem import Problem, excerpt
from velocity_preview.payloads.syntax.scanner import Expected, Stop
from velocity_preview.source import Span

_DIGITS = re.compile(r"[0-9]+")
_LAST_DIGITS = re.compile(r"-?[0-9]+$")
_LONGEST_INTEGER = 20
_WORD = re.compile(r"[\w$]+")
_NUMBER_LIKE = re.compile(r"[-+.]?[0-9][\w.+-]*|-")
_VALUE_TEXT = re.compile(r"[^,\]}\r\n]+")
_KEY_TEXT = re.compile(r"[^:,\]}\s]+")
_FOREIGN = {"none": "null", "nil": "null", "undefined": "null", "yes": "true", "no": "false"}
_NOT_A_NUMBER = re.compile(r"-?(?:NaN|Infinity)\b")
_LITERALS = ("true", "false", "null")


def decimal_comma(stop: Stop) -> Problem | None:
    """`"price": 12,50`: the comma has ended the number and a key is expected."""
    comma = stop.previous
    integer = _LAST_DIGITS.search(stop.text[max(0, comma.start - _LONGEST_INTEGER) : comma.start])
    fraction = _DIGITS.match(stop.text, comma.end)
    if stop.expected is not Expected.KEY or stop.before != "," or integer is None or fraction is None:
        return None
    return Problem(
        "A comma stands inside a number", comma, f"Write the decimal point: `{integer[0]}.{fraction[0]}`."
    )


def foreign_literal(stop: Stop) -> Problem | None:
    """`True`, `None`, `NULL`: Python's and JavaScript's words, or the right ones in the wrong case."""
    match = _WORD.match(stop.text, stop.at)
    if match is None or stop.expected is not Expected.VALUE:
        return None
    folded = match[0].lower()
    meant = _FOREIGN.get(folded, folded)
    if meant not in _LITERALS:
        return None
    return Problem(f"`{match[0]}` is no JSON", Span(*match.span()), f"Write `{meant}`.")


def not_a_number(stop: Stop) -> Problem | None:
    match = _NOT_A_NUMBER.match(stop.text, stop.at)
    if match is None or stop.expected is not Expected.VALUE:
        return None
    return Problem(f"`{match[0]}` is no number of JSON", Span(*match.span()), "Write a number, or `null`.")


def bad_number(stop: Stop) -> Problem | None:
    match = _NUMBER_LIKE.match(stop.text, stop.at)
    if match is None or stop.expected is not Expected.VALUE:
        return None
    span = Span(*match.span())
    if match[0].lstrip("-").isdecimal() and not match[0].lstrip("-").startswith("0"):
        return Problem(f"A number has {len(match[0])} digits", span, "Write it as a string.")
    return Problem(
        f"{excerpt(match[0])} is no number of JSON",
        span,
        "Write digits with a decimal point, no leading zero and no `+`, or text in double quotes.",
    )


def unquoted_key(stop: Stop) -> Problem | None:
    match = _KEY_TEXT.match(stop.text, stop.at)
    if match is None or stop.expected is not Expected.KEY or match[0][0] in "\"'{[":
        return None
    return Problem(
        f"The key {excerpt(match[0])} has no quotes", Span(*match.span()), "Write it in double quotes."
    )


def unquoted_value(stop: Stop) -> Problem | None:
    match = _VALUE_TEXT.match(stop.text, stop.at)
    if match is None or stop.expected is not Expected.VALUE or match[0][0] in ":\"'":
        return None
    text = match[0].rstrip()
    return Problem(
        f"The text {excerpt(text)} has no quotes",
        Span(match.start(), match.start() + len(text)),
        "Write it in double quotes.",
    )
