from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.records import NameState
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.path import Member, VariableExpression
from velocity_preview.lint.places import name_span
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import references_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MATH: Final = frozenset(
    {"add", "sub", "mul", "div", "idiv", "mod", "pow", "abs", "max", "min", "ceil", "floor", "round",
     "roundTo", "random", "toInteger", "toDouble", "toNumber", "getAverage", "getTotal"}
)  # fmt: skip
_NUMBER: Final = frozenset({"format", "currency", "integer", "number", "percent", "toNumber"})
_DATE: Final = frozenset(
    {"format", "get", "toDate", "toCalendar", "getDate", "getCalendar", "getSystemDate", "getTimeZone",
     "date", "systemDate", "year", "month", "day", "getYear", "getMonth", "getDay", "whenIs", "difference",
     "iso", "currentDate", "currentTimeStamp", "formatDate", "formatInContactTimezone", "addYears",
     "addMonths", "addDays", "addHours", "addMinutes", "diff"}
)  # fmt: skip
_METHODS: Final[Mapping[str, frozenset[str]]] = {
    "math": _MATH,
    "mathTool": _MATH,
    "number": _NUMBER,
    "numberTool": _NUMBER,
    "date": _DATE,
    "dateTool": _DATE,
    "esc": frozenset(
        {"html", "url", "javascript", "xml", "java", "sql", "d", "h", "dollar", "hash", "q", "n"}
    ),
    "display": frozenset({"alt", "list", "truncate", "stripTags", "capitalize", "plural", "message", "br"}),
    "convert": frozenset(
        {"parseDate", "toNumber", "toInteger", "toString", "toDate", "toBoolean", "toDouble"}
    ),
    "sorter": frozenset({"sort"}),
    "alternator": frozenset({"make", "auto", "manual"}),
    "field": frozenset({"in"}),
}


class ForeignTool(Rule):
    """A tool that the profile does not have.

    ## What it does
    Reports `$math.add(…)`, `$esc.html(…)`, `$display.alt(…)` and the like, where no tool or key has that
    name: they belong to Marketo, or to other installations of Velocity.

    ## Why is this bad?
    The call is printed as it stands, or nothing is where it is quiet.

    ## Example
    ```vtl
    $math.add($total, $delivery)
    ```
    ```vtl
    $mathTool.add($total, $delivery)
    ```
    """

    tier = 2
    cure = Cure.SUGGEST
    replaces = frozenset({"unknown-reference", "literal-in-output", "sometimes-missing-key"})

    @visits(references_to(*_METHODS))
    def check(self, expression: VariableExpression) -> Iterator[Diagnostic]:
        name = expression.name
        record = self.subject.records.names.get(expression)
        if record is None or not record.states <= {NameState.UNSET, NameState.UNKNOWN}:
            return
        step = expression.steps[0] if expression.steps else None
        if not isinstance(step, Member) or step.name not in _METHODS[name] or self._is_known(name):
            return
        tool = f"{name}Tool" if f"{name}Tool" in self.subject.tools else None
        has_it = tool is not None and step.name in _METHODS[tool]
        span = name_span(expression, name)
        yield self.finding(
            span,
            f"The profile `{self.subject.profile}` has no tool `${name}`.",
            element=expression,
            help=f"The tool of this profile is `${tool}`." if tool else None,
            suggestion=(Edit(span, tool),) if tool and has_it else (),
        )

    def _is_known(self, name: str) -> bool:
        return name in self.subject.known_names or self.subject.runs_other_text
