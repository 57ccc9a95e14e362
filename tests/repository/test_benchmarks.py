"""The benchmarks run; what they measure is for docs/benchmarks.md."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest.importorskip("jinja2", reason="the extra `benchmark` is not installed")

_SECTIONS = ("Render", "Parse", "Bulk", "Growth", "Whole process", "Editing", "Memory")


def test_all_sections_are_written(project):
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--short"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    for section in _SECTIONS:
        assert f"## {section}\n" in done.stdout
