"""A real server on a real socket, and Debian's Chromium."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, expect, sync_playwright
import pytest
from served import Served, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Two cores, shared with other tests: what is waited for comes, though not always within the usual five seconds.
expect.set_options(timeout=15_000)

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

CART = """<!doctype html><html><head><title>Cart</title></head><body>
<h1>Hello $!data.get('firstName')</h1>
#foreach($item in $items)
<p class="item">$item.get('name')</p>
#end
</body></html>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace: a cart with two payloads, in a folder with a blank and a letter beyond ASCII."""
    root = tmp_path / "mails für all"
    (root / "carts").mkdir(parents=True)
    (root / "carts/cart.vm").write_text(CART, "utf-8")
    (root / "carts/cart.one.json").write_text('{"firstName": "Nadia", "items": [{"name": "Fern"}]}', "utf-8")
    (root / "carts/cart.two.json").write_text(
        '{"firstName": "Tomas", "items": [{"name": "Moss"}, {"name": "Ivy"}]}', "utf-8"
    )
    return root


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    with serving(folder) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Where it is missing the tests fail: the page is not shown to work then."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may not report an error of its own."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []
