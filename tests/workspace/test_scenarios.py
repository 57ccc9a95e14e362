"""Every scenario of a template has a name of its own."""

from __future__ import annotations

from pathlib import Path

from velocity_preview.payloads import load_payload
from velocity_preview.workspace import name_scenarios

TEMPLATE = Path("carts/cart.vm")
SMARTSEND = (
    '{"recipients": [{"locator": "a@x.org", "jsonParam": "{}"}, {"locator": "b@x.org", "jsonParam": "{}"}]}'
)


def named(*payloads: tuple[str, str]) -> list[str]:
    loaded = [(Path("carts", name), load_payload(text).scenarios) for name, text in payloads]
    return [scenario.name for scenario in name_scenarios(TEMPLATE, loaded)]


def test_one_scenario_a_file_is_called_after_the_file() -> None:
    assert named(("cart.json", "{}"), ("cart.two-items.json", "{}")) == ["cart", "two-items"]


def test_recipients_of_the_only_file_are_called_by_their_locators() -> None:
    assert named(("cart.json", SMARTSEND)) == ["a@x.org", "b@x.org"]


def test_recipients_of_several_files_have_both_names() -> None:
    assert named(("cart.a.json", SMARTSEND), ("cart.b.json", "{}")) == ["a/a@x.org", "a/b@x.org", "b"]


def test_a_name_that_comes_again_gets_a_number() -> None:
    twice = SMARTSEND.replace("b@x.org", "a@x.org")
    assert named(("cart.json", twice)) == ["a@x.org", "a@x.org#2"]
    assert named(("one.json", "{}"), ("cart.one.json", "{}")) == ["one", "one#2"]
