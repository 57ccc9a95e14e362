"""A click on the message's text finds its template line and data path; undefined references are underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import FrameLocator, Page
    from served import Served


def marked(message: FrameLocator, kind: str) -> list[str]:
    """The texts under a kind of mark."""
    return message.locator("html").evaluate(
        "(root, name) => [...root.ownerDocument.defaultView.CSS.highlights.get(name) ?? []].map(String)",
        f"velocity-preview-{kind}",
    )


def ready(page: Page) -> None:
    """The source map is there."""
    expect(page.locator("#status .undefined")).to_be_visible()


@pytest.mark.parametrize(
    "case",
    [
        ("<h1>Dear $data.get('firstName'),</h1>", "Nadia", "$data.get('firstName')", "data.firstName"),
        ("😀 &amp; &nbsp;&lt;<b>$firstName</b>", "Nadia", "$firstName", "firstName"),
        ("<p>#foreach($i in $items)[$i.name]#end</p>", "[Fern]", "$i.name", "items[0].name"),
        ("<table>stray <tr><td>$firstName</td></tr></table>", "Nadia", "$firstName", "firstName"),
        (
            "<style>p { color: red }</style><!-- $firstName --><p>$firstName</p>",
            "Nadia",
            "$firstName",
            "firstName",
        ),
        ("SMS for $firstName", "SMS for Nadia", "$firstName", "firstName"),
        ("<title>$firstName</title><p>${firstName}</p>", "Nadia", "${firstName}", "firstName"),
    ],
)
def test_a_click_names_the_template_and_the_data(served: Served, page: Page, case: tuple[str, ...]) -> None:
    template, text, vtl, path = case
    served.save("carts/cart.vm", template)
    message = served.open(page, t="carts/cart")
    ready(page)
    element = message.locator("body").get_by_text(text).last
    box = element.evaluate(
        """(element, wanted) => {
            const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode());) {
                const at = node.data.search(wanted);
                if (at < 0) continue;
                const range = element.ownerDocument.createRange();
                range.setStart(node, at + 1);
                range.setEnd(node, at + 2);
                const { x, y, width, height } = range.getBoundingClientRect();
                const own = element.getBoundingClientRect();
                return { x: x + width / 2 - own.x, y: y + height / 2 - own.y };
            }
        }""",
        "Nadia|Fern",
    )
    element.click(position=box)
    card = page.get_by_role("dialog", name="Where this text comes from")
    expect(card.locator(".vtl")).to_have_text(vtl)
    expect(card).to_contain_text(f"data {path}")
    card.get_by_role("button", name="carts/cart.vm, line 1").click()
    expect(page.get_by_role("tab", name="Template")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_label("Template", exact=True)).to_be_focused()
    expect(element).to_be_visible()


def test_plain_text_has_a_template_line_too(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", "<p>\n\n<b>Only words</b></p>")
    message = served.open(page, t="carts/cart")
    ready(page)
    message.locator("b").click()
    expect(page.locator(".origin")).to_contain_text("carts/cart.vm, lines 1 to 3")


def test_undefined_references_are_underlined_and_explained(served: Served, page: Page) -> None:
    served.save(
        "carts/cart.vm", "<p>Dear $data.fistName, <b>$!nothing</b>$firstName</p><i>$data.fistName</i>"
    )
    message = served.open(page, t="carts/cart", side="findings")
    expect(page.locator("#status .undefined")).to_have_text("2 undefined")
    assert marked(message, "undefined") == ["$data.fistName", "$data.fistName"]
    pane = page.get_by_role("tabpanel", name="Findings")
    expect(pane).to_contain_text("$data.fistName printed itself")
    expect(pane).to_contain_text("$!nothing printed nothing")
    message.locator("i").click()
    expect(page.locator(".origin")).to_contain_text("Did you mean firstName?")
    served.save("carts/cart.vm", "<p>Dear $data.firstName</p>")
    expect(page.locator("#status .undefined")).to_have_text("0 undefined")
    assert marked(message, "undefined") == []
    assert "highlight" not in message.locator("html").evaluate("root => root.outerHTML")


def test_pointing_at_a_reference_marks_its_places(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", "<ul>\n#foreach($item in $items)\n<li>$item.name</li>\n#end\n</ul>")
    message = served.open(page, t="carts/cart", s="two", tab="template")
    ready(page)
    page.get_by_label("Template", exact=True).get_by_text("$item.name").hover()
    expect(message.locator("li")).to_have_text(["Moss", "Ivy"])
    page.wait_for_selector("iframe.message")
    assert marked(message, "place") == ["Moss", "Ivy"]
    page.get_by_role("tab", name="Template").hover()
    assert marked(message, "place") == []


def test_what_an_include_prints_leads_to_the_include(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", "<h1>Top</h1>#parse('foot.vm')")
    served.save("carts/foot.vm", "<p>\nBye <b>$firstName</b></p>")
    message = served.open(page, t="carts/cart")
    expect(page.get_by_role("treeitem", name="foot")).to_be_visible()
    ready(page)
    message.locator("b").click()
    page.get_by_role("button", name="foot.vm, line 2").click()
    expect(page.get_by_label("Template", exact=True)).to_contain_text("Bye")
    assert "t=carts/foot" in page.url
