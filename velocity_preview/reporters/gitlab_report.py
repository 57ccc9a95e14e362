"""GitLab's Code Quality report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Severity
from velocity_preview.reporters.fingerprints import fingerprints
from velocity_preview.reporters.paths import slashed
from velocity_preview.reporters.problem import sentences

if TYPE_CHECKING:
    from velocity_preview.diagnostics import Diagnostic, Report

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def gitlab_report(report: Report) -> str:
    """A JSON array; paths have to be relative to the repository, so lint from its root."""
    entries = [
        _entry(finding, mark)
        for finding, mark in zip(report.findings, fingerprints(report.findings), strict=True)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Diagnostic, fingerprint: str) -> dict[str, object]:
    start, end = (finding.source.position(offset) for offset in finding.span)
    return {
        "description": sentences(finding),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": slashed(finding.source.name),
            "lines": {"begin": start.line, "end": end.line},
        },
    }
