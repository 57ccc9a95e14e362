"""What the methods of the tools give, as far as their Java types say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.facts import UNKNOWN, Fact, of_type
from velocity_preview.analysis.members import NUMBER

if TYPE_CHECKING:
    from collections.abc import Mapping

_STRINGS: Final[Mapping[str, frozenset[str]]] = {
    "dateTool": frozenset(
        {"currentDate", "formatDate", "formatInContactTimezone", "addYears", "addMonths", "addDays",
         "addHours", "addMinutes"}
    ),
    "numberTool": frozenset({"format", "integer", "number", "percent", "currency"}),
}  # fmt: skip
_NUMBERS: Final[Mapping[str, frozenset[str]]] = {
    "dateTool": frozenset({"diff", "currentTimeStamp"}),
    "numberTool": frozenset({"toNumber"}),
    "mathTool": frozenset(
        {"abs", "add", "ceil", "div", "floor", "idiv", "max", "min", "mod", "mul", "pow", "round", "roundTo",
         "sub", "toDouble", "toInteger", "toNumber"}
    ),
}  # fmt: skip


def tool_result(tool: str, method: str) -> Fact:
    """What a method of a tool gives where it gives something: null is what it has for bad arguments."""
    if method in _STRINGS.get(tool, ()):
        return of_type("String")
    return of_type(NUMBER) if method in _NUMBERS.get(tool, ()) else UNKNOWN
