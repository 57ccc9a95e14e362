"""axe-core finds nothing in any state of the page, in both themes; everything is reached by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from served import Served

AXE = Path(__file__).parent / "axe/axe.min.js"
STATES = {
    "message": ({"t": "carts/cart"}, []),
    "plain text and findings": ({"t": "carts/cart", "tab": "text", "side": "findings"}, []),
    "template": ({"t": "carts/cart", "tab": "template"}, []),
    "html": ({"t": "carts/cart", "tab": "html", "dark": "authored"}, []),
    "grid": ({"t": "carts/cart", "grid": "1"}, []),
    "palette": ({"t": "carts/cart"}, ["Control+k"]),
    "keys": ({"t": "carts/cart"}, ["?"]),
    "error": ({"t": "broken"}, []),
    "what if": ({"t": "whatif", "side": "whatif"}, []),
    "coverage": ({"t": "branches", "side": "coverage"}, []),
    "no payload": ({"t": "bare"}, []),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(served: Served, browser: Browser, state: str, theme: str) -> None:
    served.save("broken.vm", "<p>\n#if($a)\n")
    served.save("bare.vm", "<p>$nothing</p>")
    served.save("whatif.vm", "<p>Hello $!name, $items.get(0)</p>")
    served.save("whatif.json", '{"name": "Ada", "items": ["Cup"]}')
    served.save("branches.vm", "#if($n == 1)x#end#if($n == 2)y#else z#end")
    served.save("branches.json", '{"n": 2}')
    query, keys = STATES[state]
    # axe is put into the page, which the page's own policy forbids
    context = browser.new_context(
        color_scheme=theme, bypass_csp=True, viewport={"width": 1280, "height": 800}
    )
    page = context.new_page()
    served.open(page, **query)
    expect(page.get_by_role("treeitem", name="broken")).to_be_visible()
    for key in keys:
        page.keyboard.press(key)
    if query.get("side") == "whatif":
        page.get_by_role("button", name="it is absent").first.click()
        expect(page.locator(".trial-note")).to_be_visible()
    if query.get("side") == "coverage":
        page.get_by_text("All branches").click()
        expect(page.get_by_role("button", name="Save as scenario")).to_have_count(2)
        page.get_by_role("button", name="Save as scenario").first.click()
        expect(page.get_by_role("textbox", name="Name of the scenario")).to_be_visible()
        expect(page.locator(".trial-note")).to_be_visible()
    page.add_script_tag(path=AXE)
    # the message is the author's: the page is what is looked at here
    found = page.evaluate("axe.run(document, { iframes: false }).then(({ violations }) => violations)")
    context.close()
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


def test_the_tree_the_tabs_and_the_menus_work_by_keyboard(served: Served, page: Page) -> None:
    served.save("sms.vm", "<h1>sms</h1>")
    message = served.open(page, t="carts/cart")
    expect(page.get_by_role("treeitem", name="sms")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("treeitem", name="carts")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("treeitem", name="cart", exact=True)).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(message.locator("h1")).to_have_text("sms")
    page.get_by_role("tab", name="Message").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Plain text")).to_be_focused()
    expect(page.locator(".plain")).to_have_text("sms\n")
    page.get_by_role("button", name="Export").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Download HTML")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menuitem", name="Download HTML")).to_be_hidden()
    page.get_by_role("separator", name="Width of the template list").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("separator", name="Width of the template list")).to_have_attribute(
        "aria-valuenow", "256"
    )
