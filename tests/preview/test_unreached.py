"""The template's lines that no scenario reaches have a strip beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from served import Served

TEMPLATE = """<p>
#if($data.get('firstName'))
Dear $data.get('firstName')
#else
Dear
friend
#end
</p>
"""
STRIP = ".cm-unreached .unreached"


def test_strips_follow_the_template(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", TEMPLATE)
    served.open(page, t="carts/cart", tab="template")
    strips = page.locator(STRIP)
    expect(strips).to_have_count(3)
    expect(strips.locator("span").first).to_have_attribute(
        "title", "No scenario reaches `#else` of `#if($data.get('firstName'))`."
    )
    lines = page.locator(".cm-line")
    first = strips.first.bounding_box()
    line = lines.nth(3).bounding_box()
    assert first is not None
    assert line is not None
    assert abs(first["y"] - line["y"]) < 2
    assert strips.first.locator("span").evaluate("strip => strip.getBoundingClientRect().width") == 4
    served.save("carts/cart.vm", TEMPLATE.replace("firstName", "nobody"))
    expect(strips).to_have_count(2)
    served.save("carts/cart.vm", "<p>$data.get('firstName')</p>")
    expect(strips).to_have_count(0)


def test_an_if_that_every_scenario_goes_into(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", "#if($data.get('firstName'))\nDear\n#end\n")
    served.open(page, t="carts/cart", tab="template")
    expect(page.locator(f"{STRIP}.past")).to_have_count(1)
    expect(page.locator(STRIP)).to_have_count(1)


def test_strips_are_those_of_the_edited_payload(served: Served) -> None:
    served.save("carts/cart.vm", TEMPLATE)
    (entry, *_) = served.view("carts/cart")["scenarios"]
    asked = {"t": "carts/cart", "payload": entry["payload"], "text": "{}"}
    assert served.ask("POST", "/api/notes", asked).json["unreached"] == []
    (part,) = served.get("/api/notes", t="carts/cart").json["unreached"]
    assert (part["line"], part["end_line"], part["past"]) == (4, 6, False)


def test_nothing_is_said_where_a_payload_is_broken(served: Served) -> None:
    served.save("carts/cart.vm", TEMPLATE)
    (entry, *_) = served.view("carts/cart")["scenarios"]
    asked = {"t": "carts/cart", "payload": entry["payload"], "text": "{"}
    assert served.ask("POST", "/api/notes", asked).json["unreached"] == []
