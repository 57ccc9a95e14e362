"""Takes the pictures of the preview with Chromium, of the samples: `python docs/screenshot.py`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
import shutil
from threading import Thread

from playwright.sync_api import sync_playwright

from velocity_preview.preview.server import PreviewServer
from velocity_preview.workspace import MergeOptions

DOCS = Path(__file__).parent
SHOWN = "?t=abandoned-cart&s=two-items"
PICTURES = {
    "preview.png": ("?t=abandoned-cart&s=two-items", "#status >> text=no findings"),
    "coverage.png": (
        "?t=abandoned-cart&s=two-items&side=coverage",
        "#pane-coverage >> text=Save as scenario",
    ),
}
"""Each with more of its address, and what is to be seen in it."""
NOW = datetime(2026, 1, 3, 10, tzinfo=UTC)


def main() -> None:
    server = PreviewServer(DOCS.parent / "samples", port=0, options=MergeOptions(now=NOW))
    thread = Thread(target=server.run)
    thread.start()
    try:
        for name, (more, seen) in PICTURES.items():
            take(server.url + SHOWN + more, DOCS / name, seen)
    finally:
        server.close()
        thread.join()


def take(address: str, path: Path, seen: str) -> None:
    """A picture at the size a README shows it, sharp on dense screens."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--font-render-hinting=none"]
        )
        page = browser.new_page(viewport={"width": 1360, "height": 820}, device_scale_factor=1.5)
        page.goto(address)
        page.frame_locator("iframe").first.get_by_text("Moss").first.wait_for(state="attached")
        page.locator(seen).first.wait_for()
        page.screenshot(path=path)
        browser.close()


if __name__ == "__main__":
    main()
