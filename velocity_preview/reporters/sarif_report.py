"""SARIF 2.1.0, for code scanning services."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Severity
from velocity_preview.reporters.fingerprints import fingerprints
from velocity_preview.reporters.paths import uri
from velocity_preview.reporters.problem import sentences
from velocity_preview.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from velocity_preview.diagnostics import Diagnostic, Edit, Report
    from velocity_preview.source import Source, Span

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif_report(report: Report, rules: Mapping[str, str] | None = None) -> str:
    """`rules` has a sentence on each rule; rules without one are listed by name."""
    names = sorted({finding.rule for finding in report.findings})
    results = [
        {
            **_result(finding),
            "ruleIndex": names.index(finding.rule),
            "partialFingerprints": {"velocityPreview/v1": mark},
        }
        for finding, mark in zip(report.findings, fingerprints(report.findings), strict=True)
    ]
    run = {
        "tool": {
            "driver": {
                "name": "velocity-preview",
                "version": __version__,
                "rules": [_rule(name, (rules or {}).get(name)) for name in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str, summary: str | None) -> dict[str, object]:
    return {"id": name, "shortDescription": {"text": summary}} if summary else {"id": name}


def _result(finding: Diagnostic) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": sentences(finding)},
        "locations": [_location(finding.source, finding.span)],
        "properties": {"outcome": finding.outcome.value, "scenarios": list(finding.scenarios)},
    }
    if finding.related:
        result["relatedLocations"] = [
            {**_location(finding.source, related.span), "message": {"text": related.label}}
            for related in finding.related
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding)]
    return result


def _fix(finding: Diagnostic) -> dict[str, object]:
    return {
        "description": {"text": finding.help or finding.message},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": uri(finding.source.name)},
                "replacements": [_replacement(finding.source, edit) for edit in finding.fix],
            }
        ],
    }


def _replacement(source: Source, edit: Edit) -> dict[str, object]:
    return {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.replacement}}


def _location(source: Source, span: Span) -> dict[str, object]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(source.name)},
            "region": _region(source, span),
        }
    }


def _region(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
