"""For programs: the project's own JSON. Keys are added, never renamed, or `version` goes up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Severity
from velocity_preview.reporters.coverage_json import coverage_document

if TYPE_CHECKING:
    from velocity_preview.analysis.coverage import Coverage
    from velocity_preview.diagnostics import Diagnostic, Edit, Report
    from velocity_preview.source import Source, Span

VERSION = 1


def json_report(report: Report, coverage: Coverage | None = None) -> str:
    """Lines and columns are 1-based and in characters; the end is behind the last character. `coverage` is
    there where it was asked for.
    """
    document: dict[str, object] = {
        "version": VERSION,
        "findings": [_finding(finding) for finding in report.findings],
        "summary": {
            "files": report.files,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
        },
    }
    if coverage is not None:
        document["coverage"] = coverage_document(coverage)
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Diagnostic) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "outcome": finding.outcome.value,
        "path": finding.source.name,
        **_region(finding.source, finding.span),
        "message": finding.message,
        "help": finding.help,
        "scenarios": list(finding.scenarios),
        "fix": [_edit(finding.source, edit) for edit in finding.fix] or None,
    }


def _edit(source: Source, edit: Edit) -> dict[str, object]:
    return {**_region(source, edit.span), "replacement": edit.replacement}


def _region(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }
