"""Every file in `shapes/` is read as the kind and with the roots its `.expected` tells."""

import json
from pathlib import Path

import pytest

from velocity_preview.errors import SettingsError
from velocity_preview.payloads import KINDS, load_payload

FOLDER = Path(__file__).parent / "shapes"
CASES = sorted(path.stem for path in FOLDER.glob("*.json"))
FINDINGS = {
    "data-among-others": ["reserved-key"],
    "event-root-string": ["unwritable-key"],
    "external-source": ["unwritable-key"],
    "smartsend": ["missing-identifier"],
}


def load(case):
    expected = json.loads((FOLDER / f"{case}.expected").read_text("utf-8"))
    text = (FOLDER / f"{case}.json").read_text("utf-8")
    return load_payload(text, name=f"{case}.json", **expected.pop("options", {})), expected


@pytest.mark.parametrize("case", CASES)
def test_shape(case):
    payload, expected = load(case)
    found = {
        "kind": payload.kind,
        "scenarios": {scenario.name: scenario.root for scenario in payload.scenarios},
    }
    # As text: 10 and 10.0 are an Integer and a Double, and the order of keys is what a template prints.
    assert json.dumps(found) == json.dumps(expected)
    assert len(payload.scenarios) == len(expected["scenarios"])


@pytest.mark.parametrize("case", CASES)
def test_context_has_the_keys_and_the_root(case):
    payload, _ = load(case)
    for scenario in payload.scenarios:
        assert scenario.context["data"] is scenario.root
        assert {**scenario.root, "data": scenario.root} == scenario.context


@pytest.mark.parametrize("case", CASES)
def test_findings_of_shapes(case):
    payload, _ = load(case)
    assert [finding.rule for finding in payload.findings] == FINDINGS.get(case, [])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_shape(kind):
    assert kind in {load(case)[0].kind for case in CASES}


def test_a_number_too_large_for_a_double_is_infinity_as_in_java():
    assert load_payload('{"a": [1e999, -1e999]}').scenarios[0].context["a"] == [float("inf"), float("-inf")]


def test_numbers_keep_their_kind():
    context = load_payload('{"i": 10, "d": 10.0, "e": 1E2, "b": 99999999999999999999}').scenarios[0].context
    assert [type(context[key]) for key in "ideb"] == [int, float, float, int]


def test_scenario_is_frozen():
    scenario = load_payload("{}").scenarios[0]
    with pytest.raises(AttributeError):
        scenario.name = "other"
    assert not hasattr(scenario, "__dict__")


@pytest.mark.parametrize(
    ("name", "scenario"), [("<string>", "payload"), ("-", "payload"), ("mails/order.long.json", "order.long")]
)
def test_a_single_scenario_is_named_after_the_file(name, scenario):
    assert load_payload("{}", name=name).scenarios[0].name == scenario


def test_names_are_unique_even_where_a_name_looks_like_a_second_one():
    recipients = [{"locator": name} for name in ("a", "a", "a#2", "a", "2")] + [{}]
    payload = load_payload(json.dumps({"recipients": recipients}))
    assert [scenario.name for scenario in payload.scenarios] == ["a", "a#2", "a#2#2", "a#3", "2", "6"]


def test_unknown_kind_suggests_the_nearest():
    with pytest.raises(SettingsError, match="`smartsent` is no kind of payload; did you mean `smartsend`"):
        load_payload("{}", kind="smartsent")
    with pytest.raises(SettingsError, match="use one of event, smartsend, orders"):
        load_payload("{}", kind="xml")
