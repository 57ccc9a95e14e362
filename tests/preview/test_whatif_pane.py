"""What other data would make of the template: listed by cause, shown with its line, never written."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
import json
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from served import Answer, Served

HELLO = "<p>one</p>\n<h1>Hello $!data.get('firstName'),</h1>\n<p>$items.get(0).get('name')</p>\n"
SOUND = "#if($data.get('firstName'))<h1>Hello $data.get('firstName'),</h1>#else<h1>Hello,</h1>#end\n"


def test_causes_are_listed_and_come_and_go_with_the_saves(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", HELLO)
    served.open(page, t="carts/cart", side="whatif")
    pane = page.get_by_role("tabpanel", name="What if")
    expect(pane.get_by_role("heading")).to_have_text(["Not sent1", "Wrong text2"])
    expect(pane.get_by_role("listitem").first).to_contain_text(
        "Where items is an empty list, the message is not sent"
    )
    expect(pane).to_contain_text("the reader sees Hello ,")
    expect(page.get_by_role("tab", name="What if")).to_contain_text("3")
    served.save("carts/cart.vm", SOUND)
    expect(pane).to_contain_text("Nothing to report.")
    expect(pane.get_by_role("listitem")).to_have_count(0)


def test_a_click_shows_that_message_and_the_line(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", HELLO)
    before = served.read("carts/cart.one.json")
    message = served.open(page, t="carts/cart", side="whatif")
    expect(message.locator("h1")).to_have_text("Hello Nadia,")
    pane = page.get_by_role("tabpanel", name="What if")
    pane.get_by_role("button", name="Where firstName is absent").click()
    expect(message.locator("h1")).to_have_text("Hello ,")
    expect(page.locator(".trial-note")).to_contain_text("What if firstName is absent")
    expect(page.locator("#status")).to_contain_text("nothing is written")
    expect(page.get_by_role("tab", name="Template")).to_have_attribute("aria-selected", "true")
    assert "$!data.get('firstName')" in page.evaluate(
        "getSelection().toString() || document.activeElement.innerText"
    )
    pressed = pane.get_by_role("button", pressed=True)
    expect(pressed).to_have_text("it is absent")
    pane.get_by_role("button", name="it is null").first.click()
    expect(page.locator(".trial-note")).to_contain_text("What if firstName is null")
    page.get_by_role("button", name="Back to your data").click()
    expect(message.locator("h1")).to_have_text("Hello Nadia,")
    expect(page.locator(".trial-note")).to_be_hidden()
    assert served.read("carts/cart.one.json") == before


def test_data_for_which_nothing_is_sent_shows_why(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", HELLO)
    served.open(page, t="carts/cart", side="whatif", tab="message")
    pane = page.get_by_role("tabpanel", name="What if")
    pane.get_by_role("button", name="it is an empty list").click()
    page.get_by_role("tab", name="Message", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("This message would not be sent")
    page.keyboard.press("l")  # the next scenario is the author's own again
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".trial-note")).to_be_hidden()


def test_the_key_opens_the_tab_and_what_is_typed_counts(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", "<h1>$!data.get('nickname')!</h1>")
    served.open(page, t="carts/cart")
    page.get_by_label("Payload as JSON").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text('{"nickname": "Nad"}')
    page.get_by_role("tab", name="Message", exact=True).click()
    page.keyboard.press("v")
    pane = page.get_by_role("tabpanel", name="What if")
    expect(pane).to_contain_text("Where nickname is absent")
    pane.get_by_role("button", name="Where nickname is absent").click()
    expect(page.locator(".trial-note")).to_be_visible()


def test_without_a_payload_it_says_so(served: Served, page: Page) -> None:
    served.save("bare.vm", "<p>bare</p>")
    served.open(page, t="bare", side="whatif")
    expect(page.get_by_role("tabpanel", name="What if")).to_contain_text("No payload for this template")


def _settled(ask: Callable[..., Answer], *asked: object, **query: str) -> Answer:
    """The answer when the notices of what was saved are all there: each gives up what is under way."""
    while (answer := ask(*asked, **query)).status == 409:
        pass
    return answer


def test_answers_over_http(served: Served) -> None:
    served.save("carts/cart.vm", HELLO)
    found = _settled(served.get, "/api/whatif", t="carts/cart").json
    first = found["results"][0]
    assert (first["outcome"], first["path"], first["line"], first["ways"][0]) == (
        "wrong-text",
        "firstName",
        2,
        {"variant": "absent", "words": "is absent", "scenario": "one"},
    )
    asked = {"t": "carts/cart", "result": "0", "way": "0"}
    tried = _settled(served.ask, "POST", "/api/whatif/payload", asked).json
    assert (tried["payload"], tried["scenario"]) == ("carts/cart.one.json", "one")
    view = served.ask(
        "POST", "/api/view", {"t": "carts/cart", "payload": tried["payload"], "text": tried["text"]}
    )
    assert "Hello ," in view.json["text"]
    assert served.ask("POST", "/api/whatif/payload", asked | {"result": "99"}).status == 404
    assert served.ask("POST", "/api/whatif/payload", asked | {"way": "x"}).status == 400
    assert served.ask("POST", "/api/whatif/payload", asked, {"X-Velocity-Preview-Token": "no"}).status == 403


def test_a_change_gives_up_what_is_under_way(served: Served) -> None:
    """Work for a text that is no more ends early, and whoever waits for it asks again."""
    slow = "".join(f"#if($a{number} && $b{number})x#end\n" for number in range(400))
    data = {f"{key}{number}": "x" for number in range(400) for key in "ab"}
    served.save("carts/cart.vm", slow * 4)
    served.save("carts/cart.one.json", json.dumps(data))
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(served.get, "/api/whatif", t="carts/cart")
        while not waiting.done():
            served.preview.explorations.forget()
        assert waiting.result().status == 409
