from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic, Edit, Outcome
from velocity_preview.lint.operations import values_of
from velocity_preview.lint.places import inside_quotes
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import tool_calls
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.lint.tool_calls import ToolCall

_NO_ZERO: Final = rare_pattern(r"[#,]*#(?=\.0)|^(?=\.0)")
_BLANK: Final = rare_pattern(r"(?<=[#0])[ \u00a0\u202f](?=[#0])")


class NumberPattern(Rule):
    """A pattern of `$numberTool.format` that does not print what it looks like.

    ## What it does
    Reports `'#.00'`, which prints `.50` for 0.5, and `'# ##0.00'`, which prints no blank. Where no value of
    the data is below 1, the first is a risk only.

    ## Why is this bad?
    The price reads `.50`. A group is parted by `,` in a pattern, whatever the language.

    ## Example
    With the data `{"price": 0.5}`:
    ```vtl
    $numberTool.format('#.00', $price)
    ```
    ```vtl
    $numberTool.format('0.00', $price)
    ```
    """

    outcomes = (Outcome.WRONG_TEXT, Outcome.RISK)
    tier = 2
    cure = Cure.FIX

    @visits(tool_calls)
    def check(self, call: ToolCall) -> Iterator[Diagnostic]:
        if call.tool != "numberTool" or call.method != "format" or len(call.facts) < 2:
            return
        pattern = call.facts[0].only_constant
        place = inside_quotes(call.arguments[0])
        if not isinstance(pattern, str) or place.end - place.start != len(pattern):
            return
        blank = _BLANK.search(pattern)
        zero = _NO_ZERO.search(pattern)
        if blank is not None:
            yield self._of_blank(call, place, pattern)
        elif zero is not None:
            yield self._of_zero(call, place, pattern, zero.end())

    def _of_blank(self, call: ToolCall, place: Span, pattern: str) -> Diagnostic:
        meant = _BLANK.sub(",", pattern)
        return self.finding(
            place,
            f"`{pattern}` prints no blank between thousands.",
            element=call.arguments[0],
            help=f"Write `{meant}`, which prints a comma there.",
            suggestion=(Edit(place, meant),),
        )

    def _of_zero(self, call: ToolCall, place: Span, pattern: str, at: int) -> Diagnostic:
        start = max(at - 1, 0)
        meant = f"{pattern[:start]}0{pattern[at:]}"
        numbers = [value for value in values_of(call.facts[1]) if type(value) in (int, float)]
        is_seen = any(abs(number) < 1 for number in numbers if isinstance(number, (int, float)))
        return self.finding(
            place,
            f"`{pattern}` prints no zero before the point: `.50`.",
            element=call.arguments[0],
            outcome=Outcome.WRONG_TEXT if is_seen else Outcome.RISK,
            help=f"Write `{meant}`.",
            fix=(Edit(Span(place.start + start, place.start + at), "0"),),
        )
