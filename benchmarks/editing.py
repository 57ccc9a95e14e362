"""What an author waits for: lint, and the time from saving a file to the new message of the preview."""

from __future__ import annotations

from http.client import HTTPConnection
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from benchmarks.engines import OURS
from benchmarks.rounds import Series, in_turn
from velocity_preview.engine import Template
from velocity_preview.lint import Linter
from velocity_preview.payloads import load_payload
from velocity_preview.preview import PreviewServer
from velocity_preview.source import Source

if TYPE_CHECKING:
    from benchmarks.messages import Message


def lint(message: Message, rounds: int) -> dict[str, Series]:
    """All rules beside a parse, without and with the data of one recipient."""
    source, linter = Source("message.vm", message.velocity), Linter()
    scenarios = load_payload(json.dumps(message.context())).scenarios
    return in_turn(
        {
            OURS: lambda: Template.parse(message.velocity),
            "lint": lambda: linter.lint_template(source, ()),
            "lint with data": lambda: linter.lint_template(source, scenarios),
        },
        rounds,
    )


def save_to_result(message: Message, saves: int) -> Series:
    """Seconds by the clock from writing the template to having the new view, over HTTP."""
    with TemporaryDirectory() as folder:
        template = Path(folder, "message.vm")
        template.write_text(message.velocity, "utf-8")
        Path(folder, "message.json").write_text(json.dumps(message.context()), "utf-8")
        server = PreviewServer(Path(folder), port=0)
        thread = Thread(target=server.run)
        thread.start()
        try:
            return _saves(server.url, template, message.velocity, saves)
        finally:
            server.close()
            thread.join()


def _saves(url: str, template: Path, text: str, saves: int) -> Series:
    told = HTTPConnection(urlsplit(url).netloc)
    told.request("GET", "/events")
    events = told.getresponse()
    _view(url)
    times = []
    for number in range(saves):
        mark = f"<!-- save {number} -->"
        start = time.perf_counter()
        template.write_text(text + mark, "utf-8")
        while not (events.readline().startswith(b"event: change") and mark in _view(url)):
            pass
        times.append(time.perf_counter() - start)
    told.close()
    return Series(tuple(times))


def _view(url: str) -> str:
    connection = HTTPConnection(urlsplit(url).netloc)
    connection.request("GET", "/api/view?t=message.vm")
    body = connection.getresponse().read().decode()
    connection.close()
    return body
