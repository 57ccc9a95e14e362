"""The formats by name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from velocity_preview.reporters.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from velocity_preview.analysis.coverage import Coverage
    from velocity_preview.diagnostics import Report

COVERAGE_FORMATS = ("lcov", "cobertura")
"""They say nothing of findings."""
FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", *COVERAGE_FORMATS)
"""`x` is written by `x_report` of the module of that name, which is imported when it is asked for."""


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
    write = _writer(form)
    if form == "text":
        return write(report, style) + _coverage_text(coverage, style)
    if form == "json":
        return write(report, coverage)
    if form == "sarif":
        return write(report, rules)
    return write(coverage or _no_coverage()) if form in COVERAGE_FORMATS else write(report)


def _writer(form: str) -> Callable[..., str]:
    name = f"{form}_report"
    writer: Callable[..., str] = getattr(import_module(f"velocity_preview.reporters.{name}"), name)
    return writer


def _coverage_text(coverage: Coverage | None, style: Style) -> str:
    if coverage is None:
        return ""
    from velocity_preview.reporters.coverage_text import coverage_text  # noqa: PLC0415  (it is asked for)

    return f"\n{coverage_text(coverage, style)}"


def _no_coverage() -> Coverage:
    from velocity_preview.analysis.coverage import Coverage  # noqa: PLC0415  (as above)

    return Coverage(())
