"""What no scenario shows: listed with its line and with data that shows it, which becomes a scenario if asked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playwright.sync_api import expect
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from served import Served

TEMPLATE = """<p>
#if($data.get('status') == 'gold')
<b>Gold</b>
#elseif($data.get('status') == 'silver')
<b>Silver</b>
#else
Hello
#end
</p>
"""
PANE = "#pane-coverage"


def test_a_headline_a_bar_and_what_is_never_shown(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", TEMPLATE)
    served.open(page, t="carts/cart")
    page.keyboard.press("c")
    pane = page.get_by_role("tabpanel", name="Coverage")
    expect(pane.locator(".headline")).to_have_text("1 of 3 branches are reached by your 2 scenarios.")
    expect(pane.get_by_role("meter", name="Branches reached")).to_have_attribute("value", "1")
    expect(pane.get_by_role("heading", name="Never shown")).to_contain_text("2")
    expect(page.get_by_role("tab", name="Coverage")).to_contain_text("2")
    first, second = (pane.locator(f".finding >> nth={number}") for number in (0, 1))
    expect(first).to_contain_text("What follows #if($data.get('status') == 'gold')")
    expect(first).to_contain_text("Shown where status is gold.")
    expect(first).to_contain_text("lines 2 to 3")
    expect(second).to_contain_text("Shown where status is silver.")
    assert "side=coverage" in page.url


def test_it_follows_every_save_and_the_engine(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", TEMPLATE)
    served.open(page, t="carts/cart", side="coverage")
    headline = page.locator(f"{PANE} .headline")
    expect(headline).to_contain_text("1 of 3")
    served.save("carts/cart.two.json", '{"status": "silver"}')
    expect(headline).to_contain_text("2 of 3")
    served.save("carts/cart.vm", "#if($data.get('status') == 'silver')x#end")
    expect(headline).to_have_text("All 2 branches are reached by your 2 scenarios.")
    served.save("carts/cart.two.json", '{"status": ""}')
    served.save("carts/cart.vm", "#if($status)x#end")
    expect(headline).to_contain_text("1 of 2")
    page.locator("#engine").select_option("1.7")  # an empty string is true there
    expect(headline).to_contain_text("All 2")


def test_a_click_goes_to_the_line_and_a_scenario_is_shown(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", "<h1>$!data.get('firstName')</h1>\n#if($items.size() == 2)\nTwo\n#end\n")
    message = served.open(page, t="carts/cart", side="coverage")
    pane = page.locator(PANE)
    expect(message.locator("h1")).to_have_text("Nadia")
    two = pane.get_by_role("button", name="two", exact=True)
    two.click()
    expect(message.locator("h1")).to_have_text("Tomas")
    expect(two).to_have_attribute("aria-pressed", "true")
    pane.get_by_role("button", name="#if($items.size() == 2)").click()
    expect(page.get_by_role("tab", name="Template")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".cm-activeLine, .cm-line >> nth=1").first).to_be_visible()
    assert "#if($items.size() == 2)" in page.evaluate("getSelection().toString()")


def test_data_is_proposed_shown_and_saved_as_a_scenario(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", TEMPLATE)
    before = served.read("carts/cart.one.json")
    message = served.open(page, t="carts/cart", side="coverage")
    pane = page.locator(PANE)
    gold = pane.locator("li", has_text="status is gold").first
    expect(gold.locator(".said")).to_have_text('one where status is "gold" shows it.')
    gold.get_by_role("button", name="Show it").click()
    expect(message.locator("b")).to_have_text("Gold")
    expect(page.locator(".trial-note")).to_contain_text('one where status is "gold"')
    expect(gold.get_by_role("button", name="Show it")).to_have_attribute("aria-pressed", "true")
    gold.get_by_role("button", name="Save as scenario").click()
    name = gold.get_by_role("textbox", name="Name of the scenario")
    expect(name).to_be_focused()
    expect(name).to_have_value("status-gold")
    page.keyboard.press("Enter")
    expect(page.locator("#scenario")).to_have_value("status-gold")
    expect(pane.locator(".headline")).to_contain_text("2 of 3 branches are reached by your 3 scenarios")
    expect(pane).to_contain_text("Saved as carts/cart.status-gold.json")
    expect(message.locator("b")).to_have_text("Gold")
    expect(page.locator(".trial-note")).to_be_hidden()
    assert json.loads(served.read("carts/cart.status-gold.json"))["status"] == "gold"
    assert served.read("carts/cart.one.json") == before


def test_a_name_that_is_taken_is_said_and_escape_gives_up(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", TEMPLATE)
    before = served.read("carts/cart.two.json")
    served.open(page, t="carts/cart", side="coverage")
    pane = page.locator(PANE)
    pane.get_by_role("button", name="Save as scenario").first.click()
    pane.get_by_role("textbox", name="Name of the scenario").fill("two")
    page.keyboard.press("Enter")
    expect(pane.get_by_role("alert")).to_have_text(
        "There is `carts/cart.two.json` already: choose another name"
    )
    page.keyboard.press("Escape")
    expect(pane.get_by_role("button", name="Save as scenario").first).to_be_focused()
    assert served.read("carts/cart.two.json") == before


def test_what_if_saves_its_data_too(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", "<h1>Hello $!data.get('firstName'),</h1>")
    served.open(page, t="carts/cart", side="whatif")
    page.get_by_role("button", name="it is absent").first.click()
    note = page.locator(".trial-note")
    note.get_by_role("button", name="Save as scenario").click()
    expect(note.get_by_role("textbox", name="Name of the scenario")).to_have_value("firstName-absent")
    note.get_by_role("button", name="Save").click()
    expect(page.locator("#scenario")).to_have_value("firstName-absent")
    expect(page.locator("#status")).to_contain_text("saved as carts/cart.firstName-absent.json")
    assert "firstName" not in json.loads(served.read("carts/cart.firstName-absent.json"))


@pytest.mark.parametrize(
    ("text", "payloads", "said"),
    [
        ("<p>$data.get('a')</p>", ["{}"], "This template has no branches: every message shows all of it."),
        ("#if($a)x#end", [], "No payload for this template"),
        ("#if($a)x", ["{}"], "The engine refuses this template"),
        ("#if($a)x#end", ["{}", "{"], "Cannot be read and does not count: 1."),
        ("#if($a)x#end$l.get(9)", ['{"l": []}'], "Not sent, and counts as far as it gets: 0."),
        ("#if($a == 1 && $a == 2)x#end", ["{}"], "No data found that shows it"),
        ("#macro(m)x#end", ["{}"], "Nothing calls it."),
    ],
)
def test_what_there_is_to_say_instead(
    served: Served, page: Page, text: str, payloads: list[str], said: str
) -> None:
    served.save("mail/mail.vm", text)
    for number, payload in enumerate(payloads):
        served.save(f"mail/mail.{number}.json", payload)
    served.open(page, t="mail/mail.vm", side="coverage")
    expect(page.locator(PANE)).to_contain_text(said)


def test_on_a_phone_nothing_is_cut_and_the_drawer_gives_way(served: Served, browser: Browser) -> None:
    served.save("carts/cart.vm", TEMPLATE)
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    message = served.open(page, t="carts/cart", side="coverage")
    page.get_by_role("button", name="Data and findings").click()
    pane = page.locator(PANE)
    show = pane.get_by_role("button", name="Show it").first
    expect(show).to_be_visible()
    assert pane.evaluate("pane => pane.scrollWidth <= pane.clientWidth")
    assert page.locator("#side-tabs").evaluate("row => row.scrollWidth <= row.clientWidth")
    show.click()
    expect(message.locator("b")).to_have_text("Gold")
    expect(pane).to_be_hidden()
    context.close()


def test_answers_over_http(served: Served) -> None:
    served.save("carts/cart.vm", "#parse('part.vm')" + TEMPLATE)
    served.save("carts/part.vm", "#foreach($item in $items)x#else none#end")
    view = served.get("/api/coverage", t="carts/cart").json
    assert (view["reached"], view["total"], view["scenarios"]) == (2, 5, ["one", "two"])
    assert [file["path"] for file in view["files"]] == ["carts/cart.vm", "carts/part.vm"]
    loop, empty = view["files"][1]["arms"]
    assert (loop["by"], loop["runs"], loop["frame"]) == ([0, 1], 2, [])
    assert (empty["line"], empty["when"], empty["frame"][0]["number"]) == (
        1,
        "`items` is empty or missing",
        1,
    )
    asked = {"t": "carts/cart", "payload": "carts/cart.one.json", "text": '{"status": "silver"}'}
    typed = served.ask("POST", "/api/coverage", asked).json
    assert typed["reached"] == 4
    proposals = _settled(served, "/api/coverage/proposals").json
    assert [(one["path"], one["kind"], one["found"]) for one in proposals] == [
        ("carts/cart.vm", "if", True),
        ("carts/cart.vm", "elseif", True),
        ("carts/part.vm", "foreach-else", True),
    ]
    chosen = {"t": "carts/cart", "proposal": "0", "said": '`one` where `status` is `"gold"`'}
    tried = served.ask("POST", "/api/coverage/payload", chosen).json
    assert (tried["payload"], tried["scenario"], tried["name"]) == (
        "carts/cart.one.json", "one", "status-gold",
    )  # fmt: skip
    assert served.ask("POST", "/api/coverage/payload", chosen | {"proposal": "9"}).status == 404
    assert served.ask("POST", "/api/coverage/payload", chosen | {"proposal": "1"}).status == 404
    assert served.ask("POST", "/api/coverage/payload", chosen | {"proposal": "x"}).status == 400


def _settled(served: Served, path: str):
    """The answer when the notices of what was saved are all there: each gives up what is under way."""
    while (answer := served.get(path, t="carts/cart")).status == 409:
        pass
    return answer


def test_a_new_scenario_is_written_over_nothing_and_inside_of_the_folder(served: Served) -> None:
    text = '{"firstName": "Ada"}'
    asked = {"t": "carts/cart", "s": "one", "payload": "carts/cart.one.json", "text": text}
    saved = served.ask("POST", "/api/scenario", asked | {"name": "../../ada"}).json
    assert saved == {"path": "carts/cart.-..-ada.json", "scenario": "-..-ada"}
    assert json.loads(served.read("carts/cart.-..-ada.json")) == {"firstName": "Ada"}
    assert served.ask("POST", "/api/scenario", asked | {"name": "two"}).status == 409
    assert served.ask("POST", "/api/scenario", asked | {"name": " "}).status == 400
    assert served.ask("POST", "/api/scenario", asked | {"name": "x", "s": "nobody"}).status == 400
    assert served.ask("POST", "/api/scenario", asked | {"name": "x", "text": "{"}).status == 400
    no_token = {"X-Velocity-Preview-Token": "no"}
    assert served.ask("POST", "/api/scenario", asked | {"name": "x"}, no_token).status == 403
    assert not (served.root / "carts/cart.x.json").exists()


def test_a_recipient_is_saved_alone(served: Served) -> None:
    recipients = [{"email": f"{name}@x.example", "jsonParam": json.dumps({"n": name})} for name in "ab"]
    served.save("letters/letter.vm", "#if($n == 'c')x#end")
    served.save("letters/letter.json", json.dumps({"recipients": recipients}))
    name = served.view("letters/letter.vm")["scenarios"][1]["name"]
    text = served.read("letters/letter.json")
    asked = {"t": "letters/letter.vm", "s": name, "payload": "letters/letter.json", "text": text, "name": "b"}
    saved = served.ask("POST", "/api/scenario", asked).json
    assert saved["path"] == "letters/letter.b.json"
    assert len(json.loads(served.read("letters/letter.b.json"))["recipients"]) == 1
