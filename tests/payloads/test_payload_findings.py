"""Every file in `findings/` is read with the findings its `.txt` tells."""

import json
from pathlib import Path

import pytest

from velocity_preview.payloads import load_payload

FOLDER = Path(__file__).parent / "findings"
CASES = sorted(path.stem for path in FOLDER.glob("*.json"))


def paragraph(source, finding):
    place = "{}:{}".format(*source.position(finding.span.start))
    lines = [f"{place} {finding.outcome} {finding.rule}", finding.message, finding.help]
    lines += ["also {}:{}".format(*source.position(related.span.start)) for related in finding.related]
    lines += [f"in {name}" for name in finding.scenarios]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("case", CASES)
def test_findings(case):
    payload = load_payload((FOLDER / f"{case}.json").read_text("utf-8"), name=f"{case}.json")
    found = "\n".join(paragraph(payload.source, finding) for finding in payload.findings)
    assert found == (FOLDER / f"{case}.txt").read_text("utf-8")
    assert all(finding.severity is finding.outcome.severity for finding in payload.findings)
    assert all(finding.source is payload.source for finding in payload.findings)


def test_encoded_twice_leaves_nothing_to_read():
    payload = load_payload((FOLDER / "json-param-encoded-twice.json").read_text("utf-8"))
    assert payload.scenarios[0].context == {"data": {}}


def test_an_object_as_json_param_is_read_all_the_same():
    payload = load_payload((FOLDER / "json-param-object.json").read_text("utf-8"))
    assert payload.scenarios[0].context["name"] == "Anna"


def test_the_last_of_two_keys_wins():
    payload = load_payload((FOLDER / "duplicate-key.json").read_text("utf-8"))
    assert payload.scenarios[0].context["name"] == "Berta"


def test_a_thousand_recipients_are_no_finding():
    recipients = [{"locator": f"{n}@example.com", "jsonParam": "{}"} for n in range(1000)]
    assert load_payload(json.dumps({"recipients": recipients})).findings == ()


def test_an_event_is_measured_without_the_blanks_of_its_file():
    event = {"eventTypeKey": "x", "keyValue": "7", "params": {f"k{n}": n for n in range(1000)}}
    text = json.dumps(event, indent=12)
    assert len(text) > 20 * 1024
    assert load_payload(text).findings == ()


def test_a_key_that_stands_a_thousand_times_is_one_finding_with_some_of_its_places():
    payload = load_payload("{" + ", ".join(['"a": 1'] * 1_000) + "}")
    (finding,) = payload.findings
    assert "1000 times" in finding.message
    assert 1 < len(finding.related) < 10
