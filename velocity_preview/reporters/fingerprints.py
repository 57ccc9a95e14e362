"""What tells a finding from others in the next run too, when lines above it came or went."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from velocity_preview.diagnostics import Diagnostic, Report


def fingerprints(report: Report) -> list[str]:
    """One for each finding, no two alike: rule, file, message, the line's text, and a number."""
    seen: Counter[str] = Counter()
    found = []
    for finding in report.findings:
        identity = _identity(finding)
        seen[identity] += 1
        found.append(sha256(f"{identity}\n{seen[identity]}".encode("utf-8", "replace")).hexdigest())
    return found


def _identity(finding: Diagnostic) -> str:
    line = finding.source.position(finding.span.start).line
    return "\n".join(
        (finding.rule, finding.source.name, finding.source.line_text(line).strip(), finding.message)
    )
