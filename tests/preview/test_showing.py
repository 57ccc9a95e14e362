"""Widths, dark, images, tabs, keys, palette, grid, export: how the message is shown, and the URL that says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
import pytest
from served import Served, serving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

DARK = """<!doctype html><html><head><style>
body { background: rgb(255, 255, 255) } @media (prefers-color-scheme: dark) { body { background: rgb(1, 2, 3) } }
</style></head><body><picture><source media="(prefers-color-scheme: dark)" srcset="data:,dark">
<img src="data:,light"></picture>text</body></html>"""


def background(message) -> str:
    return message.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")


@pytest.mark.parametrize("width", [390, 768, 500])
def test_the_message_has_the_chosen_width(served: Served, page: Page, width: int) -> None:
    message = served.open(page, t="carts/cart", w=str(width))
    assert message.locator("html").evaluate("root => root.ownerDocument.defaultView.innerWidth") == width


def test_a_width_wider_than_the_stage_is_scaled_down(served: Served, page: Page) -> None:
    page.set_viewport_size({"width": 1200, "height": 800})
    message = served.open(page, t="carts/cart", w="1024")
    assert message.locator("html").evaluate("root => root.ownerDocument.defaultView.innerWidth") == 1024
    frame = page.locator("iframe.message").bounding_box()
    stage = page.locator("#stage").bounding_box()
    assert frame["x"] >= stage["x"]
    assert frame["x"] + frame["width"] <= stage["x"] + stage["width"]


def test_any_width_by_keyboard(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart", w="390")
    handle = page.get_by_role("separator", name="Width of the message")
    handle.press("ArrowRight")
    handle.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuenow", "410")
    assert message.locator("body").evaluate("innerWidth") == 410
    handle.press("ArrowLeft")
    expect(page).to_have_url(re.compile("w=400"))


def test_phone_and_desktop_stand_side_by_side(served: Served, page: Page) -> None:
    served.open(page, t="carts/cart", w="both")
    frames = page.locator("iframe.message")
    expect(frames).to_have_count(2)
    widths = [
        frames.nth(n)
        .content_frame.locator("html")
        .evaluate("root => root.ownerDocument.defaultView.innerWidth")
        for n in range(2)
    ]
    assert widths == [390, 1024]
    served.save("carts/cart.vm", "<h1>both</h1>")
    for n in range(2):
        expect(frames.nth(n).content_frame.locator("h1")).to_have_text("both")


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_message_s_own_dark_does_not_depend_on_the_system_s(
    served: Served, page: Page, system: str
) -> None:
    served.save("carts/cart.vm", DARK)
    page.emulate_media(color_scheme=system)
    message = served.open(page, t="carts/cart")
    assert background(message) == "rgb(255, 255, 255)"
    page.get_by_role("button", name="Authored dark").click()
    expect(message.locator("body")).to_have_css("background-color", "rgb(1, 2, 3)")
    assert message.locator("img").evaluate("image => image.currentSrc") == "data:,dark"
    served.save("carts/cart.vm", DARK.replace("1, 2, 3", "4, 5, 6"))
    expect(message.locator("body")).to_have_css("background-color", "rgb(4, 5, 6)")
    page.get_by_role("button", name="Light", exact=True).click()
    expect(message.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_forced_dark_inverts_the_message_and_not_its_images(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", DARK)
    message = served.open(page, t="carts/cart", dark="forced")
    for selector in ("html", "img"):
        expect(message.locator(selector)).to_have_css("filter", "invert(1) hue-rotate(180deg)")
    assert message.locator("html").evaluate("root => root.outerHTML.includes('invert')") is False


def test_images_off_loads_none(served: Served, page: Page) -> None:
    served.save(
        "carts/cart.vm",
        f'<!doctype html><body style="background:url({served.url}static/icon.svg?bg)">'
        f'<img src="{served.url}static/icon.svg?img" alt="A fern"></body>',
    )
    loaded: list[str] = []
    message = served.open(page, t="carts/cart", images="off")
    page.on("request", lambda request: loaded.append(request.url))
    assert message.locator("img").evaluate("image => image.naturalWidth") == 0
    page.keyboard.press("i")
    expect(page.get_by_role("button", name="Images")).to_have_attribute("aria-pressed", "true")
    message = page.frame_locator("iframe.message:not(.coming)").first
    expect(message.locator("img")).to_have_js_property("complete", True)
    assert message.locator("img").evaluate("image => image.naturalWidth") > 0
    assert any(url.endswith("?img") for url in loaded)


def test_the_tabs_show_text_html_and_template(served: Served, page: Page) -> None:
    served.open(page, t="carts/cart", s="two")
    page.keyboard.press("2")
    expect(page.locator(".plain")).to_have_text("Hello Tomas\n\nMoss\n\nIvy\n")
    page.keyboard.press("3")
    expect(page.get_by_label("HTML of the message")).to_contain_text('<p class="item">Moss</p>')
    page.keyboard.press("4")
    expect(page.get_by_label("Template", exact=True).locator(".vtl-directive").first).to_have_text("#foreach")
    served.save("carts/cart.vm", "<h1>#set($new = 1)</h1>")
    expect(page.get_by_label("Template", exact=True)).to_contain_text("#set($new = 1)")


def test_everything_visible_is_in_the_url(served: Served, page: Page) -> None:
    served.open(page, t="carts/cart", s="two", w="390", dark="authored", tab="html", e="1.7", images="off")
    assert page.url.split("?")[1] == "t=carts/cart&s=two&e=1.7&w=390&dark=authored&images=off&tab=html"
    expect(page.get_by_role("button", name="390")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Authored dark")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("tab", name="HTML")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_label("Engine")).to_have_value("1.7")
    page.keyboard.press("1")
    page.keyboard.press("h")
    expect(page.get_by_label("Scenario")).to_have_value("one")
    assert "s=two" not in page.url
    assert "tab=" not in page.url


def test_back_goes_to_the_template_before(served: Served, page: Page) -> None:
    served.save("zebra.vm", "<h1>stripes</h1>")
    message = served.open(page, t="carts/cart")
    page.keyboard.press("j")
    expect(message.locator("h1")).to_have_text("stripes")
    page.go_back()
    expect(message.locator("h1")).to_have_text("Hello Nadia")


def test_keys_work_while_the_message_has_the_focus(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart")
    message.locator("h1").click()
    page.keyboard.press("l")
    expect(message.locator("h1")).to_have_text("Hello Tomas")


def test_the_filter_and_the_palette_find_templates(served: Served, page: Page) -> None:
    for name in ("price/drop", "price/rise", "sms"):
        served.save(f"{name}.vm", f"<h1>{name}</h1>")
    message = served.open(page, t="carts/cart")
    expect(page.get_by_role("treeitem", name="sms")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("rise")
    expect(page.get_by_role("treeitem")).to_have_text(["▾price", "rise"])
    page.keyboard.press("Enter")
    expect(message.locator("h1")).to_have_text("price/rise")
    page.keyboard.press("Control+k")
    page.keyboard.type("prdr")
    page.keyboard.press("Enter")
    expect(message.locator("h1")).to_have_text("price/drop")


def test_thousands_of_templates_stay_quick(served: Served, page: Page) -> None:
    for number in range(3000):
        path = served.root / f"shop{number % 30:02}/t{number:04}.vm"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"<p>x</p>")
    served.open(page, t="carts/cart")
    expect(page.get_by_role("treeitem", name="shop29")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("t2999")
    expect(page.get_by_role("treeitem", name="t2999")).to_be_visible(timeout=3000)


def test_the_grid_shows_every_scenario_and_stays_live(served: Served, page: Page) -> None:
    served.open(page, t="carts/cart")
    page.keyboard.press("g")
    cells = page.locator(".cell")
    expect(cells).to_have_count(2)
    for n, name in enumerate(("Nadia", "Tomas")):
        expect(cells.nth(n).frame_locator("iframe").locator("h1")).to_have_text(f"Hello {name}")
        cells.nth(n).frame_locator("iframe").locator("h1").evaluate("heading => { heading.kept = true }")
    served.save("carts/cart.two.json", '{"firstName": "Olena", "items": []}')
    expect(cells.nth(1).frame_locator("iframe").locator("h1")).to_have_text("Hello Olena")
    served.save("carts/cart.other.json", '{"firstName": "Other", "items": []}')
    expect(cells).to_have_count(3)
    expect(cells.nth(1).frame_locator("iframe").locator("h1")).to_have_text("Hello Other")
    for n in (0, 2):
        assert cells.nth(n).frame_locator("iframe").locator("h1").evaluate("heading => heading.kept")
    page.get_by_role("button", name="Open two").click()
    expect(page.locator("iframe.message").first.content_frame.locator("h1")).to_have_text("Hello Olena")
    assert "s=two" in page.url


def test_the_message_can_be_taken_along(served: Served, page: Page) -> None:
    served.open(page, t="carts/cart", s="two")

    def choose(name: str) -> None:
        page.get_by_role("button", name="Export").click()
        page.get_by_role("menuitem", name=name).click()

    with page.expect_download() as download:
        choose("Download HTML")
    assert download.value.suggested_filename == "cart.two.html"
    assert "Hello Tomas" in download.value.path().read_text("utf-8")
    expect(page.get_by_role("button", name="Export")).to_be_visible()
    with page.expect_download() as download:
        choose("Save as .eml")
    assert download.value.suggested_filename == "cart.two.eml"
    assert "Subject: Cart" in download.value.path().read_text("utf-8")
    expect(page.get_by_role("button", name="Export")).to_be_visible()
    choose("Copy plain text")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "Hello Tomas\n\nMoss\n\nIvy\n"


def test_the_sides_fold_and_become_drawers(served: Served, page: Page) -> None:
    served.open(page, t="carts/cart")
    tree = page.get_by_role("tree")
    page.keyboard.press("[")
    expect(tree).to_be_hidden()
    page.reload()
    expect(tree).to_be_hidden()
    page.get_by_role("button", name="Templates", exact=True).click()
    expect(tree).to_be_visible()
    page.set_viewport_size({"width": 600, "height": 800})
    expect(tree).to_be_hidden()
    page.get_by_role("button", name="Templates", exact=True).click()
    expect(tree).to_be_visible()


def test_a_phone_reaches_everything(served: Served, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 780})
    message = served.open(page, t="carts/cart", s="two")
    for bar in ("#top", "#tools", "#tabs", "#status"):
        for item in page.locator(f"{bar} > :visible").all():
            box = item.bounding_box()
            assert box["x"] >= 0, item
            assert box["x"] + box["width"] <= 390, item
    page.get_by_role("button", name="Data and findings").click()
    expect(page.locator("#right")).to_be_in_viewport(ratio=1)
    expect(page.locator(".data")).to_contain_text("Tomas")
    page.locator("#top").get_by_role("button", name="Templates").click()
    expect(page.locator("#right")).to_be_hidden()
    page.get_by_role("treeitem", name="cart", exact=True).click()
    expect(message.get_by_role("heading")).to_be_visible()


def test_empty_states_teach(served: Served, page: Page) -> None:
    served.save("bare/letter.vm", "<p>Hi</p>")
    served.open(page, t="bare/letter.vm")
    expect(page.locator(".teach")).to_contain_text("bare/letter.json")
    page.goto(f"{served.url}?t=nowhere")
    expect(page.locator(".card")).to_contain_text("There is no template `nowhere`")


def test_a_folder_without_templates_says_where_it_looked(tmp_path: Path, page: Page) -> None:
    with serving(tmp_path) as served:
        page.goto(served.url)
        expect(page.locator(".card")).to_contain_text(
            re.compile("No templates found.*" + re.escape(tmp_path.name))
        )
        served.save("first.vm", "<h1>Here</h1>")
        expect(page.frame_locator("iframe.message").locator("h1")).to_have_text("Here")
