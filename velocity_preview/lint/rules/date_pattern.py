from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.lint.operations import values_of
from velocity_preview.lint.places import inside_quotes
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import tool_calls
from velocity_preview.patterns import rare_pattern
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.members import call as call_member

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.lint.tool_calls import ToolCall

_ADDING: Final = frozenset({"addYears", "addMonths", "addDays", "addHours", "addMinutes"})
_QUOTED: Final = rare_pattern(r"'[^']*'")
_MINUTES_AS_MONTH: Final = rare_pattern(r"(?<=[HhKk][:.])MM|(?<=[HhKk])MM(?=[:.]ss)")


class DatePattern(Rule):
    """A pattern of `$dateTool` that says something else than it looks like, or does not fit the date.

    ## What it does
    Reports `YYYY`, `DD`, `mm` for the month, `MM` for minutes and `hh` without `a` in a pattern; and a date
    of the data that the call does not read.

    ## Why is this bad?
    `YYYY` is the year of the week: the last days of December have the next one. `DD` is the day of the year,
    `mm` are minutes, `hh` ends at 12. A date that does not fit is null, and prints nothing or the call
    itself.

    ## Example
    ```vtl
    $dateTool.currentDate('dd.mm.YYYY')
    ```
    ```vtl
    $dateTool.currentDate('dd.MM.yyyy')
    ```
    """

    tier = 2
    cure = Cure.SUGGEST
    replaces = frozenset({"literal-in-output"})

    @visits(tool_calls)
    def check(self, call: ToolCall) -> Iterator[Diagnostic]:
        if call.tool != "dateTool":
            return
        is_wrong = False
        for index in _patterns(call):
            pattern = call.facts[index].only_constant
            meant = _meant(pattern) if isinstance(pattern, str) else pattern
            if isinstance(pattern, str) and isinstance(meant, str) and meant != pattern:
                is_wrong = True
                yield self._of_pattern(call, index, pattern, meant)
        text = self._unread(call) if not is_wrong else None
        if text is not None:
            yield self.finding(
                call.arguments[_dates(call)[0]],
                f"`.{call.method}` does not read `{text}`, so the result is null.",
                help="Say in which format the date is, or send it in another.",
            )

    def _of_pattern(self, call: ToolCall, index: int, pattern: str, meant: str) -> Diagnostic:
        place = inside_quotes(call.arguments[index])
        is_literal = place.end - place.start == len(pattern)
        return self.finding(
            place,
            f"`{pattern}` is most likely meant as `{meant}`.",
            element=call.arguments[index],
            help=_why(pattern, meant),
            suggestion=(Edit(place, meant),) if is_literal else (),
        )

    def _unread(self, call: ToolCall) -> str | None:
        """A date of the data for which the call gives null, where all else is known."""
        dates = _dates(call)
        if len(dates) != 1 or dates[0] >= len(call.facts):
            return None
        others = [fact.only_constant for index, fact in enumerate(call.facts) if index != dates[0]]
        texts = [value for value in values_of(call.facts[dates[0]]) if isinstance(value, str) and value]
        if None in others or not texts or _is_partly(call.facts[dates[0]]):
            return None
        for text in texts:
            arguments = [*others[: dates[0]], text, *others[dates[0] :]]
            try:
                tool = self.subject.tools[call.tool]
                if call_member(tool, call.method, tuple(arguments), self.subject.engine) is None:
                    return text
            except JavaException:
                return None
        return None


def _is_partly(fact: Fact) -> bool:
    """Whether the value can be something that is not known."""
    return fact.unknown or bool(fact.types)


def _patterns(call: ToolCall) -> range:
    """Which arguments are patterns."""
    count = len(call.facts)
    if call.method in ("currentDate", "formatDate", "formatInContactTimezone"):
        return range(min(count, 1))
    if call.method in _ADDING:
        return range(2, count)
    return range(2, count - 1) if call.method == "diff" else range(0)


def _dates(call: ToolCall) -> tuple[int, ...]:
    """Which arguments are dates."""
    if call.method in _ADDING:
        return (0,)
    if call.method == "formatInContactTimezone":
        return (1,)
    return (0, 1) if call.method == "diff" else ()


def _meant(pattern: str) -> str:
    """The pattern as its author most likely meant it."""
    letters = _QUOTED.sub("", pattern)
    meant = pattern
    if "Y" in letters and "w" not in letters:
        meant = meant.replace("Y", "y")
    if "DD" in letters and "d" not in letters and "M" in letters:
        meant = meant.replace("DD", "dd")
    meant = _MINUTES_AS_MONTH.sub("mm", meant)
    if "mm" in letters and not re.search(r"[HhKk]", letters) and re.search(r"[dDyY]", letters):
        meant = meant.replace("mm", "MM")
    if "hh" in letters and "a" not in letters:
        meant = meant.replace("hh", "HH")
    return meant


def _why(pattern: str, meant: str) -> str:
    """What the first letter that differs stands for."""
    wrong = next(one for one, other in zip(pattern, meant, strict=True) if one != other)
    return {
        "Y": "`Y` is the year of the week, `y` the year.",
        "D": "`D` is the day of the year, `d` that of the month.",
        "m": "`m` are minutes, `M` is the month.",
        "M": "`M` is the month, `m` are minutes.",
        "h": "`h` counts to 12 and needs `a`, `H` counts to 24.",
    }[wrong]
