"""From save to new pixels: fifty saves of a 60 KB template, timed in a real browser.

    python -m benchmarks.preview_latency [SECONDS]

The server is a process of its own, as people run it. The time runs from the file's modification to the frame
after the picture changed: the page's own figure. SECONDS is the pause after each picture; with half a second
the findings of one save are under way when the next one comes.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
import shutil
from statistics import median, quantiles
import subprocess
import sys
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import FrameLocator, Page, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

SAVES = 50
MEDIAN_LIMIT = 150
WORST_LIMIT = 400
ROW = '<tr><td style="padding:8px 12px;font:14px Arial">Row {n}</td><td>$!item{n}.name</td></tr>\n'


def template(word: str) -> str:
    """About 60 KB of table rows, with a loop over the payload and a word that changes in every save."""
    rows = "".join(ROW.replace("{n}", str(number)) for number in range(720))
    loop = "#foreach($item in $items)<tr><td>$item.name</td><td>$item.price</td></tr>\n#end"
    return f"<!doctype html><html><body><h1>{word}</h1><table>{loop}{rows}</table></body></html>"


def measure(folder: Path, pause: float) -> list[int]:
    """Milliseconds of each save."""
    file = folder / "mail.vm"
    file.write_text(template("first"), "utf-8")
    items = ", ".join(f'{{"name": "Item {n}", "price": {n}.5}}' for n in range(40))
    (folder / "mail.json").write_text(f'{{"items": [{items}]}}', "utf-8")
    with _serving(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{address}?t=mail")
        message = page.frame_locator("iframe.message:not(.coming)")
        message.get_by_text("first").wait_for()
        times = []
        for number in range(SAVES):
            page.wait_for_timeout(pause * 1000)
            times.append(_save(page, message, file, f"save {number}"))
        browser.close()
        return times


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    """The address of a server of its own."""
    command = [sys.executable, "-u", "-m", "velocity_preview", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            said = server.stdout.readline() if server.stdout else ""
            yield said.split(" at ")[1].split()[0]
        finally:
            server.terminate()


def _save(page: Page, message: FrameLocator, file: Path, word: str) -> int:
    before = page.evaluate("document.documentElement.dataset.shown")
    file.write_text(template(word), "utf-8")
    page.wait_for_selector(f"html:not([data-shown='{before}'])", state="attached")
    message.get_by_role("heading", name=word, exact=True).wait_for()
    shown = page.locator("#status .fresh").inner_text()
    return int(shown.split(" after ")[1].removesuffix(" ms"))


def main() -> int:
    pause = float(sys.argv[1]) if len(sys.argv) > 1 else 0.0
    with TemporaryDirectory() as folder:
        times = sorted(measure(Path(folder), pause))
    size = len(template("save").encode()) / 1024
    middle, late, worst = median(times), quantiles(times, n=20)[-1], times[-1]
    sys.stdout.write(
        f"{SAVES} saves of a {size:.0f} KB template: median {middle:.0f} ms, "
        f"19 of 20 within {late:.0f} ms, worst {worst} ms\n"
    )
    return 0 if middle <= MEDIAN_LIMIT and worst <= WORST_LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
