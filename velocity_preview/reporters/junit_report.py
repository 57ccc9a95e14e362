"""JUnit's XML, for services that show test results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Severity
from velocity_preview.reporters.paths import slashed
from velocity_preview.reporters.problem import finding_problem

if TYPE_CHECKING:
    from velocity_preview.diagnostics import Diagnostic, Report

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_report(report: Report) -> str:
    """A test case for each finding; infos pass. Some services refuse an empty suite, so one case is made."""
    cases = [_case(finding) for finding in report.findings]
    failures = sum(finding.severity is not Severity.INFO for finding in report.findings)
    cases = cases or ['    <testcase classname="velocity-preview" name="no findings" />\n']
    totals = f'tests="{len(cases)}" failures="{failures}" errors="0"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="velocity-preview" {totals}>\n'
        f'  <testsuite name="velocity-preview" {totals}>\n'
        f"{''.join(cases)}"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def _case(finding: Diagnostic) -> str:
    problem = finding_problem(finding)
    path = slashed(finding.source.name)
    name = f"{finding.rule} {path}:{problem.line}:{problem.column}"
    opened = f"    <testcase classname={_attribute(path)} name={_attribute(name)}>\n"
    text = _escaped(problem.text())
    if finding.severity is Severity.INFO:
        return f"{opened}      <system-out>{text}</system-out>\n    </testcase>\n"
    attributes = f"type={_attribute(finding.severity.value)} message={_attribute(finding.message)}"
    return f"{opened}      <failure {attributes}>{text}</failure>\n    </testcase>\n"


def _attribute(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    """XML text, without the characters that no XML may hold."""
    text = _NOT_XML.sub("\ufffd", text)
    for character, entity in _ENTITIES.items():
        text = text.replace(character, entity)
    return text
