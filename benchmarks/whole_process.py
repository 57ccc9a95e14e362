"""Whole processes: start, read a template and its data, print the message, end."""

from __future__ import annotations

from dataclasses import dataclass
import os
import subprocess
import sys
from tempfile import TemporaryDirectory
import time
from typing import TYPE_CHECKING

from benchmarks.rounds import Series

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from benchmarks.elsewhere import Elsewhere

_AIRSPEED = """
import json, sys, airspeed
print(airspeed.Template(open(sys.argv[1]).read()).merge(json.load(open(sys.argv[2]))))
"""
_JINJA = """
import json, sys, jinja2
print(jinja2.Environment().from_string(open(sys.argv[1]).read()).render(json.load(open(sys.argv[2]))))
"""


_BYTECODE = TemporaryDirectory()
_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPYCACHEPREFIX": _BYTECODE.name,
}
"""An installed program is compiled already."""


@dataclass(frozen=True, slots=True)
class Process:
    """Seconds by the clock and of the processors."""

    wall: Series
    cpu: Series


def commands(folder: Path, name: str, others: tuple[Elsewhere, ...]) -> dict[str, tuple[str, ...]]:
    """The same small task in each engine."""
    files = str(folder / f"{name}.vm"), str(folder / f"{name}.json")
    return {
        "velocity-preview render": (
            sys.executable, "-m", "velocity_preview", "render", files[0], "--data", files[1]
        ),
        "python and airspeed": (sys.executable, "-c", _AIRSPEED, *files),
        "python and Jinja2": (sys.executable, "-c", _JINJA, str(folder / f"{name}.jinja"), files[1]),
        **{other.name: other.once(folder, name) for other in others},
        "python alone": (sys.executable, "-c", "pass"),
    }  # fmt: skip


def run_in_turn(commands: Mapping[str, tuple[str, ...]], rounds: int) -> dict[str, Process]:
    """Each command `rounds` times, one after the other; before that once, to have Python's bytecode kept."""
    for command in commands.values():
        _run(command)
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(_run(command))
    return {
        name: Process(
            Series(tuple(wall for wall, _ in done)),
            Series(tuple(cpu for _, cpu in done)),
        )
        for name, done in runs.items()
    }


def _run(command: tuple[str, ...]) -> tuple[float, float]:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=_ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} ends with {process.returncode}.")
    return wall, usage.ru_utime + usage.ru_stime
