"""The programs of docs/scale.md, as they stand there."""

from __future__ import annotations

import json
import os
from pathlib import Path
import re
import subprocess
import sys

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PROGRAM = re.compile(r'^```python\n("""(\w+\.py) .*?)^```$', re.DOTALL | re.MULTILINE)
TEMPLATE = "Hello $!name, $text.substring(2)#foreach($i in $items) $i#end $dateTool.year\r\n"
ROWS = [
    {"name": f"Ää {number}", "text": "x" if number % 10 == 9 else "ab<p>", "items": [number]}
    for number in range(60)
]


@pytest.fixture
def run(tmp_path):
    """Run a program of the document, or of this package."""
    for code, name in PROGRAM.findall((PROJECT / "docs/scale.md").read_text("utf-8")):
        (tmp_path / name).write_text(code)

    def in_folder(*command: str) -> subprocess.CompletedProcess[bytes]:
        path = os.pathsep.join([str(PROJECT), os.environ.get("PYTHONPATH", "")])
        return subprocess.run(
            [sys.executable, *command],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            check=False,
            timeout=300,
        )

    return in_folder


def lines(path: Path) -> list[dict[str, object]]:
    """Those of the parts of a folder, or of a file, without what only the command line tells."""
    parts = sorted(path.iterdir(), key=lambda part: int(part.stem)) if path.is_dir() else [path]
    found = [json.loads(line) for part in parts for line in part.read_text("utf-8").splitlines()]
    for line in found:
        line.pop("scenario", None)
        for key in ("path", "help"):
            line.get("error", {}).pop(key, None)
    return found


@pytest.mark.scale
def test_dask_makes_the_messages_of_the_command_line(run, tmp_path):
    (tmp_path / "hello.vm").write_bytes(TEMPLATE.encode())
    for part in range(3):
        text = "".join(json.dumps(row) + "\n" for row in ROWS[part * 20 : part * 20 + 20])
        (tmp_path / f"people-{part}.jsonl").write_text(text)
    done = run("messages.py", "hello.vm", "people-*.jsonl", "messages")
    assert (done.returncode, done.stderr) == (0, b"")
    names = [word for part in range(3) for word in ("--data", f"people-{part}.jsonl")]
    arguments = ("--all", "--format", "jsonl", "-o", "one.jsonl", "--now", "2026-01-03T10:00Z", "--jobs", "1")
    assert run("-m", "velocity_preview", "render", "hello.vm", *names, *arguments).returncode == 1
    made = lines(tmp_path / "messages")
    assert made == lines(tmp_path / "one.jsonl")
    assert len(made) == 60
    assert sum("error" in line for line in made) == 6


@pytest.mark.scale
def test_a_call_as_lines(run, tmp_path):
    recipients = [{"locator": row["name"], "jsonParam": json.dumps(row)} for row in ROWS]
    (tmp_path / "call.json").write_text(json.dumps({"recipients": recipients}))
    done = run("lines.py", "call.json")
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["data"] for line in done.stdout.splitlines()] == ROWS
