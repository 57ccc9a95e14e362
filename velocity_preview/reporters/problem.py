"""One problem as text: place, message, code frame, cure. Errors and findings look the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.diagnostics import Severity
from velocity_preview.errors import PayloadError, VelocitySyntaxError
from velocity_preview.reporters.cells import plain
from velocity_preview.reporters.code_frame import Mark, code_frame
from velocity_preview.reporters.listing import listed
from velocity_preview.reporters.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.errors import LocatedError
    from velocity_preview.source import Source


class Problem(NamedTuple):
    """What there is to say of a place. `line` and `column` are 1-based; the first mark is the place."""

    source: Source
    line: int
    column: int
    severity: Severity
    message: str
    marks: tuple[Mark, ...]
    help: str | None = None
    rule: str = ""
    scenarios: Sequence[str] = ()

    def text(self, style: Style = PLAIN) -> str:
        """`file:line:column: error: message`, the code frame, where it comes up and the cure."""
        where = style(f"{plain(self.source.name)}:{self.line}:{self.column}:", "path")
        severity = style(self.severity.value, self.severity.value)
        rule = style(f" [{self.rule}]", "rule") if self.rule else ""
        lines = [f"{where} {severity}: {plain(self.message)}{rule}"]
        if self.source.text:
            lines += code_frame(self.source, self.marks, style)
        if self.scenarios:
            lines.append(f"{style('in', 'rule')}: {plain(listed(self.scenarios))}")
        if self.help:
            lines.append(f"{style('help', 'help')}: {plain(self.help)}")
        return "\n".join(lines) + "\n"


def error_problem(error: LocatedError, scenarios: Sequence[str] = ()) -> Problem:
    """An error in these scenarios; line and column are the engine's, not always where the span begins."""
    marks = [Mark(error.span)]
    opener = error.opener if isinstance(error, (PayloadError, VelocitySyntaxError)) else None
    if opener is not None and opener != error.span:
        marks.append(Mark(opener, "opened here", "related", "-"))
    return Problem(
        error.source,
        error.line,
        error.column,
        Severity.ERROR,
        error.message,
        tuple(marks),
        error.help,
        scenarios=scenarios,
    )


def finding_problem(finding: Diagnostic, scenarios: Sequence[str] | None = None) -> Problem:
    """A finding, with the scenarios in which it happens, where these are not its own."""
    marks = [Mark(finding.span, role=finding.severity.value)]
    marks += [
        Mark(related.span, plain(related.label), "related", "-")
        for related in finding.related
        if related.span != finding.span
    ]
    line, column = finding.source.position(finding.span.start)
    return Problem(
        finding.source,
        line,
        column,
        finding.severity,
        finding.message,
        tuple(marks),
        finding.help,
        finding.rule,
        finding.scenarios if scenarios is None else scenarios,
    )


def sentences(finding: Diagnostic) -> str:
    """Message and cure in one line."""
    if not finding.help:
        return finding.message
    return f"{finding.message}{'' if finding.message.endswith(('.', '!', '?')) else '.'} {finding.help}"
