"""A template without a payload comes with one to begin with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playwright.sync_api import expect
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from served import Served

READS = [
    ("$name", {"name": "name"}),
    ("$!{user.firstName} $user['last name']", {"user": {"firstName": "firstName", "last name": "last name"}}),
    ("$data.get('a').get('b')", {"a": {"b": "b"}}),
    ("#foreach($i in $items)$i.name $i.price#end", {"items": [{"name": "name", "price": 12.5}]}),
    ("$items.get(0).image $items[1].quantity", {"items": [{"image": "https://example.com/", "quantity": 2}]}),
    ("#set($x = $order.lines)#foreach($l in $x)$l#end", {"order": {"lines": ["lines"]}}),
    ("#set($local = 1)$local $numberTool.format('0', $sum)", {"sum": 12.5}),
    ("#foreach($a in $list)$foreach.count $velocityCount $a.b.size()#end", {"list": [{"b": "b"}]}),
    ("#macro(line $text)$text#end#line($title)", {"title": "title"}),
    ("#foreach($n in [1..3])$n.x#end", {"firstName": "firstName"}),
    ("no reference", {"firstName": "firstName"}),
    ("#if($never", {"firstName": "firstName"}),
]


@pytest.mark.parametrize(("template", "read"), READS)
def test_it_has_what_the_template_reads(served: Served, template: str, read: dict) -> None:
    served.save("bare.vm", template)
    event = json.loads(served.view("bare.vm", want="data")["scaffold"])
    assert event["eventTypeKey"] == "myEvent"
    assert {param["name"]: param["value"] for param in event["params"]} == read


def test_it_is_no_part_of_a_view_with_data(served: Served) -> None:
    assert served.view("carts/cart", want="data")["scaffold"] is None


def test_what_is_copied_and_saved_fills_the_message(served: Served, page: Page) -> None:
    served.save("letters/bare.vm", "<p>Dear $!firstName</p>#foreach($i in $!items)<b>$i.name</b>#end")
    message = served.open(page, t="letters/bare")
    expect(page.locator("#pane-data")).to_contain_text("letters/bare.json")
    page.get_by_role("button", name="Copy", exact=True).click()
    served.save("letters/bare.json", page.evaluate("navigator.clipboard.readText()"))
    expect(message.locator("body")).to_have_text("Dear firstNamename")
    expect(page.locator(".data")).to_contain_text("items")
