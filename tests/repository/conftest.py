"""The repository itself."""

from __future__ import annotations

from pathlib import Path
import subprocess

import pytest

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project."""
    return PROJECT


@pytest.fixture(scope="session")
def committed(project) -> list[Path]:
    """The files that git keeps."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=project, capture_output=True, check=True)
    paths = [project / name for name in done.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]
