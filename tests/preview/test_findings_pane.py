"""The linter's findings beside the message: live, at their lines, with what is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from served import Served


def test_findings_come_and_go_with_the_saves(served: Served, page: Page) -> None:
    served.open(page, t="carts/cart", side="findings")
    pane = page.get_by_role("tabpanel", name="Findings")
    expect(pane.locator(".empty")).to_have_text("Nothing to report for 2 scenarios.")
    good = served.read("carts/cart.vm")
    served.save("carts/cart.vm", good.replace("'firstName'", "'fistName'"))
    expect(pane.get_by_role("button").first).to_contain_text("fistName")
    expect(pane.get_by_role("button").first).to_contain_text("firstName")
    expect(page.get_by_role("tab", name="Findings")).to_contain_text("1")
    expect(page.locator("#status")).to_contain_text("1 warning")
    served.save("carts/cart.vm", good)
    expect(pane.locator(".empty")).to_have_text("Nothing to report for 2 scenarios.")


def test_they_are_grouped_and_the_size_is_said(served: Served, page: Page) -> None:
    served.save("velocity-preview.toml", '[rules]\nunknown-reference = "error"')
    served.save("carts/cart.vm", "<p>$nobody</p>" + "x" * 120_000 + "#set($unused = 1)")
    served.open(page, t="carts/cart", side="findings")
    headings = page.locator("#pane-findings h2")
    expect(headings.first).to_contain_text("error: Wrong text")
    expect(headings.last).to_contain_text("Without a value in this scenario")
    expect(page.locator("#pane-findings .size")).to_have_text(
        "118 KB of 102 KB: Gmail clips the end of this message."
    )
    expect(page.locator("#status .size")).to_contain_text("▲ 118 KB of 102 KB")


def test_what_the_engine_could_not_do_is_said(served: Served, page: Page) -> None:
    served.save("velocity-preview.toml", "[limits]\nloops = 3")
    served.save("carts/cart.vm", "#foreach($i in [1..9])$i#end")
    served.open(page, t="carts/cart", side="findings")
    expect(page.locator("#pane-findings .finding").first).to_contain_text("3")
    expect(page.locator("#pane-findings h2").first).to_contain_text("error: Not sent")


def test_a_long_list_comes_in_parts(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", "".join(f"<p>$n{number}</p>\n" for number in range(150)))
    served.open(page, t="carts/cart", side="findings")
    section = page.locator("#pane-findings section").last
    expect(section.locator("li")).to_have_count(100)
    section.get_by_role("button", name="50 more").click()
    expect(section.locator("li")).to_have_count(150)


def test_a_click_goes_to_the_line(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", "<p>\n\n#if($data.get('firstName'))\nnever closed")
    served.open(page, t="carts/cart", side="findings")
    page.get_by_role("tabpanel", name="Findings").get_by_role("button").first.click()
    expect(page.get_by_role("tab", name="Template")).to_have_attribute("aria-selected", "true")
    source = page.get_by_label("Template", exact=True)
    expect(source).to_be_focused()
    expect(page.locator(".sheet .cm-lint-marker-error").first).to_be_visible()
    assert "#if($data.get('firstName'))" in page.evaluate("getSelection().toString()")


def test_findings_are_those_of_the_edited_payload(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", "<h1>$!data.get('nickname')</h1>")
    message = served.open(page, t="carts/cart")
    expect(page.locator("#status")).to_contain_text("1 warning")
    page.get_by_label("Payload as JSON").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text('{"nickname": "Nad"}')
    expect(message.locator("h1")).to_have_text("Nad")
    expect(page.locator("#status")).not_to_contain_text("1 warning")


def test_a_doubtful_payload_is_a_finding(served: Served, page: Page) -> None:
    served.save("carts/cart.one.json", '{"firstName": "a", "firstName": "b", "items": []}')
    served.open(page, t="carts/cart", side="findings")
    finding = page.get_by_role("tabpanel", name="Findings").get_by_role("button")
    expect(finding).to_contain_text("carts/cart.one.json, line 1")


def test_a_setting_switches_a_rule_off_and_a_broken_one_is_explained(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", "<h1>$!data.get('nickname')</h1>")
    served.open(page, t="carts/cart", side="findings")
    expect(page.locator("#status")).to_contain_text("1 warning")
    served.save("velocity-preview.toml", '[rules]\nunknown-key = "off"\n')
    expect(page.locator("#status")).to_contain_text("no findings")
    served.save("velocity-preview.toml", 'engin = "1.7"\n')
    expect(page.get_by_role("alert")).to_contain_text("velocity-preview.toml, line 1")
    served.save("velocity-preview.toml", 'engine = "1.7"\n')
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_label("Engine")).to_have_value("1.7")


def test_the_list_says_which_templates_have_findings(served: Served, page: Page) -> None:
    served.save("bad.vm", "<p>#if($a)")
    served.open(page, t="carts/cart")
    expect(page.get_by_role("treeitem", name="bad 1 error")).to_be_visible()
    expect(page.get_by_role("treeitem", name="cart", exact=True)).to_be_visible()
    served.save("bad.vm", "<p>good</p>")
    expect(page.get_by_role("treeitem", name="bad", exact=True)).to_be_visible()
    served.save("carts/cart.vm", "<h1>$!data.get('nickname')</h1>")
    expect(page.get_by_role("treeitem", name="cart 1 warning")).to_be_visible()
