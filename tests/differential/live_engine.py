"""A real Velocity in a Java process: one request and one answer a line."""

from __future__ import annotations

import json
from pathlib import Path
import shutil
import subprocess
from typing import TYPE_CHECKING, Self

from recorded import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SOURCE = Path(__file__).with_name("Oracle.java")
DEBIAN = Path("/usr/share/java")
MAVEN = Path.home() / ".m2/repository"
CLASS_PATHS: Mapping[str, Sequence[Path]] = {
    "1.7": (DEBIAN / "velocity.jar", DEBIAN / "commons-collections3.jar", DEBIAN / "commons-lang.jar"),
    "2.4.1": (
        MAVEN / "org/apache/velocity/velocity-engine-core/2.4.1/velocity-engine-core-2.4.1.jar",
        MAVEN / "org/apache/commons/commons-lang3/3.17.0/commons-lang3-3.17.0.jar",
        MAVEN / "org/slf4j/slf4j-api/2.0.17/slf4j-api-2.0.17.jar",
        MAVEN / "org/slf4j/slf4j-nop/2.0.17/slf4j-nop-2.0.17.jar",
    ),
}
"""The jars of each engine: Debian's, or those of a local Maven repository at the versions that 2.4.1 asks for."""


def missing(engine: str) -> str | None:
    """What keeps an engine from running here."""
    if shutil.which("javac") is None:
        return "there is no `javac`; Debian has it in `default-jdk-headless`"
    absent = [str(path) for path in CLASS_PATHS[engine] if not path.is_file()]
    if absent:
        return f"there is no {absent[0]}"
    return None


class LiveEngine:
    """The engine, running until `close`."""

    def __init__(self, engine: str, folder: Path) -> None:
        """Compile the program into `folder` and start it."""
        class_path = ":".join(map(str, (*CLASS_PATHS[engine], folder)))
        subprocess.run(["javac", "-cp", class_path, "-d", str(folder), str(SOURCE)], check=True)
        self.engine = engine
        self._process = subprocess.Popen(
            ["java", "-Xss16m", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", class_path, "Oracle"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def outcome(self, template: str, context: Mapping[str, object], files: Mapping[str, str]) -> Outcome:
        """What the real engine makes of a template."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        request = {"template": template, "context": context, "files": files}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        answer.pop("message", None)
        return Outcome(**answer)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(10)
