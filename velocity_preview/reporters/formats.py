"""The formats by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.coverage import Coverage
from velocity_preview.reporters.cobertura_report import cobertura_report
from velocity_preview.reporters.coverage_text import coverage_text
from velocity_preview.reporters.github_report import github_report
from velocity_preview.reporters.gitlab_report import gitlab_report
from velocity_preview.reporters.json_report import json_report
from velocity_preview.reporters.junit_report import junit_report
from velocity_preview.reporters.lcov_report import lcov_report
from velocity_preview.reporters.sarif_report import sarif_report
from velocity_preview.reporters.style import PLAIN, Style
from velocity_preview.reporters.text_report import text_report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from velocity_preview.diagnostics import Report

_FOR_PROGRAMS: dict[str, Callable[[Report], str]] = {
    "github": github_report,
    "gitlab": gitlab_report,
    "junit": junit_report,
}
_OF_COVERAGE: dict[str, Callable[[Coverage], str]] = {
    "lcov": lcov_report,
    "cobertura": cobertura_report,
}
COVERAGE_FORMATS = tuple(_OF_COVERAGE)
"""They say nothing of findings."""
FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", *COVERAGE_FORMATS)


def formatted(
    report: Report,
    form: str,
    *,
    style: Style = PLAIN,
    rules: Mapping[str, str] | None = None,
    coverage: Coverage | None = None,
) -> str:
    """A report in one of `FORMATS`. `style` is for text; `rules` has a sentence on each rule, for SARIF.

    Without `coverage` nothing is said of it; `COVERAGE_FORMATS` cannot do without.
    """
    if form == "text":
        said = text_report(report, style)
        return said if coverage is None else f"{said}\n{coverage_text(coverage, style)}"
    if form == "json":
        return json_report(report, coverage)
    if form == "sarif":
        return sarif_report(report, rules)
    if form in _OF_COVERAGE:
        return _OF_COVERAGE[form](coverage or Coverage(()))
    return _FOR_PROGRAMS[form](report)
