"""Characters that do not belong between values: invisible ones, comments, foreign quotes, backslashes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
import unicodedata

from velocity_preview.payloads.syntax.problem import Problem, excerpt
from velocity_preview.source import Span

if TYPE_CHECKING:
    from velocity_preview.payloads.syntax.scanner import Stop

_COMMENT = re.compile(r"//|/\*|#|<!--")
_TYPOGRAPHIC = "“”„‟«»‘’‚‛‹›″′＂"  # noqa: RUF001  (the quotes that editors put for straight ones)
_INVISIBLE_CATEGORIES = ("Cc", "Cf", "Zs", "Zl", "Zp", "Co", "Cn")


def invisible_character(stop: Stop) -> Problem | None:
    character = stop.next
    if not character or unicodedata.category(character) not in _INVISIBLE_CATEGORIES:
        return None
    name = unicodedata.name(character, "control character")
    return Problem(
        f"An invisible character stands between the values: U+{ord(character):04X} ({name})",
        Span(stop.at, stop.at + 1),
        "Delete it; between values only blanks, tabs and line breaks are allowed.",
    )


def comment(stop: Stop) -> Problem | None:
    """`//` and `#` right after a colon begin a value without quotes: a URL, a colour."""
    match = _COMMENT.match(stop.text, stop.at)
    if match is None or (stop.before == ":" and match[0] in ("//", "#")):
        return None
    return Problem(f"JSON has no comments: `{match[0]}`", Span(*match.span()), "Delete the comment.")


def typographic_quote(stop: Stop) -> Problem | None:
    if not stop.next or stop.next not in _TYPOGRAPHIC:
        return None
    return Problem(
        f"`{stop.next}` is a typographic quote, no quote of JSON",
        Span(stop.at, stop.at + 1),
        'Write the straight double quote `"`.',
    )


def single_quote(stop: Stop) -> Problem | None:
    if stop.next not in ("'", "`"):
        return None
    return Problem(
        f"`{stop.next}` is no quote of JSON",
        Span(stop.at, stop.at + 1),
        'Write `"` at both ends.',
    )


def backslash(stop: Stop) -> Problem | None:
    if stop.next != "\\":
        return None
    return Problem(
        f"{excerpt(stop.text[stop.at : stop.at + 2])} stands outside of a string",
        Span(stop.at, stop.at + 1),
        "Take the backslashes away; they belong only into JSON that is itself inside a string.",
    )
