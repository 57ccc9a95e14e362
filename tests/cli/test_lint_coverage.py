"""`lint --coverage`: which arms no scenario reaches."""

from __future__ import annotations

import json

import pytest

TEMPLATE = "#if($vip)gold#else silver#end #parse('part.vm')\n"


@pytest.fixture
def mails(write):
    write("mails/a.vm", TEMPLATE)
    write("mails/a.one.json", '{"vip": true}')
    write("mails/part.vm", "#if($vip)more#end\n")
    write("mails/part.json", '{"vip": true}')


@pytest.mark.usefixtures("mails")
def test_the_report_goes_behind_the_findings(velocity_preview):
    run = velocity_preview("lint", "mails", "--coverage")
    assert run.code == 0
    assert run.text == (
        "Nothing to report in 4 files.\n\n"
        "mails/a.vm: 1 of 2 arms\n"
        "  1:14  No scenario reaches `#else` of `#if($vip)`.\n"
        "mails/part.vm: 1 of 2 arms\n"
        "  1:1  `#if($vip)` is true in every scenario: none shows the message without it.\n"
        "Coverage: 2 of 4 arms, 50.0 %.\n"
    )
    assert "arms" not in velocity_preview("lint", "mails").text


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize(("least", "code"), [("50", 0), ("50.1", 1), ("0", 0), ("100", 1)])
def test_a_limit(velocity_preview, least, code):
    run = velocity_preview("lint", "mails", "--min-coverage", least)
    assert run.code == code
    assert (f"Coverage is 50.0 %, less than the {least} % asked for.\n" in run.err) is bool(code)


@pytest.mark.usefixtures("mails")
def test_another_payload_reaches_more(velocity_preview, write):
    write("mails/a.two.json", '{"vip": false}')
    run = velocity_preview("lint", "mails", "--min-coverage", "100")
    assert run.code == 0
    assert "Coverage: 4 of 4 arms, 100.0 %." in run.text


@pytest.mark.usefixtures("mails")
def test_reports_ask_for_it(velocity_preview, tmp_path):
    outputs = ("--output", "lcov=out/mails.info", "--output", "cobertura=out/coverage.xml")
    run = velocity_preview("lint", "mails", *outputs)
    assert run.code == 0
    lcov = (tmp_path / "out/mails.info").read_text()
    assert [line for line in lcov.splitlines() if line.startswith("SF:")] == [
        "SF:mails/a.vm",
        "SF:mails/part.vm",
    ]
    assert velocity_preview("lint", "mails", "--format", "lcov").text == lcov
    assert (
        (tmp_path / "out/coverage.xml").read_text().startswith('<?xml version="1.0" ?>\n<!DOCTYPE coverage')
    )


@pytest.mark.usefixtures("mails")
def test_json(velocity_preview):
    said = json.loads(velocity_preview("lint", "mails", "--coverage", "--format", "json").out)
    assert said["coverage"]["percent"] == 50
    assert [file["path"] for file in said["coverage"]["files"]] == ["mails/a.vm", "mails/part.vm"]


def test_what_the_engine_refuses_has_no_arms(velocity_preview, write):
    write("a.vm", "#if($x)never closed")
    run = velocity_preview("lint", "a.vm", "--coverage")
    assert run.code == 1
    assert "Coverage: 0 of 0 arms, 100.0 %." in run.text


def test_findings_count_whatever_the_coverage_is(velocity_preview, write):
    write("a.vm", "$!data.get('nmae')")
    write("a.json", '{"name": "Ada"}')
    assert velocity_preview("lint", "a.vm", "--min-coverage", "100").code == 1


def test_the_same_in_several_processes(velocity_preview, write):
    for number in range(4):
        write(f"mails/{number}.vm", TEMPLATE.replace("#parse('part.vm')", ""))
        write(f"mails/{number}.json", '{"vip": true}')
    alone = velocity_preview("lint", "mails", "--coverage", "--jobs", "1")
    assert velocity_preview("lint", "mails", "--coverage", "--jobs", "2").text == alone.text
