"""Save writes the payload, and nothing else, unless somebody else wrote it meanwhile."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from served import Served

NAME = "carts/cart.one.json"


def save(served: Served, text: str, base: str, payload: str = NAME):
    body = {"t": "carts/cart", "payload": payload, "text": text, "base": base}
    return served.ask("PUT", "/api/payload", body)


def digest(served: Served) -> str:
    return served.view("carts/cart", want="data")["data"]["digest"]


def test_the_text_is_written_as_it_is_and_the_mode_kept(served: Served) -> None:
    (served.root / NAME).chmod(0o640)
    text = '{\r\n  "firstName": "Zoë"\r\n}'
    answer = save(served, text, digest(served))
    assert answer.status == 200
    assert (served.root / NAME).read_bytes() == text.encode()
    assert stat.S_IMODE((served.root / NAME).stat().st_mode) == 0o640
    assert answer.json["digest"] == digest(served)


def test_a_file_changed_meanwhile_is_not_overwritten(served: Served) -> None:
    base = digest(served)
    served.save(NAME, '{"firstName": "theirs"}')
    answer = save(served, '{"firstName": "mine"}', base)
    assert answer.status == 409
    assert answer.json["text"] == served.read(NAME) == '{"firstName": "theirs"}'
    assert save(served, '{"firstName": "mine"}', answer.json["digest"]).status == 200
    assert served.read(NAME) == '{"firstName": "mine"}'


@pytest.mark.parametrize(
    "name",
    [
        "../outside.json",
        "carts/../../outside.json",
        "carts\\..\\..\\outside.json",
        "C:outside.json",
        "C:\\outside.json",
        "/tmp/outside.json",
        "carts/cart.vm",
        "carts/cart.new.json",
        "carts/link.json",
        "",
    ],
)
def test_only_a_payload_of_the_template_is_written(served: Served, name: str) -> None:
    outside = served.root.parent / "outside.json"
    outside.write_text("{}", "utf-8")
    (served.root / "carts/link.json").symlink_to(outside)
    assert save(served, '{"written": 1}', digest(served), name).status == 404
    assert outside.read_text("utf-8") == "{}"
    assert served.read("carts/cart.vm").startswith("<!doctype")
