"""The static gallery: every template and scenario, from the file system."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from velocity_preview.preview.gallery import build_gallery

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def test_it_works_from_the_file_system(folder: Path, tmp_path: Path, page: Page) -> None:
    (folder / "carts/bad.vm").write_text("<p>#if($a)</p>", "utf-8")
    (folder / "carts/bad.json").write_text("{}", "utf-8")
    (folder / "sms.vm").write_text("Hi & welcome $!firstName", "utf-8")
    rooms = build_gallery(folder, tmp_path / "out & about")
    assert [(room.name, len(room.pictures), room.failed) for room in rooms] == [
        ("carts/bad", 1, 1),
        ("carts/cart", 2, 0),
        ("sms", 1, 0),
    ]
    page.goto((tmp_path / "out & about/index.html").as_uri())
    expect(page.locator("header p")).to_have_text("3 templates, 4 messages, 1 not sent, 1 findings")
    frames = page.locator("iframe")
    for frame, text in zip(range(3), ("Hello Nadia", "Hello Tomas", "Hi & welcome"), strict=True):
        frames.nth(frame).scroll_into_view_if_needed()
        expect(frames.nth(frame).content_frame.locator("body")).to_contain_text(text)
    expect(page.locator(".failed")).to_contain_text("carts/bad.vm:1")
    page.get_by_role("link", name="Open two").click()
    expect(page.locator("h1")).to_have_text("Hello Tomas")


def test_the_messages_are_the_bytes_that_are_sent(folder: Path, tmp_path: Path) -> None:
    (folder / "carts/cart.vm").write_bytes("<p>ä\r\n$firstName</p>".encode())
    build_gallery(folder, tmp_path / "out")
    assert (tmp_path / "out/messages/carts.cart/one.html").read_bytes() == "<p>ä\r\nNadia</p>".encode()


def test_the_command_says_what_it_wrote(folder: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "velocity_preview",
        "build",
        str(tmp_path / "out"),
        "--from",
        str(folder),
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "")
    assert "2 messages of 1 templates" in run.stderr
    assert (tmp_path / "out/index.html").is_file()
    (folder / "carts/cart.vm").write_text("#if(", "utf-8")
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1
    (folder / "carts/cart.vm").unlink()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2
