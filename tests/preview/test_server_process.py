"""The server as a process: ports, hosts, Ctrl+C with open streams, a browser's worth of tabs."""

from __future__ import annotations

from contextlib import closing, contextmanager
from http.client import HTTPConnection
import re
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from playwright.sync_api import expect
import pytest

from velocity_preview.errors import SettingsError
from velocity_preview.preview import PreviewServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from served import Served


@contextmanager
def process(folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """`velocity-preview serve`, and the lines it said until it was ready."""
    command = [sys.executable, "-u", "-m", "velocity_preview", "serve", str(folder), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            lines = [server.stdout.readline()]
            while lines[-1] and "Previewing" not in lines[-1]:
                lines.append(server.stdout.readline())
            yield server, lines
        finally:
            server.kill()


def address(lines: list[str]) -> tuple[str, int]:
    host, port = re.search(r"http://([^/:]+):(\d+)/", lines[-1]).groups()
    return host, int(port)


def test_it_says_where_it_is_and_ctrl_c_ends_it_at_once(folder: Path) -> None:
    with process(folder, "--port", "0") as (server, lines):
        streams = []
        for _ in range(3):
            connection = HTTPConnection(*address(lines), timeout=5)
            connection.request("GET", "/events")
            response = connection.getresponse()
            assert response.readline() == b"retry: 500\n"
            streams.append((connection, response))
        started = time.monotonic()
        server.send_signal(signal.SIGINT)
        assert server.wait(3) == 0
        assert time.monotonic() - started < 2
        assert "Traceback" not in server.stdout.read()
        for connection, _ in streams:
            connection.close()


@pytest.mark.parametrize("question", ["view", "notes"])
def test_ctrl_c_does_not_wait_for_a_template_that_takes_its_time(folder: Path, question: str) -> None:
    loops = "#foreach($a in [1..3000])#foreach($b in [1..3000])x#end#end"
    (folder / "slow.vm").write_text(loops, "utf-8")
    with process(folder, "--port", "0") as (server, lines):
        connection = HTTPConnection(*address(lines), timeout=20)
        connection.request("GET", f"/api/{question}?t=slow")
        with closing(HTTPConnection(*address(lines), timeout=20)) as other:
            other.request("GET", "/api/view?t=carts/cart")
            assert other.getresponse().status == 200
        server.send_signal(signal.SIGINT)
        assert server.wait(4) == 0
        assert "Traceback" not in server.stdout.read()
        connection.close()


def test_a_taken_port_is_passed_over_and_said(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with process(folder, "--port", str(port)) as (_, lines):
            assert lines[0] == f"Port {port} is taken: using {address(lines)[1]}.\n"
            assert address(lines)[1] > port


def test_another_host_is_warned_of(folder: Path) -> None:
    with process(folder, "--port", "0", "--host", "0.0.0.0") as (_, lines):
        assert lines[0].startswith("Warning: 0.0.0.0 is reachable from other machines.")
        assert address(lines)[0] == "127.0.0.1"


def test_the_default_is_this_machine_alone(served: Served) -> None:
    assert served.url.startswith("http://127.0.0.1:")


def test_a_host_that_is_not_here_is_an_error(folder: Path) -> None:
    with pytest.raises(SettingsError, match=r"Cannot listen on 203\.0\.113\.1:8000"):
        PreviewServer(folder, "203.0.113.1")


def test_twenty_tabs_stay_live(served: Served, browser: Browser) -> None:
    context = browser.new_context()
    pages = []
    for _ in range(20):
        page = context.new_page()
        page.goto(f"{served.url}?t=carts/cart")
        expect(page.locator(".link")).to_contain_text("live")
        pages.append(page)
    served.save("carts/cart.vm", "<h1>for all of them</h1>")
    for page in pages:
        message = page.frame_locator("iframe.message:not(.coming)")
        expect(message.locator("h1")).to_have_text("for all of them", timeout=20_000)
    context.close()
