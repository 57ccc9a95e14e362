"""Whatever a save changes, the patched message is the message; what did not change is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from served import Served

ROWS = "".join(f"<tr><td>row {n}</td></tr>" for n in range(300))
STEPS = [
    "<p>one</p>",
    "<p class='a' style='color:red'>one</p>",
    "<p class='b'>one <b>two</b></p>",
    "<p><i>x</i><b>two</b></p><p>three</p>",
    "<p>three</p>",
    "text only",
    "<!-- note -->text only<br>",
    f"<table>{ROWS}</table>",
    f"<table>{ROWS.replace('row 150', 'changed')}</table>",
    f"<table><tr><td>new first</td></tr>{ROWS}</table>",
    f"<table>{ROWS}<tr><td>new last</td></tr></table>",
    f"<table>{ROWS[::-1].replace('>', '<')}</table>",
    "<div id='a'>1</div><div id='b'>2</div>",
    "<div id='b'>2</div><div id='a'>1</div><div>3</div>",
    "<style>p { color: red }</style><p>styled</p>",
    "<style>p { color: blue }</style><p>styled</p>",
    "<img src='data:,' alt='a'><img src='data:,' alt='b'>",
    "<a href='https://x.example/?a=1&amp;b=2'>link</a><svg viewBox='0 0 1 1'><path d='M0 0'/></svg>",
    "",
    "<ul><li>1<li>2<li>3</ul>",
    "<ul><li>2<li>3<li>4</ul>",
]


def test_every_step_ends_in_the_message_itself(served: Served, page: Page) -> None:
    """Each step in turn is patched into the one before, and compared with a fresh parse of it."""
    served.save("carts/cart.vm", "<!doctype html><body>start")
    message = served.open(page, t="carts/cart")
    for number, step in enumerate(STEPS):
        html = f'<!doctype html><html><body data-step="{number}">{step}</body></html>'
        served.save("carts/cart.vm", html)
        expect(message.locator("body")).to_have_attribute("data-step", str(number))
        same = message.locator("html").evaluate(
            """(root, html) => {
                const wanted = new (root.ownerDocument.defaultView.DOMParser)().parseFromString(html, "text/html");
                return root.isEqualNode(wanted.documentElement) || root.outerHTML;
            }""",
            html,
        )
        assert same is True, step


def test_a_row_that_is_put_in_leaves_the_others_alone(served: Served, page: Page) -> None:
    served.save("carts/cart.vm", f"<!doctype html><table>{ROWS}</table>")
    message = served.open(page, t="carts/cart")
    message.locator("table").evaluate(
        "table => table.querySelectorAll('tr').forEach((row) => { row.kept = true })"
    )
    served.save(
        "carts/cart.vm",
        f"<!doctype html><table>{ROWS.replace('<tr><td>row 9<', '<tr><td>new</td></tr><tr><td>row 9<')}</table>",
    )
    expect(message.get_by_text("new", exact=True)).to_be_visible()
    rows = message.locator("table").evaluate(
        "table => [...table.querySelectorAll('tr')].filter((row) => !row.kept).map((row) => row.textContent)"
    )
    assert rows == ["new"]
