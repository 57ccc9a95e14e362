"""A file system that tells nothing: what is looked at is found to be stale all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect
from served import serving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def test_a_save_without_an_event_is_noticed(folder: Path, page: Page) -> None:
    with serving(folder) as served:
        message = served.open(page, t="carts/cart")
        served.preview.watcher.stop()
        served.save("carts/cart.vm", "<h1>unheard</h1>")
        expect(message.locator("h1")).to_have_text("unheard")
        served.preview.watch()


def test_polling_shows_a_save(folder: Path, page: Page) -> None:
    with serving(folder, poll=True) as served:
        message = served.open(page, t="carts/cart")
        served.save("carts/cart.vm", "<h1>polled</h1>")
        expect(message.locator("h1")).to_have_text("polled")
