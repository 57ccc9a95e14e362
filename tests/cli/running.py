"""Running the program as a process, as everybody does."""

from __future__ import annotations

from dataclasses import dataclass
import os
from pathlib import Path
import sys

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


def names_in(folder: Path) -> list[str]:
    """The names of what a folder holds."""
    return sorted(path.name for path in folder.iterdir())
