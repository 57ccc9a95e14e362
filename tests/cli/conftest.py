"""The program as a process, as everybody runs it."""

from __future__ import annotations

from dataclasses import dataclass
import os
from pathlib import Path
import subprocess
import sys

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "velocity_preview")


@dataclass(frozen=True)
class Run:
    """How a run ended. Standard output is bytes: messages are byte for byte."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()


def environment(**more: str) -> dict[str, str]:
    """The environment without what decides about colour, and this tree's package first."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "PYTHONPATH")
    }
    return {**kept, "PYTHONPATH": str(PROJECT), "TERM": "xterm", **more}


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
def write(tmp_path):
    """Write a file of the test's folder, its text byte for byte."""

    def put(name: str, text: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return put
