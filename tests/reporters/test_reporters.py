"""Each format of a report, held against its contract."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import findings
from findings import EMPTY, REPORT, TEXT
import json_schema
import jsonschema
import pytest
from sarif_schema import SARIF

from velocity_preview.diagnostics import Report
from velocity_preview.reporters.formats import COVERAGE_FORMATS, FORMATS, formatted
from velocity_preview.reporters.style import Style

BOTH = pytest.mark.parametrize("report", [REPORT, EMPTY])


def test_text():
    assert (
        formatted(REPORT, "text")
        == """\
mails/a b,c.vm:2:19: warning: No scenario has `nmae`. [unknown-key]
1 | <p>
2 |     Привіт 日本, $user.nmae!</p>
  |                        ^^^^
3 | #if($a)
in: ada, bob, cy and 1 more
help: Did you mean `name`?

mails/a b,c.vm:3:1: error: `#if` is 100% not closed [unclosed-directive]
2 |     Привіт 日本, $user.nmae!</p>
3 | #if($a)
  | ^^^^^^^
4 | $b{
  | --- the text: goes on, here
help: Write `#end`.

mails/a b,c.vm:2:24: info: Over<U+001B>[31m several lines. [spread]
1 | <p>
2 |     Привіт 日本, $user.nmae!</p>
  |                             ^^^^
3 | #if($a)

1 error, 1 warning and 1 info in 3 files; `--fix` cures 1.
"""
    )
    assert formatted(EMPTY, "text") == "Nothing to report in 1 file.\n"


def test_colored_text_says_the_same():
    colored = formatted(REPORT, "text", style=Style(colored=True))
    assert "\x1b[1;31merror\x1b[0m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == formatted(REPORT, "text")


@BOTH
def test_json(report):
    document = json.loads(formatted(report, "json"))
    jsonschema.validate(document, json_schema.REPORT)
    assert len(document["findings"]) == len(report.findings)


def test_json_of_a_finding():
    first = json.loads(formatted(REPORT, "json"))["findings"][0]
    place = {"line": 2, "column": 19, "end_line": 2, "end_column": 23}
    assert first == {
        "rule": "unknown-key",
        "severity": "warning",
        "outcome": "wrong-text",
        "path": "mails/a b,c.vm",
        **place,
        "message": "No scenario has `nmae`.",
        "help": "Did you mean `name`?",
        "scenarios": ["ada", "bob", "cy", "di"],
        "fix": [{**place, "replacement": "name"}],
    }


def test_json_places_are_in_the_text():
    lines = TEXT.split("\n")
    for found, finding in zip(
        json.loads(formatted(REPORT, "json"))["findings"], REPORT.findings, strict=True
    ):
        start = sum(len(line) + 1 for line in lines[: found["line"] - 1]) + found["column"] - 1
        end = sum(len(line) + 1 for line in lines[: found["end_line"] - 1]) + found["end_column"] - 1
        assert TEXT[start:end] == TEXT[slice(*finding.span)]


@BOTH
def test_sarif(report):
    document = json.loads(formatted(report, "sarif", rules={"unknown-key": "A key that no scenario has."}))
    jsonschema.validate(document, SARIF)
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        finding.rule for finding in report.findings
    ]


def test_sarif_of_a_finding():
    first, second, _ = json.loads(formatted(REPORT, "sarif"))["runs"][0]["results"]
    assert first["message"]["text"] == "No scenario has `nmae`. Did you mean `name`?"
    assert second["message"]["text"] == "`#if` is 100% not closed. Write `#end`."
    assert [result["level"] for result in (first, second)] == ["warning", "error"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "mails/a%20b%2Cc.vm"
    assert place["region"] == {"startLine": 2, "startColumn": 19, "endLine": 2, "endColumn": 23}
    assert second["relatedLocations"][0]["message"]["text"] == "the text: goes on, here"


def test_fingerprints_outlive_lines_above():
    def marks(text: str) -> list[str]:
        source = findings.Source("a.vm", text)
        found = [
            findings.Diagnostic(
                "unknown-key",
                findings.Outcome.WRONG_TEXT,
                source,
                findings.Span(at, at + 2),
                "No `$x`.",
                "warning",
            )
            for at in (match.start() for match in re.finditer(r"\$x", text))
        ]
        report = Report(1, tuple(found))
        return [entry["fingerprint"] for entry in json.loads(formatted(report, "gitlab"))]

    before = marks("a $x\nb $x $x\n")
    assert len(set(before)) == 3
    assert marks("\n\nmore\na $x\nb $x $x\n") == before


def test_github():
    assert formatted(REPORT, "github").splitlines() == [
        (
            "::warning file=mails/a b%2Cc.vm,line=2,endLine=2,col=19,endColumn=23,title=unknown-key"
            "::No scenario has `nmae`.%0ADid you mean `name`?"
        ),
        (
            "::error file=mails/a b%2Cc.vm,line=3,endLine=3,col=1,endColumn=8,title=unclosed-directive"
            "::`#if` is 100%25 not closed%0AWrite `#end`."
        ),
        "::notice file=mails/a b%2Cc.vm,line=2,endLine=4,title=spread::Over\x1b[31m several lines.",
    ]
    assert formatted(EMPTY, "github") == ""


def test_gitlab():
    entries = json.loads(formatted(REPORT, "gitlab"))
    assert {key: entries[1][key] for key in ("description", "check_name", "severity", "location")} == {
        "description": "`#if` is 100% not closed. Write `#end`.",
        "check_name": "unclosed-directive",
        "severity": "critical",
        "location": {"path": "mails/a b,c.vm", "lines": {"begin": 3, "end": 3}},
    }
    assert [entry["severity"] for entry in entries] == ["major", "critical", "info"]
    assert json.loads(formatted(EMPTY, "gitlab")) == []


def test_junit():
    suites = ET.fromstring(formatted(REPORT, "junit"))
    assert suites.attrib == {"name": "velocity-preview", "tests": "3", "failures": "2", "errors": "0"}
    cases = suites.findall("./testsuite/testcase")
    assert [case.get("name") for case in cases] == [
        "unknown-key mails/a b,c.vm:2:19",
        "unclosed-directive mails/a b,c.vm:3:1",
        "spread mails/a b,c.vm:2:24",
    ]
    assert [case.find("failure") is not None for case in cases] == [True, True, False]
    assert "#if($a)\n  | ^^^^^^^\n" in cases[1].findtext("failure")


def test_junit_without_findings_has_a_case_that_passes():
    suites = ET.fromstring(formatted(EMPTY, "junit"))
    (case,) = suites.findall("./testsuite/testcase")
    assert list(case) == []


@pytest.mark.parametrize("form", sorted({*FORMATS} - {*COVERAGE_FORMATS}))
def test_a_lone_surrogate_is_no_accident(form):
    source = findings.Source("a.vm", "\ud800$x")
    found = findings.Diagnostic(
        "rule",
        findings.Outcome.LEAK,
        source,
        findings.Span(0, 1),
        "It is \ud800.",
        findings.Outcome.LEAK.severity,
    )
    assert formatted(Report(1, (found,)), form)
