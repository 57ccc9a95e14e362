"""`serve`: that the command line starts the preview and ends it."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import time
from urllib.request import urlopen

import pytest
from running import PROGRAM, environment


@pytest.fixture
def served(tmp_path):
    """Start `serve` on a free port; gives the process and its address."""
    running = []

    def start(*arguments: str) -> tuple[subprocess.Popen[bytes], str]:
        process = subprocess.Popen(
            [*PROGRAM, "serve", *arguments, "--port", "0"],
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        running.append(process)
        said = b""
        end = time.monotonic() + 60
        while not (address := re.search(rb"http://[^ ]+/", said)):
            assert time.monotonic() < end, said
            assert process.poll() is None, said
            if select.select([process.stderr], [], [], 1)[0]:
                said += os.read(process.stderr.fileno(), 1000)
        return process, address[0].decode()

    yield start
    for process in running:
        process.kill()
        process.communicate()


def test_serves_until_it_is_interrupted(served, write):
    write("mails/hello.vm", "Hello $name")
    write("mails/hello.json", '{"name": "Ada"}')
    process, address = served("mails")
    with urlopen(address) as answer:
        assert answer.status == 200
        assert b"<html" in answer.read()
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=30)
    assert (out, process.returncode) == (b"", 0)
    assert b"Traceback" not in errors


def test_wrong_options_are_said_before_it_serves(velocity_preview, write):
    write("hello.vm", "")
    for arguments in (("nowhere",), (".", "--engine", "3"), (".", "--port", "99999")):
        run = velocity_preview("serve", *arguments)
        assert (run.code, run.out) == (2, b"")
        assert "Traceback" not in run.err
