"""Where the data of a scenario stands in the payload's file."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
import pytest

from velocity_preview.payloads import load_payload

SHAPES = Path(__file__).parent / "shapes"


def shape(name, **options):
    return load_payload((SHAPES / f"{name}.json").read_text("utf-8"), **options)


def written(payload, span):
    return payload.source.text[slice(*span)]


@pytest.mark.parametrize(
    ("name", "path", "value", "key"),
    [
        ("event-v1", ("externalOrderId",), '"#1042"', '"externalOrderId"'),
        ("event-v1", ("items", 0, "name"), r"\"Mug\"", r"\"name\""),
        ("event-v2", ("items", 0, "qty"), "2", '"qty"'),
        ("event-v2", ("items", 0), '{"name": "Mug", "qty": 2}', None),
        ("event-v3", ("items", 0, "price"), "49.99", '"price"'),
        ("smartsend", ("name",), r"\"Phone \\\"X\\\"\"", r"\"name\""),
        ("smartsend", ("url",), r"\"https:\\/\\/a.example\"", r"\"url\""),
        ("orders", ("totalCost",), "1000", '"totalCost"'),
        ("preprocessor", ("recommendations", 0, "promocode"), '"001100"', '"promocode"'),
        ("preprocessor", ("recommendations",), '[{"promocode": "001100"}]', '"mail1@example.com"'),
        ("data", ("texts", 0, "subject"), '"Hi"', '"subject"'),
        ("plain", ("double",), "10.0", '"double"'),
    ],
)
def test_value_and_key_of_a_path(name, path, value, key):
    payload = shape(name)
    scenario = payload.scenarios[0]
    assert written(payload, payload.span_of(scenario, path)) == value
    found = payload.key_span_of(scenario, path)
    assert (found and written(payload, found)) == key


@pytest.mark.parametrize(
    ("name", "options", "index", "root"),
    [
        ("event-v3", {}, 0, '{"firstName": "", "items": [{"price": 49.99}]}'),
        ("event-empty-params", {}, 0, "[]"),
        ("event-root-string", {"root": "jsonParam"}, 0, r"{\"1043\": [{\"id\": \"2\"}]}"),
        ("smartsend", {}, 1, "null"),
        ("smartsend", {}, 2, r"{\"n\": 1}"),
        ("smartsend-root", {"root": "order"}, 0, r"{\"id\": 1}"),
        ("orders", {}, 2, '{"totalCost": 0}'),
        ("plain-empty", {}, 0, "{}"),
    ],
)
def test_span_of_a_root(name, options, index, root):
    payload = shape(name, **options)
    assert written(payload, payload.span_of(payload.scenarios[index])) == root


def test_a_path_that_is_not_there_has_no_span():
    payload = shape("event-v1")
    scenario = payload.scenarios[0]
    for path in [
        ("nope",),
        ("items", 5),
        ("items", "name"),
        ("externalOrderId", "x"),
        ("items", 0, "name", "x"),
    ]:
        assert payload.span_of(scenario, path) is None
        assert payload.key_span_of(scenario, path) is None


def test_a_recipient_without_json_param_has_no_root_span():
    payload = shape("smartsend")
    assert payload.span_of(payload.scenarios[3]) is None


def test_of_two_keys_the_place_of_the_last_is_told():
    payload = load_payload('{"a": 1, "a": 2}')
    assert written(payload, payload.span_of(payload.scenarios[0], ("a",))) == "2"


DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def paths(value, path=()):
    yield path, value
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in steps:
        yield from paths(child, (*path, step))


@given(
    st.dictionaries(st.text(), DATA, max_size=4),
    st.sampled_from([None, 0, 3]),
    st.booleans(),
    st.booleans(),
)
def test_every_place_holds_its_value(root, indent, ascii_inside, ascii_outside):
    """The text at the span of a path is the JSON of the value; in `jsonParam` it is that once more encoded."""
    inner = json.dumps(root, indent=indent, ensure_ascii=ascii_inside)
    document = {"recipients": [{"locator": "x"}, {"jsonParam": inner}]}
    payload = load_payload(json.dumps(document, indent=indent, ensure_ascii=ascii_outside))
    scenario = payload.scenarios[1]
    for path, value in paths(root):
        decoded = json.loads('"' + written(payload, payload.span_of(scenario, path)) + '"')
        assert json.loads(decoded) == value
