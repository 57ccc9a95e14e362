"""A render that fails, is interrupted or killed leaves the last good output, and no half of a file."""

from __future__ import annotations

import json
from pathlib import Path
import signal
import subprocess
import time

import pytest
from running import PROGRAM, environment, names_in, until

GOOD = b"the last good message"
LARGE = "#foreach($i in [1..60000])<p>line $i of a large message</p>\n#end"


@pytest.mark.parametrize("text", ["#if($a)", "$x.substring(9)", "text #parse('missing.vm')"])
def test_a_failed_render_leaves_the_old_file(velocity_preview, write, tmp_path, text):
    write("cart.vm", text)
    write("cart.json", '{"x": "short"}')
    output = write("out.html", GOOD)
    assert velocity_preview("render", "cart.vm", "-o", "out.html").code == 1
    assert output.read_bytes() == GOOD
    assert names_in(tmp_path) == ["cart.json", "cart.vm", "out.html"]


@pytest.mark.parametrize("after", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8])
def test_a_killed_render_leaves_the_old_file_or_the_whole_new_one(start, velocity_preview, write, after):
    write("large.vm", LARGE)
    output = write("out.html", GOOD)
    process = start("render", "large.vm", "-o", "out.html")
    time.sleep(after)
    process.kill()
    process.communicate()
    content = output.read_bytes()
    assert content == GOOD or content == velocity_preview("render", "large.vm").out


def test_a_render_that_cannot_be_written_leaves_the_old_file(write, tmp_path):
    """No more files than the limit of bytes allows: as on a full disk."""
    write("large.vm", LARGE)
    output = write("out.html", GOOD)
    command = f"ulimit -f 100; exec {' '.join(PROGRAM)} render large.vm -o out.html"
    done = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.decode().endswith("velocity-preview: error: out.html: File too large\n")
    assert output.read_bytes() == GOOD
    assert names_in(tmp_path) == ["large.vm", "out.html"]


def test_interrupting_a_render(start, write, tmp_path):
    write("cart.vm", "$x")
    output = write("out.html", GOOD)
    process = start("render", "cart.vm", "--data", "-", "-o", "out.html")
    until(lambda: _is_waiting(process.pid))
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors.decode()) == (130, "Interrupted: nothing was written.\n")
    assert output.read_bytes() == GOOD
    assert names_in(tmp_path) == ["cart.vm", "out.html"]


def test_interrupting_many_renders_says_what_is_done(start, write, tmp_path):
    write("large.vm", "#foreach($i in [1..3000])<p>line $i</p>\n#end")
    recipients = [{"locator": f"r{number:03}", "jsonParam": "{}"} for number in range(900)]
    write("large.json", json.dumps({"recipients": recipients, "email": True}))
    process = start("render", "large.vm", "--all", "--out-dir", "out")
    out = tmp_path / "out"
    until((out / "r003.html").exists)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    names = names_in(out)
    assert process.returncode == 130
    assert errors.decode() == (
        f"Interrupted: {len(names)} of 900 messages are in out. Go on with --skip {len(names)}.\n"
    )
    assert len(names) < 900
    assert {(out / name).read_bytes().count(b"</p>") for name in names} == {3000}


def test_termination_takes_temporary_files_away(start, write, tmp_path):
    write("large.vm", "#foreach($i in [1..3000])<p>line $i</p>\n#end")
    recipients = [{"locator": f"r{number:03}", "jsonParam": "{}"} for number in range(900)]
    write("large.json", json.dumps({"recipients": recipients, "email": True}))
    process = start("render", "large.vm", "--all", "--out-dir", "out")
    out = tmp_path / "out"
    until((out / "r003.html").exists)
    process.terminate()
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (143, b"")
    assert {name[0] for name in names_in(out)} == {"r"}


@pytest.mark.parametrize("arguments", [("render", "large.vm"), ("rules",), ("--help",)])
def test_a_reader_that_is_gone(start, write, arguments):
    write("large.vm", LARGE)
    write("large.json", "{}")
    process = start(*arguments)
    process.stdout.close()
    assert process.wait(timeout=60) in (0, 1, 141)
    assert process.stderr.read() == b""


def _is_waiting(pid: int) -> bool:
    """Whether a process sleeps in a read of its standard input, a pipe."""
    try:
        return "pipe" in Path(f"/proc/{pid}/wchan").read_text()
    except OSError:
        return False
