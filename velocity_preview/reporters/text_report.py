"""For people: every finding with its code frame, then a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Severity
from velocity_preview.reporters.problem import finding_problem
from velocity_preview.reporters.style import PLAIN, Style

if TYPE_CHECKING:
    from velocity_preview.diagnostics import Report


def text_report(report: Report, style: Style = PLAIN) -> str:
    """The findings in the order of their places and a line that counts them."""
    problems = [finding_problem(finding).text(style) for finding in report.findings]
    return "\n".join([*problems, _summary(report, style)])


def _summary(report: Report, style: Style) -> str:
    files = _counted(report.files, "file")
    if not report.findings:
        return f"Nothing to report in {files}.\n"
    counts = [
        style(_counted(count, name), severity.value)
        for severity, name in (
            (Severity.ERROR, "error"),
            (Severity.WARNING, "warning"),
            (Severity.INFO, "info"),
        )
        if (count := report.count(severity))
    ]
    found = f"{' and '.join([', '.join(counts[:-1]), counts[-1]] if len(counts) > 1 else counts)} in {files}"
    fixes = sum(bool(finding.fix) for finding in report.findings)
    return f"{found}; `--fix` cures {fixes}.\n" if fixes else f"{found}.\n"


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
