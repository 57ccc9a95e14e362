"""Which arms of a template its scenarios reach."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from velocity_preview.analysis.arms import ArmKind
from velocity_preview.analysis.coverage import Coverage, covered
from velocity_preview.engine import Template


def counts(text: str, *contexts: dict, includes: dict[str, str] | None = None) -> list[str]:
    """Each arm of the template itself as `kind line:column runs`."""
    file, *_ = covered(Template.parse(text, includes=includes or {}), contexts)
    return [f"{arm.kind} {arm.line}:{arm.column} {arm.runs}" for arm in file.arms]


@pytest.mark.parametrize(
    ("text", "contexts", "arms"),
    [
        ("Hello", [{}], []),
        ("#if($a)x#end", [{"a": True}], ["if 1:1 1", "no-else 1:1 0"]),
        ("#if($a)x#end", [{}, {}], ["if 1:1 0", "no-else 1:1 2"]),
        ("#if($a)x#else y#end", [{"a": True}, {}], ["if 1:1 1", "else 1:9 1"]),
        (
            "#if($a)x#elseif($b)y#end",
            [{"b": True}, {}],
            ["if 1:1 0", "no-else 1:1 1", "elseif 1:9 1"],
        ),
        ("#foreach($i in $l)x#end", [{"l": [1, 2]}, {"l": []}], ["foreach 1:1 2"]),
        ("#foreach($i in $l)x#else y#end", [{"l": []}], ["foreach 1:1 0", "foreach-else 1:20 1"]),
        ("#macro(m $a)$a#end#m(1)#m(2)", [{}], ["macro 1:1 2"]),
        ("#macro(m $a)#if($a)x#end#end", [{}], ["macro 1:1 0", "if 1:13 0", "no-else 1:13 0"]),
        ("#stop#if($a)x#end", [{"a": True}], ["if 1:6 0", "no-else 1:6 0"]),
        ('#set($s = "#if($a)x#end")$s', [{"a": True}], ["if 1:12 1", "no-else 1:12 0"]),
        ("#define($d)#if($a)x#end#end$d$d", [{"a": True}], ["if 1:12 2", "no-else 1:12 0"]),
        ("#if($a)x#end$l.get(5)#if($b)y#end", [{"l": []}],
         ["if 1:1 0", "no-else 1:1 1", "if 1:22 0", "no-else 1:22 0"]),
        ("#if($a)x#end", [], ["if 1:1 0", "no-else 1:1 0"]),
    ],
)  # fmt: skip
def test_arms(text, contexts, arms):
    assert counts(text, *contexts) == arms


def test_an_arm_inside_of_one_that_never_runs_is_not_entered():
    file, *_ = covered(Template.parse("#if($a)#if($b)x#end#end"), [{}])
    assert [(arm.column, arm.kind, arm.entered) for arm in file.arms] == [
        (1, ArmKind.IF, True),
        (1, ArmKind.NO_ELSE, True),
        (8, ArmKind.IF, False),
        (8, ArmKind.NO_ELSE, False),
    ]


def test_included_files_are_counted_under_their_own_names():
    includes = {
        "header.vm": "#if($a)x#end#parse('title.vm')",
        "title.vm": "#if($b)y#end",
        "never.vm": "#if($c)z#end",
        "by-name.vm": "#if($d)w#end",
    }
    text = "#parse('header.vm')#if($no)#parse('never.vm')#end#parse($name)"
    files = covered(Template.parse(text, name="mail.vm", includes=includes), [{"a": 1, "name": "by-name.vm"}])
    assert {file.path: [arm.runs for arm in file.arms] for file in files} == {
        "mail.vm": [0, 1],
        "header.vm": [1, 0],
        "title.vm": [0, 1],
        "never.vm": [0, 0],
        "by-name.vm": [0, 1],
    }


def test_a_file_of_several_templates_is_counted_once():
    includes = {"part.vm": "#if($a)x#else y#end"}
    first, second = (
        covered(Template.parse("#parse('part.vm')", name=name, includes=includes), [{"a": a}])
        for name, a in (("one.vm", True), ("two.vm", False))
    )
    coverage = Coverage.of((*first, *second))
    assert [(file.path, file.reached) for file in coverage.files] == [
        ("one.vm", 0),
        ("part.vm", 2),
        ("two.vm", 0),
    ]
    assert coverage.percent == 100
    assert Coverage.of(first).percent == 50
    assert Coverage.of(()).percent == 100


def test_the_message_is_the_same_with_the_counts():
    text = "#if($a)x#end-#if($a)x#elseif($b)y#end-#foreach($i in [1..3])#if($i > 1)$i#end#end"
    template = Template.parse(text)
    assert template.trace({}).text == template.merge({})


RECORDED = Path(__file__).with_name("reached_arms.jsonl")
"""What the real engines came to, by a mark in each arm: all contexts and files, then a template a line, with a
`1` for each arm of a file that was reached."""


@pytest.mark.parametrize("engine", ["2.4.1", "1.7"])
def test_the_real_engines_come_to_the_same_arms(engine):
    setting, *cases = map(json.loads, RECORDED.read_text("utf-8").splitlines())
    for case in cases:
        if engine not in case:  # it refuses the template
            continue
        template = Template.parse(case["template"], name="mail.vm", engine=engine, includes=setting["files"])
        files = covered(template, setting["contexts"])
        reached = {file.path: "".join("01"[arm.is_reached] for arm in file.arms) for file in files}
        assert reached == case[engine], case["template"]
