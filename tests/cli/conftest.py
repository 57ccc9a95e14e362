"""The program as a process, and the files it runs on."""

from __future__ import annotations

from contextlib import suppress
import subprocess
from typing import TYPE_CHECKING

import pytest
from running import PROGRAM, Run, environment

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def velocity_preview(tmp_path):
    """Run the program in an empty folder; input is bytes, more environment by name."""

    def run(*arguments: str | Path, input: bytes = b"", folder: Path = tmp_path, **more: str) -> Run:
        done = subprocess.run(
            [*PROGRAM, *map(str, arguments)],
            input=input,
            capture_output=True,
            cwd=folder,
            env=environment(**more),
            timeout=120,
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr.decode().replace("\r\n", "\n"))

    return run


@pytest.fixture
def start(tmp_path):
    """Start the program and leave it running."""
    running = []

    def begin(*arguments: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [*PROGRAM, *arguments],
            cwd=tmp_path,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            with suppress(BrokenPipeError):
                stream.close()


@pytest.fixture
def write(tmp_path):
    """Write a file of the test's folder, its text byte for byte."""

    def put(name: str, text: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return put
