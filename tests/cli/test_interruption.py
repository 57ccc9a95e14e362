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
PATIENCE = 120
"""Seconds: a machine that is busy with other things takes its time."""
LARGE = "#foreach($i in [1..60000])<p>line $i of a large message</p>\n#end"


@pytest.fixture
def start_endless(start, write, tmp_path):
    """Start to render 900 messages, and wait for the fourth. The last one is never done: whenever a signal
    comes, the program is at work.
    """
    write("velocity-preview.toml", "[limits]\nseconds = 3600\nloops = 1_000_000_000_000\n")
    endless = "#if($endless)#foreach($i in [1..100000])#foreach($j in [1..100000])#end#end#end"
    write("large.vm", "#foreach($i in [1..3000])<p>line $i</p>\n#end" + endless)
    recipients = [{"locator": f"r{number:03}", "jsonParam": "{}"} for number in range(899)]
    recipients.append({"locator": "r899", "jsonParam": '{"endless": true}'})
    write("large.json", json.dumps({"recipients": recipients, "email": True}))

    def begin():
        process = start("render", "large.vm", "--all", "--out-dir", "out")
        until((tmp_path / "out" / "r003.html").exists, PATIENCE)
        return process

    return begin


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
    until(lambda: _is_waiting(process.pid), PATIENCE)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, errors.decode()) == (130, "Interrupted: nothing was written.\n")
    assert output.read_bytes() == GOOD
    assert names_in(tmp_path) == ["cart.vm", "out.html"]


def test_interrupting_many_renders_says_what_is_done(start_endless, tmp_path):
    process = start_endless()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=PATIENCE)
    names = names_in(tmp_path / "out")
    assert process.returncode == 130
    assert errors.decode() == (
        f"Interrupted: {len(names)} of 900 messages are in out. Go on with --skip {len(names)}.\n"
    )
    assert {(tmp_path / "out" / name).read_bytes().count(b"</p>") for name in names} == {3000}


def test_termination_takes_temporary_files_away(start_endless, tmp_path):
    process = start_endless()
    process.terminate()
    _, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, errors) == (143, b"")
    assert {name[0] for name in names_in(tmp_path / "out")} == {"r"}


@pytest.mark.parametrize("arguments", [("render", "large.vm"), ("rules",), ("--help",)])
def test_a_reader_that_is_gone(start, write, arguments):
    write("large.vm", LARGE)
    write("large.json", "{}")
    process = start(*arguments)
    process.stdout.close()
    assert process.wait(timeout=PATIENCE) in (0, 1, 141)
    assert process.stderr.read() == b""


def _is_waiting(pid: int) -> bool:
    """Whether a process sleeps in a read of its standard input, a pipe."""
    try:
        return "pipe" in Path(f"/proc/{pid}/wchan").read_text()
    except OSError:
        return False
