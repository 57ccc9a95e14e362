"""Only this machine's own page may talk to the server."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from served import Served

EDIT = {"t": "carts/cart", "payload": "carts/cart.one.json", "text": "{}", "base": ""}


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example"]
)
def test_another_host_name_is_refused(served: Served, host: str) -> None:
    for path in ("/", "/api/templates", "/events", "/static/js/main.js"):
        assert served.ask("GET", path, headers={"Host": host}).status == 403


def test_this_machine_s_names_are_taken(served: Served) -> None:
    port = urlsplit(served.url).port
    for host in (f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}"):
        assert served.ask("GET", "/api/templates", headers={"Host": host}).status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_a_request_from_another_site_is_refused(served: Served, origin: str) -> None:
    assert served.ask("POST", "/api/view", EDIT, {"Origin": origin}).status == 403
    assert served.ask("GET", "/api/templates", headers={"Origin": origin}).status == 403


def test_the_page_itself_is_taken(served: Served) -> None:
    origin = served.url.rstrip("/")
    headers = {"Origin": origin, "Sec-Fetch-Site": "same-origin"}
    assert served.ask("POST", "/api/view", EDIT, headers).status == 200


def test_a_script_of_another_site_cannot_load_the_answers(served: Served) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert served.ask("GET", "/api/templates", headers=headers).status == 403
    assert served.ask("GET", "/", headers=headers).status == 200


@pytest.mark.parametrize("token", [None, "", "wrong", "ü"])
def test_a_write_without_the_token_is_refused(served: Served, token: str | None) -> None:
    before = served.read("carts/cart.one.json")
    for method, path in (("PUT", "/api/payload"), ("POST", "/api/view"), ("POST", "/api/mail")):
        assert served.ask(method, path, EDIT, {"X-Velocity-Preview-Token": token}).status == 403
    assert served.read("carts/cart.one.json") == before
