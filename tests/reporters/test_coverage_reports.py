"""Coverage as other programs read it, and as people do."""

from __future__ import annotations

from collections import Counter
import json
import re
from xml.etree import ElementTree as ET

from cobertura_dtd import violations
import pytest

from velocity_preview.analysis.coverage import Coverage, covered
from velocity_preview.diagnostics import Report
from velocity_preview.engine import Template
from velocity_preview.reporters.coverage_text import coverage_text, shown_percent
from velocity_preview.reporters.formats import formatted

MAIL = """#macro(price $amount)$amount#end
#if($vip)gold#elseif($staff)team#else silver#end #if($old)x#end
#foreach($item in $items)
  #if($item)#price($item)#end
#else
  nothing
#end
#macro(never)#if($x)y#end#end
#parse('footer.vm')"""
FOOTER = "#if($unsubscribe)bye#end"


@pytest.fixture
def coverage() -> Coverage:
    template = Template.parse(MAIL, name="mails/a & b.vm", includes={"footer.vm": FOOTER})
    return Coverage.of(covered(template, [{"vip": True, "items": [1, 2]}, {"items": [3]}]))


RECORDS = re.compile(
    r"TN:\nSF:(?P<path>.+)\n(?P<fn>(?:FN:\d+,.+\n)*)(?P<fnda>(?:FNDA:\d+,.+\n)*)FNF:(?P<fnf>\d+)\nFNH:(?P<fnh>\d+)\n"
    r"(?P<brda>(?:BRDA:\d+,\d+,\d+,(?:-|\d+)\n)*)BRF:(?P<brf>\d+)\nBRH:(?P<brh>\d+)\n"
    r"(?P<da>(?:DA:\d+,\d+\n)*)LF:(?P<lf>\d+)\nLH:(?P<lh>\d+)\nend_of_record\n"
)


def test_lcov_is_what_geninfo_writes(coverage):
    """The grammar of geninfo(1), and the sums that genhtml checks."""
    text = formatted(Report(0), "lcov", coverage=coverage)
    records = list(RECORDS.finditer(text))
    assert "".join(record.group() for record in records) == text
    assert [record["path"] for record in records] == ["footer.vm", "mails/a & b.vm"]
    for record in records:
        names = re.findall(r"^FN:\d+,(.+)$", record["fn"], re.MULTILINE)
        calls = dict(
            reversed(found) for found in re.findall(r"^FNDA:(\d+),(.+)$", record["fnda"], re.MULTILINE)
        )
        assert names == list(calls)
        assert len(names) == len(set(names)) == int(record["fnf"])
        assert sum(count != "0" for count in calls.values()) == int(record["fnh"])
        branches = re.findall(r"^BRDA:(\d+),(\d+),(\d+),(.+)$", record["brda"], re.MULTILINE)
        assert len({branch[1:3] for branch in branches}) == len(branches) == int(record["brf"])
        assert sum(taken not in "-0" for *_, taken in branches) == int(record["brh"])
        assert all(len({line for line, number, *_ in branches if number == block}) == 1
                   for block in {number for _, number, *_ in branches})  # fmt: skip
        lines = re.findall(r"^DA:(\d+),(\d+)$", record["da"], re.MULTILINE)
        assert max(Counter(line for line, _ in lines).values()) == 1
        assert len(lines) == int(record["lf"])
        assert sum(count != "0" for _, count in lines) == int(record["lh"])


def test_lcov_tells_what_ran(coverage):
    lines = formatted(Report(0), "lcov", coverage=coverage).splitlines()
    assert "FNDA:3,price" in lines
    assert "FNDA:0,never" in lines
    assert {"BRDA:2,1,0,1", "BRDA:2,1,1,0", "BRDA:2,1,2,1", "BRDA:2,2,0,0", "BRDA:2,2,1,2"} <= {*lines}
    assert {"BRDA:8,6,0,-", "BRDA:8,6,1,-"} <= {*lines}


def test_cobertura_is_valid(coverage):
    text = formatted(Report(0), "cobertura", coverage=coverage)
    assert '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">' in text
    root = ET.fromstring(text)
    assert violations(root) == []
    assert [one.get("filename") for one in root.iter("class")] == ["footer.vm", "mails/a & b.vm"]
    shares = [line.get("condition-coverage") for line in root.iter("line") if line.get("branch") == "true"]
    assert shares == ["50% (1/2)", "60% (3/5)", "50% (1/2)", "50% (1/2)", "0% (0/2)"]
    assert (root.get("branches-covered"), root.get("branches-valid")) == ("6", "13")
    assert formatted(Report(0), "cobertura", coverage=coverage) == text


def test_reports_of_nothing_are_valid_too():
    assert formatted(Report(0), "lcov", coverage=Coverage(())) == ""
    root = ET.fromstring(formatted(Report(0), "cobertura", coverage=Coverage(())))
    assert violations(root) == []
    assert root.get("line-rate") == "1"


def test_the_checker_of_the_dtd_finds_what_is_wrong():
    assert violations(ET.fromstring('<line number="1" hits="0"><lines/></line>'))
    assert violations(ET.fromstring('<line number="1"/>'))
    assert violations(ET.fromstring('<condition number="0" type="jump" coverage="5%" x="1"/>'))


def test_text_names_the_outermost_arms(coverage):
    assert coverage_text(coverage) == (
        "footer.vm: 1 of 2 arms\n"
        "  1:1  No scenario reaches `#if($unsubscribe)`.\n"
        "mails/a & b.vm: 6 of 13 arms\n"
        "  2:14  No scenario reaches `#elseif($staff)` of `#if($vip)`.\n"
        "  2:50  No scenario reaches `#if($old)`.\n"
        "  4:3  `#if($item)` is true in every scenario: none shows the message without it.\n"
        "  5:1  No scenario reaches `#else` of `#foreach($item in $items)`.\n"
        "  8:1  No scenario calls `#macro(never)`.\n"
        "Coverage: 7 of 15 arms, 46.6 %.\n"
    )


def test_json_has_coverage_where_it_was_asked_for(coverage):
    assert "coverage" not in json.loads(formatted(Report(0), "json"))
    said = json.loads(formatted(Report(0), "json", coverage=coverage))["coverage"]
    assert (said["reached"], said["total"], said["percent"]) == (7, 15, 46.67)
    assert said["files"][0]["arms"][0] == {
        "kind": "if", "head": "#if($unsubscribe)", "owner": None, "line": 1, "column": 1, "end_line": 1,
        "branch": 0, "runs": 0, "entered": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "shown"), [(100.0, "100.0"), (99.97, "99.9"), (0, "0.0"), (53.333, "53.3")]
)
def test_percent_is_never_rounded_up(value, shown):
    assert shown_percent(value) == shown
