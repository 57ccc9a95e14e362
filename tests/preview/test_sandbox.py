"""The message runs nothing, changes nothing, and is patched in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from served import Served

HOSTILE = """<!doctype html><html><head>
<meta http-equiv="refresh" content="0;url=https://example.invalid/">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<base href="https://example.invalid/">
<script>parent.document.title = "owned by script"</script>
</head><body onload="parent.document.title = 'owned by onload'">
<img src="x:" onerror="parent.document.title = 'owned by onerror'">
<svg onload="parent.document.title = 'owned by svg'"></svg>
<iframe srcdoc="<script>top.document.title = 'owned by frame'</script>"></iframe>
<form action="/api/payload"><button id="send">send</button></form>
<a id="script" href="javascript:parent.document.title = 'owned by link'">link</a>
<p id="click" onclick="parent.document.title = 'owned by click'">$firstName</p>
</body></html>"""


def test_a_hostile_message_runs_nothing(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", HOSTILE)
    message = served.open(page, t="carts/cart")
    for name in ("#send", "#script", "#click"):
        message.locator(name).click()
        page.keyboard.press("Escape")
    served.save(
        "carts/cart.vm", HOSTILE.replace("$firstName", "<i onclick='parent.document.title = 1'>patched</i>")
    )
    message.locator("#click i").click()
    assert page.title() == "cart · velocity-preview"
    assert "example.invalid" not in page.frames[-1].url


def test_a_link_opens_outside_the_preview(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", f'<a href="{served.url}message?t=carts/cart">there</a>')
    message = served.open(page, t="carts/cart")
    with page.expect_popup() as popup:
        message.locator("a").click()
    assert popup.value.url.endswith("/message?t=carts/cart")
    assert popup.value.evaluate("window.opener") is None
    expect(message.locator("a")).to_have_text("there")


def test_the_message_is_patched_in_place_and_keeps_its_scroll(served: Served, page: Page) -> None:
    rows = "".join(f"<p id='r{n}'>row {n}</p>" for n in range(200))
    served.save("carts/cart.vm", f"<!doctype html><body>{rows}<b>first</b></body>")
    message = served.open(page, t="carts/cart")
    message.locator("#r0").evaluate("row => { row.kept = true; scrollTo(0, 1234) }")
    served.save("carts/cart.vm", f"<!doctype html><body>{rows}<b>second</b></body>")
    expect(message.locator("b")).to_have_text("second")
    assert message.locator("#r0").evaluate("row => [row.kept, scrollY]") == [True, 1234]


def test_the_change_is_outlined(served: Served, page: Page) -> None:
    message = served.open(page, t="carts/cart")
    page.evaluate(
        "new MutationObserver((all) => all.forEach((one) => one.addedNodes.forEach("
        "(node) => document.documentElement.setAttribute('data-seen', node.className))))"
        ".observe(document.querySelector('.layer'), { childList: true })"
    )
    served.save("carts/cart.vm", served.read("carts/cart.vm").replace("Hello", "Welcome"))
    expect(message.locator("h1")).to_have_text("Welcome Nadia")
    expect(page.locator("html")).to_have_attribute("data-seen", "changed")
    expect(page.locator(".changed")).to_have_count(0)


def test_each_layout_mode_is_the_message_s_own(served: Served, page: Page) -> None:
    transitional = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
    )
    body = (
        "<html><body><table><tr><td id='cell'><img width=20 height=20 src=''></td></tr></table></body></html>"
    )
    heights = {}
    for doctype in ("", transitional, "<!doctype html>"):
        served.save("carts/cart.vm", doctype + body)
        message = served.open(page, t="carts/cart")
        mode = message.locator("html").evaluate("root => root.ownerDocument.compatMode")
        heights[doctype] = (mode, message.locator("#cell").evaluate("cell => cell.clientHeight"))
    assert [mode for mode, _ in heights.values()] == ["BackCompat", "CSS1Compat", "CSS1Compat"]
    quirks, limited, standards = [height for _, height in heights.values()]
    assert quirks == limited < standards


def test_a_message_that_is_no_html_is_shown_as_text(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", "Hi $firstName, 3 < 5 & <3")
    message = served.open(page, t="carts/cart")
    expect(message.locator("p")).to_have_text("Hi Nadia, 3 < 5 & <3")
