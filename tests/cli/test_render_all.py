"""`render --all`: a file for each scenario."""

from __future__ import annotations

import json
import os
import pty
import subprocess

import pytest
from running import PROGRAM, environment, names_in

from velocity_preview.workspace.file_names import suffix_for


def send(*locators: str, **params: str) -> str:
    """A smartsend payload: `bad` names a recipient whose data make the template fail."""
    recipients = [
        {"locator": name, "jsonParam": json.dumps({"name": name, "text": params.get(name, "long enough")})}
        for name in locators
    ]
    return json.dumps({"recipients": recipients, "email": True})


def test_a_file_a_scenario(velocity_preview, write, tmp_path):
    write("hello.vm", "<p>Hello $name</p>\r\n")
    write("hello.json", send("ada@example.com", "bob@example.com"))
    run = velocity_preview("render", "hello.vm", "--all", "--out-dir", "out/today")
    assert (run.code, run.out, run.err) == (0, b"", "Wrote 2 messages to out/today.\n")
    written = {path.name: path.read_bytes() for path in (tmp_path / "out/today").iterdir()}
    assert written == {
        "ada@example.com.html": b"<p>Hello ada@example.com</p>\r\n",
        "bob@example.com.html": b"<p>Hello bob@example.com</p>\r\n",
    }


def test_a_folder_alone_means_all(velocity_preview, write, tmp_path):
    write("hello.vm", "Hello $name")
    write("hello.json", send("a1@b.c", "a2@b.c"))
    assert velocity_preview("render", "hello.vm", "--out-dir", "out").code == 0
    assert names_in(tmp_path / "out") == ["a1@b.c.txt", "a2@b.c.txt"]


def test_one_scenario_into_a_folder(velocity_preview, write, tmp_path):
    write("hello.vm", "Hello $name")
    write("hello.json", send("a1@b.c", "a2@b.c"))
    run = velocity_preview("render", "hello.vm", "--out-dir", "out", "--scenario", "a2@b.c")
    assert (run.code, run.err) == (0, "Wrote 1 message to out.\n")
    assert names_in(tmp_path / "out") == ["a2@b.c.txt"]


def test_names_from_outside_stay_inside(velocity_preview, write, tmp_path):
    write("hello.vm", "$name")
    write("hello.json", send("../../etc/passwd", "con", "CON", "a/b", "a\\b", "..", "nul.txt", " "))
    run = velocity_preview("render", "hello.vm", "--all", "--out-dir", "out")
    assert run.code == 0
    names = names_in(tmp_path / "out")
    assert len(names) == 8
    assert names_in(tmp_path) == ["hello.json", "hello.vm", "out"]
    assert {name.split(".")[0].lower() for name in names}.isdisjoint({"con", "nul"})


def test_failing_scenarios_are_reported_and_the_good_ones_written(velocity_preview, write, tmp_path):
    write("cut.vm", "$text.substring(5)")
    write("cut.json", send("a1@b.c", "bad1", "bad2", "a2@b.c", bad1="x", bad2="y"))
    run = velocity_preview("render", "cut.vm", "--all", "--out-dir", "out")
    assert run.code == 1
    assert names_in(tmp_path / "out") == ["a1@b.c.txt", "a2@b.c.txt"]
    assert run.err.count("cut.vm:1:7: error:") == 1
    assert "in: bad1, bad2\n" in run.err
    assert run.err.endswith("Wrote 2 messages to out; 2 failed.\n")


def test_a_broken_payload_is_reported_and_the_others_written(velocity_preview, write, tmp_path):
    write("hello.vm", "Hello $name")
    write("a.json", "{")
    write("b.json", '{"name": "B"}')
    run = velocity_preview("render", "hello.vm", "--all", "--out-dir", "out")
    assert run.code == 1
    assert "a.json:1:2: error:" in run.err
    assert names_in(tmp_path / "out") == ["b.txt"]


def test_a_refused_template_writes_nothing(velocity_preview, write, tmp_path):
    write("hello.vm", "#if($a)")
    write("hello.json", "{}")
    assert velocity_preview("render", "hello.vm", "--all", "--out-dir", "out").code == 1
    assert not (tmp_path / "out").exists()


def test_the_template_is_not_overwritten(velocity_preview, write):
    template = write("cart.html", "<p>$!{a}</p>")
    write("cart.json", "{}")
    run = velocity_preview("render", "cart.html", "--all", "--out-dir", ".")
    assert run.code == 2
    assert "cart.html: this is an input" in run.err
    assert template.read_text() == "<p>$!{a}</p>"


def test_nothing_to_render(velocity_preview, write):
    write("cart.vm", "text")
    run = velocity_preview("render", "cart.vm", "--all", "--out-dir", "out")
    assert (run.code, run.err) == (
        2,
        "velocity-preview: error: There is no payload for cart.vm: name one with --data.\n",
    )


@pytest.mark.parametrize(
    ("template", "text", "suffix"),
    [
        ("a.vm", "<table><tr></tr></table>", ".html"),
        ("a.vm", "1 < 2", ".txt"),
        ("a.txt.vm", "<b>", ".txt"),
        ("a.html.vm", "plain", ".html"),
        ("a.htm", "$!{a}", ".html"),
    ],
)
def test_suffix(template, text, suffix):
    assert suffix_for(template, text) == suffix


def test_a_bar_on_a_terminal_only(velocity_preview, write, tmp_path):
    write("hello.vm", "Hello $name")
    write("hello.json", send("a1@b.c", "a2@b.c"))
    command = [*PROGRAM, "render", "hello.vm", "--all", "--out-dir", "out"]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stderr=theirs, cwd=tmp_path, env=environment())
    os.close(theirs)
    shown = b""
    while chunk := _read(ours):
        shown += chunk
    os.close(ours)
    assert process.wait() == 0
    assert b"Rendering" in shown
    assert b"100%" in shown
    assert "Rendering" not in velocity_preview(*command[3:]).err


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1024)
    except OSError:  # the other end is closed
        return b""
