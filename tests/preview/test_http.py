"""What the server answers over a real socket."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes
from email.policy import default
from http.client import HTTPConnection
import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import pytest
from served import Served, serving

if TYPE_CHECKING:
    from pathlib import Path


def test_a_view_has_the_message_and_what_it_is_made_of(served: Served) -> None:
    view = served.view("carts/cart", s="two")
    assert "<h1>Hello Tomas</h1>" in view["text"]
    assert view["scenario"] == "two"
    assert [entry["name"] for entry in view["scenarios"]] == ["one", "two"]
    assert view["files"] == ["carts/cart.one.json", "carts/cart.two.json", "carts/cart.vm"]
    assert view["bytes"] == len(view["text"].encode())


def test_the_other_engine_renders_on_request(served: Served) -> None:
    served.save("carts/cart.vm", '#set($e = "")#if($e)full#{else}empty#end')
    assert served.view("carts/cart")["text"] == "empty"
    assert served.view("carts/cart", e="1.7")["text"] == "full"
    assert served.get("/api/view", t="carts/cart", e="3.0").status == 400


def test_an_unknown_scenario_is_the_first(served: Served) -> None:
    assert served.view("carts/cart", s="gone")["scenario"] == "one"


def test_a_template_without_payload_is_rendered_without_data(served: Served) -> None:
    served.save("bare/mail.vm", "Hi $!name.")
    view = served.view("bare/mail.vm")
    assert (view["text"], view["scenarios"], view["kind"]) == ("Hi .", [], "text")


def test_an_edited_payload_is_rendered_and_not_written(served: Served) -> None:
    before = served.read("carts/cart.one.json")
    body = {
        "t": "carts/cart",
        "payload": "carts/cart.one.json",
        "text": '{"firstName": "Edited", "items": []}',
    }
    assert "Hello Edited" in served.ask("POST", "/api/view", body).json["text"]
    assert served.read("carts/cart.one.json") == before
    assert "Hello Nadia" in served.view("carts/cart")["text"]


def test_the_data_tree_has_java_s_types(served: Served) -> None:
    served.save(
        "carts/cart.one.json", '{"a": 1, "b": 1.0, "c": 9999999999, "d": null, "e": [true], "f": "x"}'
    )
    tree = served.view("carts/cart", want="data")["data"]["tree"]
    assert [(node["key"], node["type"]) for node in tree["children"]] == [
        ("a", "Integer"),
        ("b", "Double"),
        ("c", "Long"),
        ("d", "null"),
        ("e", "List"),
        ("f", "String"),
    ]


def test_the_message_alone_runs_nothing(served: Served) -> None:
    answer = served.get("/message", t="carts/cart")
    policy = answer.headers["Content-Security-Policy"]
    assert answer.text.startswith("<!doctype html>")
    assert policy.startswith("sandbox ")
    assert "allow-scripts" not in policy
    assert "allow-same-origin" not in policy
    assert "default-src 'none'" in policy


def test_the_page_s_policy_allows_its_own_files_only(served: Served) -> None:
    answer = served.get("/")
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "name", ["../secret", "carts/../../secret.vm", "/etc/passwd", "carts%2f..%2f..%2fsecret", "nope"]
)
def test_a_template_outside_the_folder_is_not_found(served: Served, name: str) -> None:
    (served.root.parent / "secret.vm").write_text("secret", "utf-8")
    assert served.get("/api/view", t=name).status == 404


@pytest.mark.parametrize("path", ["/message", "/api/view", "/api/notes"])
@pytest.mark.parametrize(
    "name",
    [
        "../secret.vm",
        "carts/../../secret.vm",
        "..\\secret.vm",
        "carts\\..\\..\\secret.vm",
        "C:\\secret.vm",
        "C:secret.vm",
        "\\\\server\\share\\secret.vm",
        "//server/share/secret.vm",
        "/etc/passwd",
        "file:///etc/passwd",
        "%2e%2e/secret.vm",
        "....//secret.vm",
        "carts/cart.vm\0.txt",
        "carts/cart.vm::$DATA",
        "CON",
        pytest.param("x" * 5000, id="long"),
        "\ud83d",
    ],
)
def test_no_name_leads_out(served: Served, path: str, name: str) -> None:
    (served.root.parent / "secret.vm").write_text("secret $x", "utf-8")
    query = urlencode({"t": name}, errors="surrogatepass")
    answer = served.ask("GET", f"{path}?{query}")
    assert answer.status == 404
    assert answer.json["error"]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/..%5capp.py",
        "/frame/..%2f..%2fapp.py",
    ],
)
def test_no_address_leads_out(served: Served, path: str) -> None:
    assert served.ask("GET", path).status == 404


def test_a_link_that_leads_out_is_not_followed(served: Served) -> None:
    outside = served.root.parent / "outside"
    (outside / "cart.data").mkdir(parents=True)
    for name in ("secret.vm", "secret.json", "cart.data/secret.json"):
        (outside / name).write_text('{"firstName": "secret"}', "utf-8")
    carts = served.root / "carts"
    (carts / "cart.secret.json").symlink_to(outside / "secret.json")
    (carts / "cart.data").symlink_to(outside / "cart.data")
    (carts / "secret.vm").symlink_to(outside / "secret.vm")
    served.save("carts/cart.vm", "#parse('secret.vm')")
    for answer in (
        served.get("/api/templates"),
        served.get("/api/view", t="carts/cart", want="data,template"),
    ):
        assert "secret.vm" not in answer.text.replace("#parse('secret.vm')", "").replace("`secret.vm`", "")
        assert "secret.json" not in answer.text
    assert served.get("/api/view", t="carts/secret.vm").status == 404


def test_an_error_is_a_card_with_its_place(served: Served) -> None:
    served.save("carts/cart.vm", "<p>\n#if($a)\n<b>x</b>\n")
    view = served.view("carts/cart")
    assert view["text"] is None
    card = view["error"]
    assert card["kind"] == "syntax"
    assert card["path"] == "carts/cart.vm"
    marked = [line for line in card["frame"] if line["opener"]]
    assert [(line["number"], line["text"]) for line in marked] == [(2, "#if($a)")]


def test_a_template_that_is_not_utf8_is_shown_at_its_place(served: Served) -> None:
    (served.root / "carts/cart.vm").write_bytes("<p>ok</p>\n<p>caf\xe9</p>".encode("latin-1"))
    card = served.view("carts/cart")["error"]
    assert (card["kind"], card["line"], card["column"]) == ("file", 2, 7)
    assert "0xE9" in card["message"]


def test_events_tell_of_a_saved_file(served: Served) -> None:
    connection = HTTPConnection(urlsplit(served.url).netloc, timeout=10)
    connection.request("GET", "/events")
    stream = connection.getresponse()
    assert stream.headers["Content-Type"].startswith("text/event-stream")
    hello = _event(stream)
    assert hello[0] == "hello"
    served.save("carts/cart.vm", "new")
    name, data = _event(stream)
    assert (name, data["files"], data["everything"]) == ("change", ["carts/cart.vm"], False)
    connection.close()


def test_many_pages_at_once_get_the_same_message(served: Served) -> None:
    served.save("carts/cart.vm", "#foreach($i in [1..20000])$i #end")
    with ThreadPoolExecutor(20) as pool:
        digests = set(pool.map(lambda _: served.view("carts/cart")["digest"], range(20)))
    assert len(digests) == 1


def test_a_template_that_never_ends_does_not_stop_the_server(folder: Path) -> None:
    endless = "#set($all = [1..900])" + "#foreach($a in $all)" * 6 + "x" + "#end" * 6
    (folder / "evil.vm").write_text(endless, "utf-8")
    (folder / "velocity-preview.toml").write_text("[limits]\nseconds = 2\n", "utf-8")
    with serving(folder) as served, ThreadPoolExecutor(3) as pool:
        slow = [pool.submit(served.view, "evil") for _ in range(3)]
        assert "Hello Nadia" in served.view("carts/cart")["text"]
        assert {future.result()["error"]["kind"] for future in slow} == {"limit"}


def test_a_body_that_is_too_large_is_refused(served: Served) -> None:
    body = {"t": "carts/cart", "payload": "carts/cart.one.json", "text": " " * 9_000_000}
    assert served.ask("POST", "/api/view", body).status == 413


@pytest.mark.parametrize("body", [b"", b"[]", b'{"t": 1}', b"{"])
def test_a_malformed_question_is_refused(served: Served, body: bytes) -> None:
    assert served.ask("POST", "/api/view", body).status == 400


def test_a_mail_file_has_text_and_html(served: Served) -> None:
    answer = served.ask("POST", "/api/mail", {"t": "carts/cart", "s": "two"})
    assert answer.headers["Content-Type"] == "message/rfc822"
    assert "Subject: Cart" in answer.text
    assert "Content-Type: text/html" in answer.text
    assert "Hello Tomas" in answer.text


def test_the_subject_is_the_settings_or_the_data_s(served: Served) -> None:
    def subject() -> str:
        answer = served.ask("POST", "/api/mail", {"t": "carts/cart", "s": "one"})
        return message_from_bytes(answer.body, policy=default)["Subject"]

    served.save("carts/cart.one.json", '{"firstName": "Nadia", "subject": "Für dich"}')
    assert subject() == "Für dich"
    served.save("velocity-preview.toml", """subject = "#if($firstName)\\n$firstName, #end$subject" """)
    assert subject() == "Nadia, Für dich"
    served.save("velocity-preview.toml", """subject = "#if($firstName)" """)
    refused = served.ask("POST", "/api/mail", {"t": "carts/cart", "s": "one"})
    assert refused.status == 400
    assert refused.json["error"].startswith("the settings' subject:1:16: Expected `#end`")


def _event(stream) -> tuple[str, dict]:
    """The next event of a stream, comments passed over."""
    name = ""
    while True:
        line = stream.readline().decode().rstrip("\n")
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        if line.startswith("data: "):
            return name, json.loads(line.removeprefix("data: "))


def test_what_git_or_the_settings_ignore_is_not_listed(folder: Path) -> None:
    (folder / ".gitignore").write_text("out/\n", "utf-8")
    (folder / "velocity-preview.toml").write_text('ignore = ["old/**"]\n', "utf-8")
    for name in ("out/made.vm", "old/once.vm"):
        (folder / name).parent.mkdir()
        (folder / name).write_text("x", "utf-8")
    with serving(folder) as served:
        assert [one["name"] for one in served.get("/api/templates").json["templates"]] == ["carts/cart"]
        assert served.get("/api/view", t="out/made.vm").status == 404
