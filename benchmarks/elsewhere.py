"""Engines outside of Python, in processes of their own, where installed: velocityjs and Apache Velocity."""

from __future__ import annotations

from dataclasses import dataclass
import json
from pathlib import Path
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from benchmarks.rounds import Series

if TYPE_CHECKING:
    from benchmarks.messages import Message

_HOME = Path(__file__).parent / "elsewhere"
_JARS = [
    f"/usr/share/java/{name}.jar"
    for name in ("velocity", "commons-collections3", "commons-lang", "commons-lang3", "oro")
]
"""Debian's `velocity` and what it needs."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An engine that `command` starts; it then takes a folder, a name and a task."""

    name: str
    command: tuple[str, ...]

    def once(self, folder: Path, name: str) -> tuple[str, ...]:
        """The command that merges once and prints the message."""
        return (*self.command, str(folder), name, "once")

    def warm(self, folder: Path, message: Message, rounds: int) -> tuple[Series, Series]:
        """Merging and parsing, when the JIT has done its work."""
        lines = self._run(folder, message.name, "warm", str(rounds)).splitlines()
        merges, parses = (Series(tuple(int(best) / 1e9 for best in line.split())) for line in lines)
        return merges, parses

    def bulk(self, folder: Path, message: Message) -> float:
        """Seconds that merging each line of the data took."""
        return int(self._run(folder, message.name, "bulk").split()[0]) / 1e9

    def _run(self, folder: Path, *arguments: str) -> str:
        return subprocess.run(
            (*self.command, str(folder), *arguments), check=True, capture_output=True, text=True
        ).stdout


def installed(folder: Path) -> tuple[Elsewhere, ...]:
    """Those that work here. Java's is compiled into the folder."""
    return tuple(engine for engine in (_velocityjs(), _velocity(folder)) if engine is not None)


def write_inputs(folder: Path, message: Message) -> None:
    """The message's template and data, as the engines read them."""
    (folder / f"{message.name}.vm").write_text(message.velocity, "utf-8")
    (folder / f"{message.name}.json").write_text(json.dumps(message.context()), "utf-8")


def _velocityjs() -> Elsewhere | None:
    package = _HOME.parent / "node_modules" / "velocityjs" / "package.json"
    node = shutil.which("node")
    if node is None or not package.exists():
        return None
    release = json.loads(package.read_text("utf-8"))["version"]
    return Elsewhere(
        f"velocityjs {release}, Node {_version(node, '--version')}", (node, str(_HOME / "merge.mjs"))
    )


def _velocity(folder: Path) -> Elsewhere | None:
    java, javac = shutil.which("java"), shutil.which("javac")
    if java is None or javac is None or not Path(_JARS[0]).exists():
        return None
    class_path = ":".join((*_JARS, str(folder)))
    subprocess.run([javac, "-cp", class_path, "-d", folder, _HOME / "Merge.java"], check=True)
    return Elsewhere(
        f"Apache Velocity 1.7, Java {_version(java, '-version')}", (java, "-cp", class_path, "Merge")
    )


def _version(program: str, option: str) -> str:
    said = subprocess.run([program, option], check=True, capture_output=True, text=True)
    found = re.search(r"\d+[.\d]*", said.stdout + said.stderr)
    return found.group() if found else ""
