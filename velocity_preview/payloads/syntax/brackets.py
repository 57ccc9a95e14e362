"""Brackets, commas and colons: too many, too few, the wrong one, too deep."""

from __future__ import annotations

import re

from velocity_preview.payloads.limits import MAX_DEPTH
from velocity_preview.payloads.syntax.problem import Problem, excerpt
from velocity_preview.payloads.syntax.scanner import CLOSERS, Expected, Stop
from velocity_preview.source import Span

_LINE = re.compile(r"[^\r\n]+")


def too_deep(stop: Stop) -> Problem | None:
    if stop.expected is not Expected.VALUE or stop.next not in ("{", "[") or len(stop.openers) < MAX_DEPTH:
        return None
    return Problem(
        f"Objects and arrays are nested more than {MAX_DEPTH} deep",
        Span(stop.at, stop.at + 1),
        "Flatten the data.",
    )


def empty(stop: Stop) -> Problem | None:
    if stop.next or stop.before:
        return None
    return Problem("There is no JSON, only an empty text", Span(0, 0), "Write at least `{}`.")


def no_json(stop: Stop) -> Problem | None:
    """The very first character tells: text, a template, HTML."""
    if stop.before or stop.next in ("-", ".", "+") or stop.next.isdigit():
        return None
    text = _LINE.match(stop.text, stop.at)
    return Problem(
        f"{excerpt(text[0] if text else stop.next)} is no JSON",
        Span(stop.at, stop.at + 1),
        "JSON data begins with `{`.",
    )


def cut_off(stop: Stop) -> Problem | None:
    if stop.next or not stop.openers:
        return None
    opener = stop.bracket
    return Problem(
        f"The JSON ends while the `{opener}` of {stop.bracket_place} is still open",
        Span(stop.previous.end, stop.previous.end),
        f"Close it with `{CLOSERS[opener]}`; if more should follow, copy all of it: the text is cut off.",
        stop.opener,
    )


def trailing_comma(stop: Stop) -> Problem | None:
    if stop.before != "," or stop.next not in ("}", "]"):
        return None
    return Problem(f"A comma stands before the closing `{stop.next}`", stop.previous, "Delete the comma.")


def missing_value(stop: Stop) -> Problem | None:
    if stop.next not in (",", "}", "]"):
        return None
    span = Span(stop.at, stop.at + 1)
    if stop.expected is Expected.VALUE and stop.before == ":":
        return Problem(f"The key {_key(stop)} has no value", span, "Write its value, or `null`.")
    if stop.expected is Expected.COLON:
        return Problem(f"The key {_key(stop)} has no value", span, "Write `:` and its value.")
    if stop.expected in (Expected.VALUE, Expected.KEY) and stop.next == ",":
        return Problem("A value is missing before the comma", span, "Delete the comma, or write the value.")
    return None


def wrong_closer(stop: Stop) -> Problem | None:
    if stop.next not in ("}", "]"):
        return None
    span = Span(stop.at, stop.at + 1)
    if not stop.openers:
        return Problem(f"`{stop.next}` closes nothing", span, "Delete it, or add its opening bracket.")
    opener = stop.bracket
    return Problem(
        f"`{stop.next}` closes the `{opener}` of {stop.bracket_place}",
        span,
        f"Write `{CLOSERS[opener]}` first.",
        stop.opener,
    )


def second_value(stop: Stop) -> Problem | None:
    if stop.expected is not Expected.END:
        return None
    return Problem(
        "Text follows after the end of the JSON",
        Span(stop.at, stop.at + 1),
        "Keep one JSON value; several, one a line, are JSON Lines (`.jsonl`).",
    )


def missing_colon(stop: Stop) -> Problem | None:
    if stop.expected is not Expected.COLON:
        return None
    return Problem(
        f"`:` is missing after the key {_key(stop)}",
        Span(stop.at, stop.at + 1),
        "Write `:` between a key and its value.",
    )


def missing_comma(stop: Stop) -> Problem | None:
    if stop.expected is not Expected.SEPARATOR or not stop.openers or stop.next in ("=", ";"):
        return None
    if stop.next == ":":
        return Problem(
            f"`:` stands in the `[` of {stop.bracket_place}, which is a list"
            if stop.bracket == "["
            else "A second `:` stands after a value",
            Span(stop.at, stop.at + 1),
            "Write `,` between two values; a key belongs inside `{ }`.",
            stop.opener,
        )
    before = excerpt(stop.before)
    return Problem(
        f"A comma is missing after {before}",
        Span(stop.at, stop.at + 1),
        f"Write `,`, or close the `{stop.bracket}` of {stop.bracket_place}.",
        stop.opener,
    )


def _key(stop: Stop) -> str:
    return excerpt(stop.string_text[1:-1])
