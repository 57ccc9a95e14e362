"""A variant in the payload's own format is read as that variant."""

from __future__ import annotations

from copy import deepcopy
import json

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from velocity_preview.payloads import load_payload, payload_text
from velocity_preview.whatif.alterations import altered
from velocity_preview.whatif.cover.puts import Put, with_puts
from velocity_preview.whatif.variants import Change, Every, Variant

ITEMS = [{"name": "Cup", "price": 10}, {"name": "Pot", "price": 12.5}]
ROOT = {"firstName": "Nadia", "items": ITEMS}
PAYLOADS = {
    "event v2": {"eventTypeKey": "cart", "params": [{"name": key, "value": ROOT[key]} for key in ROOT]},
    "event v3": {"eventTypeKey": "cart", "params": ROOT},
    "smartsend": {"recipients": [{"locator": "a@b.example", "jsonParam": json.dumps(ROOT)}], "email": True},
    "orders": {"orders": [{"externalOrderId": "1", **ROOT}]},
    "data": {"data": ROOT},
    "plain": ROOT,
}
CHANGES = [
    Change(("firstName",), "firstName", Variant.ABSENT),
    Change(("firstName",), "firstName", Variant.NULL),
    Change(("firstName",), "firstName", Variant.MARKUP),
    Change(("items",), "items", Variant.EMPTY_LIST),
    Change(("items", Every.ITEM, "price"), "items[*].price", Variant.NUMBER_AS_STRING),
    Change(("items", Every.ITEM, "price"), "items[*].price", Variant.ABSENT_IN_ONE_ITEM),
]


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change.path} {change.variant}")
def test_read_again(payload, change) -> None:
    scenario = load_payload(json.dumps(payload)).scenarios[0]
    root = altered(scenario.root, (change,))
    assert root is not None
    again = load_payload(payload_text(scenario, root))
    assert [one.root for one in again.scenarios] == [root] != [scenario.root]
    assert again.kind == load_payload(json.dumps(payload)).kind


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_new_field(payload) -> None:
    scenario = load_payload(json.dumps(payload)).scenarios[0]
    root = with_puts(scenario.root, (Put(("status",), "gold"), Put(("orders", Every.ITEM, "id"), 1)))
    assert root == {**scenario.root, "status": "gold", "orders": [{"id": 1}]}
    assert [one.root for one in load_payload(payload_text(scenario, root)).scenarios] == [root]


def test_only_the_recipient_is_kept() -> None:
    payload = {
        "recipients": [
            {"locator": name, "jsonParam": json.dumps({"name": name})} for name in ("a@b.c", "d@e.f")
        ]
    }
    scenario = load_payload(json.dumps(payload)).scenarios[1]
    again = load_payload(payload_text(scenario, {"name": ""}))
    assert [(one.name, one.root) for one in again.scenarios] == [("d@e.f", {"name": ""})]
    whole = load_payload(payload_text(scenario, {"name": ""}, alone=False))
    assert [one.root for one in whole.scenarios] == [{"name": "a@b.c"}, {"name": ""}]


def test_rows_of_a_preprocessor_file() -> None:
    payload = json.dumps({"a@b.c": [{"code": "X"}], "d@e.f": [{"code": "Y"}]})
    scenario = load_payload(payload).scenarios[1]
    again = load_payload(payload_text(scenario, {"recommendations": []}))
    assert [(one.name, one.root) for one in again.scenarios] == [("d@e.f", {"recommendations": []})]
    assert scenario.origin.needed == {"recommendations"}
    whole = load_payload(payload_text(scenario, {"recommendations": []}, alone=False))
    assert [one.name for one in whole.scenarios] == ["a@b.c", "d@e.f"]


@pytest.mark.parametrize("inner", [ROOT, json.dumps(ROOT)], ids=["object", "string"])
def test_root_of_the_workflow(inner) -> None:
    """`--root`: the other parameters stay, and JSON in a string is a string again."""
    payload = {
        "eventTypeKey": "cart",
        "params": [{"name": "object", "value": inner}, {"name": "other", "value": 1}],
    }
    scenario = load_payload(json.dumps(payload), root="object").scenarios[0]
    again = load_payload(payload_text(scenario, {"items": []}), root="object")
    assert again.scenarios[0].root == {"items": []}
    params = again.value["params"]
    assert params[1] == {"name": "other", "value": 1}
    assert type(params[0]["value"]) is type(inner)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from("abc"), JSON, min_size=1),
    st.lists(st.sampled_from(["a", "b", "c", Every.ITEM]), min_size=1, max_size=4),
    st.sampled_from(Variant),
)
def test_data_is_never_written_to(root, steps, variant) -> None:
    before = deepcopy(root)
    after = altered(root, (Change(tuple(steps), "path", variant),))
    assert root == before
    assert after is None or repr(after) != repr(before)
