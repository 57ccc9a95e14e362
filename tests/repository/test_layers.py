"""Which package may import which: the contracts of pyproject.toml, kept by import-linter."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = (
    "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(cache_dir=None, no_cache=True))"
)


def test_layers(project):
    """In a process of its own: import-linter turns off the loggers of the one that it runs in."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Contracts: 4 kept, 0 broken." in done.stdout
