"""From save to new pixels: fifty saves of a 60 KB template, timed in a real browser.

    python benchmarks/preview_latency.py

The time runs from the file's modification to the frame after the picture changed: the page's own figure.
"""

from __future__ import annotations

from pathlib import Path
import shutil
from statistics import median
import sys
from tempfile import TemporaryDirectory
from threading import Thread

from playwright.sync_api import FrameLocator, Page, sync_playwright

from velocity_preview.preview import PreviewServer

SAVES = 50
MEDIAN_LIMIT = 150
WORST_LIMIT = 400
ROW = '<tr><td style="padding:8px 12px;font:14px Arial">Row {n}</td><td>$!item{n}.name</td></tr>\n'


def template(word: str) -> str:
    """About 60 KB of table rows, with a loop over the payload and a word that changes in every save."""
    rows = "".join(ROW.replace("{n}", str(number)) for number in range(720))
    loop = "#foreach($item in $items)<tr><td>$item.name</td><td>$item.price</td></tr>\n#end"
    return f"<!doctype html><html><body><h1>{word}</h1><table>{loop}{rows}</table></body></html>"


def measure(folder: Path) -> list[int]:
    """Milliseconds of each save."""
    file = folder / "mail.vm"
    file.write_text(template("first"), "utf-8")
    items = ", ".join(f'{{"name": "Item {n}", "price": {n}.5}}' for n in range(40))
    (folder / "mail.json").write_text(f'{{"items": [{items}]}}', "utf-8")
    server = PreviewServer(folder, port=0)
    thread = Thread(target=server.run)
    thread.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(f"{server.url}?t=mail")
            message = page.frame_locator("iframe.message:not(.coming)")
            message.get_by_text("first").wait_for()
            times = [_save(page, message, file, f"save {number}") for number in range(SAVES)]
            browser.close()
            return times
    finally:
        server.close()
        thread.join()


def _save(page: Page, message: FrameLocator, file: Path, word: str) -> int:
    before = page.evaluate("document.documentElement.dataset.shown")
    file.write_text(template(word), "utf-8")
    message.get_by_role("heading", name=word, exact=True).wait_for()
    page.wait_for_selector(f"html:not([data-shown='{before}'])", state="attached")
    shown = page.locator("#status .fresh").inner_text()
    return int(shown.split(" after ")[1].removesuffix(" ms"))


def main() -> int:
    with TemporaryDirectory() as folder:
        times = sorted(measure(Path(folder)))
    size = len(template("save").encode()) / 1024
    middle, worst = median(times), times[-1]
    sys.stdout.write(f"{SAVES} saves of a {size:.0f} KB template: median {middle:.0f} ms, worst {worst} ms\n")
    return 0 if middle <= MEDIAN_LIMIT and worst <= WORST_LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
