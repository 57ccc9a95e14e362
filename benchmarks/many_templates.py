"""A folder of templates as CI sees it: lint with two processes, nothing remembered of earlier runs."""

from __future__ import annotations

import json
import os
from pathlib import Path
import subprocess
import sys
from tempfile import TemporaryDirectory
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.messages import Message

SIZE: Final = 20_000
"""Characters of each, at least."""
_JOBS: Final = 2


def lint_many(message: Message, count: int) -> dict[str, tuple[float, float]]:
    """Seconds by the clock and of the processors. Each template has the message as often as fills 20 KB."""
    text = message.velocity * -(-SIZE // len(message.velocity))
    with TemporaryDirectory() as name:
        folder, data = Path(name, "templates"), Path(name, "data.json")
        folder.mkdir()
        data.write_text(json.dumps(message.context()), "utf-8")
        for number in range(count):
            (folder / f"{number}.vm").write_text(f"<!-- {number} -->\n{text}", "utf-8")
        return {
            "without data": _seconds(str(folder)),
            "with data": _seconds(str(folder), "--data", str(data)),
        }


def _seconds(*arguments: str) -> tuple[float, float]:
    command: Sequence[str] = (
        sys.executable, "-m", "velocity_preview", "lint", *arguments, "--jobs", str(_JOBS), "--no-cache",
    )  # fmt: skip
    start, before = time.perf_counter(), os.times()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    assert done.returncode in (0, 1), command  # noqa: S101  (1: there are findings)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, cpu
