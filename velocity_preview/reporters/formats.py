"""The formats by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.reporters.github_report import github_report
from velocity_preview.reporters.gitlab_report import gitlab_report
from velocity_preview.reporters.json_report import json_report
from velocity_preview.reporters.junit_report import junit_report
from velocity_preview.reporters.sarif_report import sarif_report
from velocity_preview.reporters.style import PLAIN, Style
from velocity_preview.reporters.text_report import text_report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from velocity_preview.diagnostics import Report

_FOR_PROGRAMS: dict[str, Callable[[Report], str]] = {
    "json": json_report,
    "github": github_report,
    "gitlab": gitlab_report,
    "junit": junit_report,
}
FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")


def formatted(
    report: Report, form: str, *, style: Style = PLAIN, rules: Mapping[str, str] | None = None
) -> str:
    """A report in one of `FORMATS`. `style` is for text; `rules` has a sentence on each rule, for SARIF."""
    if form == "text":
        return text_report(report, style)
    if form == "sarif":
        return sarif_report(report, rules)
    return _FOR_PROGRAMS[form](report)
