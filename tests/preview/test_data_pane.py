"""The data of a scenario: seen with its types, edited live, written only when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page
    from served import Served

NAME = "carts/cart.one.json"


def editor(page: Page) -> Locator:
    return page.get_by_label("Payload as JSON")


def replace_all(page: Page, text: str) -> None:
    editor(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def test_the_tree_shows_types_and_copies_references(served: Served, page: Page) -> None:
    served.save(NAME, '{"firstName": "Nadia", "items": [{"old price": 12.5}], "n": 1}')
    served.open(page, t="carts/cart")
    tree = page.get_by_role("list", name="Data")
    expect(tree).to_contain_text("items List[1]")
    expect(tree.get_by_role("button", name="n 1 Integer")).to_be_visible()
    tree.get_by_text("Map[1]").click()
    tree.get_by_role("button", name="old price 12.5 Double").click()
    expect(page.locator(".note")).to_have_text("Copied $!{items[0].get('old price')}")
    assert page.evaluate("navigator.clipboard.readText()") == "$!{items[0].get('old price')}"


def test_every_valid_text_is_shown_and_none_is_written(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart")
    before = served.read(NAME)
    replace_all(page, '{"firstName": "Typed", "items": []}')
    expect(message.locator("h1")).to_have_text("Hello Typed")
    expect(page.locator("#status")).to_contain_text("data edited, not saved")
    assert served.read(NAME) == before
    page.get_by_role("button", name="Discard").click()
    expect(message.locator("h1")).to_have_text("Hello Nadia")
    expect(editor(page)).to_contain_text("Nadia")


def test_invalid_json_is_marked_and_changes_nothing(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart")
    replace_all(page, '{"firstName": "Typed",\n "items": [}\n}')
    expect(page.locator(".editor .cm-lintRange-error")).to_have_count(1)
    expect(page.locator(".note")).to_have_text("not JSON yet")
    expect(page.get_by_role("button", name="Save")).to_be_disabled()
    expect(message.locator("h1")).to_have_text("Hello Nadia")


def test_save_writes_the_file(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart")
    replace_all(page, '{"firstName": "Kept", "items": []}')
    expect(message.locator("h1")).to_have_text("Hello Kept")
    page.keyboard.press("Control+s")
    expect(page.locator(".note")).to_have_text("saved")
    assert served.read(NAME) == '{"firstName": "Kept", "items": []}'
    expect(page.get_by_role("button", name="Save")).to_be_disabled()
    expect(page.locator("#status")).not_to_contain_text("not saved")


def test_a_file_changed_meanwhile_is_not_lost(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart")
    replace_all(page, '{"firstName": "Mine", "items": []}')
    expect(message.locator("h1")).to_have_text("Hello Mine")
    served.save(NAME, '{"firstName": "Theirs", "items": []}')
    expect(page.get_by_role("alert")).to_contain_text("was changed on disk")
    assert "Theirs" in served.read(NAME)
    page.get_by_role("button", name="Take the one on disk").click()
    expect(message.locator("h1")).to_have_text("Hello Theirs")
    expect(editor(page)).to_contain_text("Theirs")
    replace_all(page, '{"firstName": "Mine", "items": []}')
    expect(message.locator("h1")).to_have_text("Hello Mine")
    served.save(NAME, '{"firstName": "Others", "items": []}')
    page.get_by_role("button", name="Keep mine and save").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert "Mine" in served.read(NAME)


def test_a_save_elsewhere_arrives_in_the_editor(served: Served, page: Page) -> None:
    served.open(page, t="carts/cart")
    expect(editor(page)).to_contain_text("Nadia")
    served.save(NAME, '{"firstName": "Elsewhere", "items": []}')
    expect(editor(page)).to_contain_text("Elsewhere")


def test_what_is_typed_stays_while_the_template_is_saved(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart")
    replace_all(page, '{"firstName": "Typed", "items": []}')
    expect(message.locator("h1")).to_have_text("Hello Typed")
    served.save("carts/cart.vm", "<h1>Dear $firstName</h1>")
    expect(message.locator("h1")).to_have_text("Dear Typed")
    expect(editor(page)).to_contain_text("Typed")


def test_a_payload_that_no_recipient_can_be_read_from_is_explained(served: Served, page: Page) -> None:
    served.open(page, t="carts/cart")
    replace_all(page, "[1]")
    expect(page.get_by_role("alert")).to_contain_text("not an object")
    replace_all(page, '{"firstName": "Mended", "items": []}')
    expect(page.get_by_role("alert")).to_have_count(0)


def test_each_payload_keeps_what_was_typed_for_it(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart")
    replace_all(page, '{"firstName": "Typed", "items": []}')
    expect(message.locator("h1")).to_have_text("Hello Typed")
    page.get_by_label("Scenario").select_option("two")
    expect(editor(page)).to_contain_text("Tomas")
    expect(message.locator("h1")).to_have_text("Hello Tomas")
    expect(page.locator("#status")).not_to_contain_text("not saved")
    page.get_by_label("Scenario").select_option("one")
    expect(message.locator("h1")).to_have_text("Hello Typed")
    expect(editor(page)).to_contain_text("Typed")
    expect(page.locator("#status")).to_contain_text("not saved")


def test_the_pane_s_parts_fill_its_width(served: Served, page: Page) -> None:
    served.open(page, t="carts/cart")
    expect(editor(page)).to_be_visible()
    pane = page.locator(".data-pane").bounding_box()
    for part in (".treebox", ".editbar", ".editor"):
        box = page.locator(part).bounding_box()
        assert (box["x"], box["width"]) == (pane["x"], pane["width"]), part
