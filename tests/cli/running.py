"""Running the program as a process, as everybody does."""

from __future__ import annotations

import atexit
from dataclasses import dataclass
import os
from pathlib import Path
import shutil
import sys
import tempfile
import time

PROJECT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "velocity_preview")
CACHE = tempfile.mkdtemp(prefix="velocity-preview-cache-")
"""Of all tests together, away from the cache of whoever runs them."""
atexit.register(shutil.rmtree, CACHE, ignore_errors=True)


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
    own = {"PYTHONPATH": str(PROJECT), "TERM": "xterm", "VELOCITY_PREVIEW_CACHE_DIR": CACHE}
    return {**kept, **own, **more}


def until(condition, seconds=60.0):
    """Wait for what another process does."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.002)


def names_in(folder: Path) -> list[str]:
    """The names of what a folder holds."""
    return sorted(path.name for path in folder.iterdir())


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def is_alive(pid: int) -> bool:
    """Whether a process runs."""
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
