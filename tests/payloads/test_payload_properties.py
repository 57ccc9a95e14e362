"""What holds for any text."""

import json
import sys

from hypothesis import assume, given
from hypothesis import strategies as st
import pytest

from velocity_preview.errors import PayloadError
from velocity_preview.payloads import load_payload
from velocity_preview.payloads.limits import MAX_DEPTH

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
DATA = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=15,
)
OBJECTS = st.dictionaries(st.text(), DATA, max_size=5)
SEEDS = (
    '{"eventTypeKey": "x", "keyValue": "y", "params": [{"name": "a", "value": [1, -2.5e3, true, null, "\\u00e9"]}]}',
    '{"recipients": [{"locator": "a@x", "jsonParam": "{\\"a\\": [\\"b\\\\n\\", {}], \\"c\\": 1}"}], "email": true}',
    '{\n  "orders": [{"externalOrderId": "1", "items": [{"cost": 10.0}]}]\n}',
    '{"mail@example.com": [{"code": "1"}]}',
)
PIECES = (*tuple("{}[]:,\"\\'“ \n\t\x00\ufeff0-.eN/#"), "true", "None", "NaN", '\\"', "�", "😀")


def loads_or_is_located(text):
    """Findings and places included: nothing but a `PayloadError` with a place inside the text comes out."""
    try:
        spans = [finding.span for finding in load_payload(text).findings]
        loaded = True
    except PayloadError as error:
        spans = [error.span]
        loaded = False
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    return loaded


@given(OBJECTS)
def test_an_object_becomes_its_context(value):
    text = json.dumps(value).replace("Infinity", "1e999")
    scenario = load_payload(text, kind="plain").scenarios[0]
    value = json.loads(text)
    assert scenario.root == value
    assert scenario.context == {**value, "data": value}


@given(st.text())
def test_any_text_loads_or_is_located(text):
    loads_or_is_located(text)


@given(st.sampled_from(SEEDS), st.integers(0, 200))
def test_a_cut_off_payload_is_located(seed, length):
    assume(length < len(seed))
    assert not loads_or_is_located(seed[:length])


@given(
    st.sampled_from(SEEDS),
    st.lists(
        st.tuples(st.integers(0, 120), st.integers(0, 3), st.sampled_from(PIECES)), min_size=1, max_size=4
    ),
)
def test_a_damaged_payload_loads_or_is_located(text, edits):
    for at, drop, piece in edits:
        text = text[:at] + piece + text[at + drop :]
    loads_or_is_located(text)


@given(OBJECTS.map(json.dumps), st.data())
def test_json_is_json_exactly_where_python_says_so(text, data):
    at = data.draw(st.integers(0, len(text)))
    text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[at:]
    try:
        value = json.loads(text, parse_constant=int)
        valid = isinstance(value, dict)
    except ValueError:
        valid = False
    try:
        load_payload(text, kind="plain")
        loaded = True
    except PayloadError:
        loaded = False
    assert loaded == valid


@pytest.mark.parametrize("opener", ["[", '{"a":', '{"a":['])
def test_a_depth_bomb_is_located(opener):
    assert not loads_or_is_located(opener * 100_000)


@pytest.mark.parametrize(("depth", "loads"), [(MAX_DEPTH, True), (MAX_DEPTH + 1, False)])
def test_depth_has_one_limit_on_every_python(depth, loads):
    assert loads_or_is_located('{"a":' * depth + "1" + "}" * depth) is loads
    inner = '{"a":' * depth + "1" + "}" * depth
    assert loads_or_is_located(json.dumps({"recipients": [{"jsonParam": inner}]})) is loads


def test_a_nearly_used_up_stack_is_no_recursion_error():
    text = '{"a":' * MAX_DEPTH + "1" + "}" * MAX_DEPTH

    def sink(frames):
        return sink(frames - 1) if frames else loads_or_is_located(text)

    depth = 0
    frame = sys._getframe()
    while frame:
        depth, frame = depth + 1, frame.f_back
    assert sink(sys.getrecursionlimit() - depth - 100) in (True, False)
