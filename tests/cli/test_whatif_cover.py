"""`whatif --cover`: payloads for the arms that no scenario reaches."""

from __future__ import annotations

import json

import pytest

TEMPLATE = "#if($status == 'gold')<b>Gold</b>#end\n#if($n == 1 && $n == 2)<b>Never</b>#end\n"
EVENT = {"eventTypeKey": "order", "params": [{"name": "status", "value": "new"}, {"name": "n", "value": 5}]}


@pytest.fixture(autouse=True)
def _order(write):
    """There is a template with a payload."""
    write("order.vm", TEMPLATE)
    write("order.json", json.dumps(EVENT))


def test_text(velocity_preview):
    run = velocity_preview("whatif", "order.vm", "--cover")
    assert (run.code, run.err) == (0, "")
    assert run.text.partition("\n\n")[2] == (
        "order.vm:1:1: No scenario reaches `#if($status == 'gold')`. [if]\n"
        '  order with `status` = `"gold"`\n'
        "order.vm:2:1: No scenario reaches `#if($n == 1 && $n == 2)`. [if]\n"
        "  no payload found\n"
        "Payloads for 1 of 2 arms that no scenario reaches.\n"
    )


def test_json(velocity_preview):
    document = json.loads(velocity_preview("whatif", "order.vm", "--cover", "--format", "json").text)
    found, never = document["cover"]
    assert found == {
        "path": "order.vm",
        "line": 1,
        "column": 1,
        "arm": "if",
        "head": "#if($status == 'gold')",
        "reached": True,
        "scenario": "order",
        "changes": [{"path": "status", "variant": "value", "value": "gold"}],
        "saved": None,
    }
    assert (never["reached"], never["scenario"], never["changes"]) == (False, None, [])
    assert "cover" not in json.loads(velocity_preview("whatif", "order.vm", "--format", "json").text)


def test_saved_payloads_reach_the_arms(velocity_preview, tmp_path):
    run = velocity_preview("whatif", "order.vm", "--cover", "--save", "order.data", "--format", "json")
    saved = [one["saved"] for one in json.loads(run.text)["cover"]]
    assert saved == ["order.data/order.cover.1-1.if.json", None]
    event = json.loads((tmp_path / saved[0]).read_text())
    assert event["params"] == [{"name": "status", "value": "gold"}, {"name": "n", "value": 5}]
    run = velocity_preview("lint", "order.vm", "--coverage", "--data", "order.json", "--data", saved[0])
    assert "1:1  No scenario" not in run.text
    assert "Coverage: 3 of 4 arms" in run.text


def test_an_arm_of_an_included_file(velocity_preview, write):
    write("order.vm", "#parse('part.vm')")
    write("part.vm", "#if($status == 'gold')Gold#else Other#end")
    run = velocity_preview("whatif", "order.vm", "--cover")
    assert (
        "part.vm:1:1: No scenario reaches `#if($status == 'gold')`. [if]\n  order with `status`" in run.text
    )


def test_all_reached_and_two_runs(velocity_preview, write):
    one, two = (velocity_preview("whatif", "order.vm", "--cover", "--jobs", jobs) for jobs in "12")
    assert one.out == two.out
    write("order.vm", "<b>$status</b>")
    assert velocity_preview("whatif", "order.vm", "--cover").text.endswith(
        "\nThe scenarios reach every arm.\n"
    )


def test_a_page_with_the_messages_that_show_it(velocity_preview, write):
    page = velocity_preview("whatif", "order.vm", "--cover", "--format", "html").text
    assert "<p>2 branches, with data that shows 1.</p>" in page
    assert "What follows <code>#if($status == &#x27;gold&#x27;)</code></span></p>" in page
    assert "order.vm, line 1</p>" in page
    assert "<p>Shown where <code>status</code> is <code>gold</code>.</p>" in page
    assert "order with <code>status</code> = <code>&quot;gold&quot;</code>" in page
    assert "&lt;b&gt;Gold&lt;/b&gt;" in page
    assert "No data found that shows it." in page
    assert "Never shown" not in velocity_preview("whatif", "order.vm", "--format", "html").text
    write("order.vm", "<b>$status</b>")
    page = velocity_preview("whatif", "order.vm", "--cover", "--format", "html").text
    assert "Nothing: the scenarios reach every branch." in page
