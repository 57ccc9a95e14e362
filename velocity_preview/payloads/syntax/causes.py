"""The cause of a stop: the first explanation that fits, the most telling ones first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.payloads.syntax import brackets, marks, strings, words
from velocity_preview.payloads.syntax.problem import Problem, excerpt
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from velocity_preview.payloads.syntax.scanner import Stop

_CAUSES: tuple[Callable[[Stop], Problem | None], ...] = (
    strings.broken_string,
    brackets.too_deep,
    brackets.empty,
    brackets.cut_off,
    marks.invisible_character,
    marks.comment,
    strings.inner_quote,
    strings.string_closed_early,
    brackets.trailing_comma,
    brackets.missing_value,
    brackets.wrong_closer,
    words.decimal_comma,
    marks.typographic_quote,
    marks.single_quote,
    marks.backslash,
    brackets.no_json,
    words.foreign_literal,
    words.not_a_number,
    words.bad_number,
    words.unquoted_key,
    words.unquoted_value,
    brackets.second_value,
    brackets.missing_colon,
    brackets.missing_comma,
)


def explain(stop: Stop) -> Problem:
    for cause in _CAUSES:
        if problem := cause(stop):
            return problem
    return Problem(
        f"{excerpt(stop.next)} stands where {stop.expected.value} is expected",
        Span(stop.at, stop.at + 1),
        f"Write {stop.expected.value} here.",
    )
