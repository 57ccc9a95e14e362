"""A file is saved, the open page shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect
from served import Served, serving

if TYPE_CHECKING:
    from pathlib import Path


def test_a_saved_template_appears_in_the_page(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart")
    expect(message.locator("h1")).to_have_text("Hello Nadia")
    served.save("carts/cart.vm", served.read("carts/cart.vm").replace("Hello", "Welcome back"))
    expect(message.locator("h1")).to_have_text("Welcome back Nadia")
    said = page.locator("#status .fresh").inner_text()
    assert int(re.search(r"shown after (\d+) ms", said)[1]) < 1000


def test_a_saved_payload_appears_in_the_page(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart", s="two")
    expect(message.locator(".item")).to_have_text(["Moss", "Ivy"])
    served.save("carts/cart.two.json", '{"firstName": "Tomas", "items": [{"name": "Oak"}]}')
    expect(message.locator(".item")).to_have_text(["Oak"])


def test_templates_and_scenarios_are_listed_and_chosen(served: Served, page: Page) -> None:
    served.save("sms.vm", "Hi $name")
    message = served.open(page)
    expect(page.get_by_role("treeitem")).to_have_text(["▾carts", "cart", "sms"])
    page.get_by_role("treeitem", name="cart", exact=True).click()
    page.get_by_label("Scenario").select_option("two")
    expect(message.locator("h1")).to_have_text("Hello Tomas")
    assert "t=carts/cart&s=two" in page.url


def test_a_new_template_and_a_new_payload_come_up(served: Served, page: Page) -> None:
    served.open(page, t="carts/cart")
    served.save("price/drop.vm", "<p>Less</p>")
    expect(page.get_by_role("treeitem", name="drop")).to_be_visible()
    served.save("carts/cart.three.json", '{"firstName": "Three", "items": []}')
    expect(page.get_by_label("Scenario").locator("option")).to_have_text(["one", "three", "two"])


def test_a_template_that_goes_leaves_the_list(served: Served, page: Page) -> None:
    served.save("gone.vm", "bye")
    served.open(page, t="carts/cart")
    expect(page.get_by_role("treeitem", name="gone")).to_be_visible()
    (served.root / "gone.vm").unlink()
    expect(page.get_by_role("treeitem", name="gone")).to_have_count(0)


def test_an_error_dims_the_last_good_message_until_it_is_mended(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart")
    good = served.read("carts/cart.vm")
    served.save("carts/cart.vm", good.replace("#end", ""))
    card = page.get_by_role("alert")
    expect(card).to_contain_text("carts/cart.vm")
    expect(card.locator(".frame .opener")).to_contain_text("#foreach")
    expect(page.locator(".link")).to_contain_text("error")
    expect(page.locator(".screens")).to_have_css("opacity", "0.4")
    expect(message.locator("h1")).to_have_text("Hello Nadia")
    served.save("carts/cart.vm", good.replace("Hello", "Mended"))
    expect(message.locator("h1")).to_have_text("Mended Nadia")
    expect(card).to_have_count(0)
    expect(page.locator(".screens")).to_have_css("opacity", "1")


def test_a_broken_payload_is_shown_at_its_place(served: Served, page: Page) -> None:
    served.open(page, t="carts/cart")
    served.save("carts/cart.one.json", '{\n  "firstName": "Nadia"\n  "items": []\n}')
    card = page.get_by_role("alert")
    expect(card).to_contain_text("carts/cart.one.json, line ")
    expect(card.locator(".here")).to_have_count(1)


def test_the_error_of_a_page_loaded_anew_keeps_the_last_good_message(served: Served, page: Page) -> None:
    served.open(page, t="carts/cart")
    served.save("carts/cart.vm", "<p>#if($a)</p>")
    expect(page.get_by_role("alert")).to_be_visible()
    message = served.open(page, t="carts/cart")
    expect(message.locator("h1")).to_have_text("Hello Nadia")


def test_a_missing_include_that_appears_mends_the_message(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", "<h1>Top</h1>#parse('parts/foot.vm')")
    message = served.open(page, t="carts/cart")
    expect(page.get_by_role("alert")).to_contain_text("foot.vm")
    served.save("carts/parts/foot.vm", "<footer>Bye $firstName</footer>")
    expect(message.locator("footer")).to_have_text("Bye Nadia")
    served.save("carts/parts/foot.vm", "<footer>See you $firstName</footer>")
    expect(message.locator("footer")).to_have_text("See you Nadia")


def test_an_include_of_an_include_and_the_settings_show(served: Served, page: Page) -> None:
    served.save("carts/one.vm", "<p>one</p>#parse('two.vm')")
    served.save("carts/two.vm", "<p>two</p>")
    served.save("carts/cart.vm", "#parse('one.vm')<i>$firstName.size()</i>")
    message = served.open(page, t="carts/cart")
    expect(message.locator("p")).to_have_text(["one", "two"])
    served.save("carts/two.vm", "<p>zwei</p>")
    expect(message.locator("p")).to_have_text(["one", "zwei"])
    served.save("velocity-preview.toml", 'engine = "1.7"')
    expect(page.locator("#status .engine")).to_have_text("yespo · 1.7")
    served.save("velocity-preview.toml", "engine = 1.7")
    expect(page.get_by_role("alert")).to_contain_text("velocity-preview.toml")
    (served.root / "velocity-preview.toml").unlink()
    expect(page.locator("#status .engine")).to_have_text("yespo · 2.4.1")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_template_that_is_renamed_while_it_is_shown(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart")
    path = served.root / "carts/cart.vm"
    path.rename(path.with_name("basket.vm"))
    expect(page.locator("#stage")).to_contain_text("There is no template `carts/cart`")
    expect(page.get_by_role("treeitem", name="basket")).to_have_count(1)
    path.with_name("basket.vm").rename(path)
    expect(message.locator("h1")).to_contain_text("Hello")
    expect(page.get_by_role("treeitem", name="basket")).to_have_count(0)


def test_an_editor_that_replaces_the_file_is_noticed(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart")
    for word in ("first", "second"):
        beside = served.root / "carts/.cart.vm.swp"
        beside.write_text(f"<h1>{word}</h1>", "utf-8")
        beside.replace(served.root / "carts/cart.vm")
        expect(message.locator("h1")).to_have_text(word)


def test_of_two_saves_in_a_row_the_last_is_shown(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart")
    for number in range(20):
        served.save("carts/cart.vm", f"<h1>a{number:02}</h1>")
        served.save("carts/cart.vm", f"<h1>b{number:02}</h1>")
        expect(message.locator("h1")).to_have_text(f"b{number:02}")


def test_a_checkout_of_hundreds_of_files_is_taken_in(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart")
    for number in range(300):
        served.save(f"many/n{number:03}/mail.vm", f"<p>{number}</p>")
    served.save("carts/cart.vm", "<h1>after the checkout</h1>")
    expect(message.locator("h1")).to_have_text("after the checkout")
    expect(page.get_by_role("treeitem", name="n299")).to_have_count(1)


def test_the_page_comes_back_when_the_server_does(folder: Path, page: Page) -> None:
    with serving(folder) as first:
        message = first.open(page, t="carts/cart")
        port = int(first.url.rsplit(":", 1)[1].strip("/"))
    expect(page.locator(".link")).to_contain_text("disconnected")
    first.save("carts/cart.vm", "<h1>while it was away</h1>")
    with serving(folder, port=port) as second:
        assert second.url == first.url
        expect(page.locator(".link")).to_contain_text("live")
        expect(message.locator("h1")).to_have_text("while it was away")
