"""A running preview as the tests see it: its address, its folder, and plain HTTP to it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
import json
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from velocity_preview.preview import PreviewServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import FrameLocator, Page

    from velocity_preview.preview.preview import Preview


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Served:
    url: str
    root: Path
    preview: Preview

    @property
    def token(self) -> str:
        return self.preview.token

    def ask(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> Answer:
        """One request over a socket of its own."""
        sent = {"X-Velocity-Preview-Token": self.token, "Content-Type": "application/json"} | (headers or {})
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=10)
        try:
            data = body if isinstance(body, bytes | None) else json.dumps(body)
            connection.request(method, path, data, {k: v for k, v in sent.items() if v is not None})
            response = connection.getresponse()
            return Answer(response.status, dict(response.headers), response.read())
        finally:
            connection.close()

    def get(self, path: str, **query: str) -> Answer:
        return self.ask("GET", f"{path}?{urlencode(query)}" if query else path)

    def view(self, template: str, **query: str) -> dict:
        return self.get("/api/view", t=template, **query).json

    def open(self, page: Page, **query: str) -> FrameLocator:
        """The page, once it is live and has painted; its message's frame."""
        page.goto(f"{self.url}?{urlencode(query)}")
        page.wait_for_selector("html[data-shown]", state="attached")
        page.wait_for_selector(".link:has-text('live'), .link:has-text('error')")
        return page.frame_locator("iframe.message:not(.coming)").first

    def save(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def read(self, name: str) -> str:
        return (self.root / name).read_text("utf-8")


@contextmanager
def serving(root: Path, **settings: object) -> Iterator[Served]:
    server = PreviewServer(root, **{"port": 0, **settings})
    thread = Thread(target=server.run)
    thread.start()
    try:
        yield Served(server.url, root, server.preview)
    finally:
        server.close()
        thread.join(10)
        assert not thread.is_alive()
