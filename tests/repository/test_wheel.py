"""The wheel: what is installed is all that is needed, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest


@pytest.fixture(scope="module")
def content(project, tmp_path_factory):
    """The names in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    (wheel,) = folder.iterdir()
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_package_and_page(content):
    for name in ("py.typed", "__main__.py", "cli/render_command.py", "preview/pages/page.html"):
        assert f"velocity_preview/{name}" in content


def test_all_that_git_keeps_of_the_package(project, committed, content):
    package = project / "velocity_preview"
    kept = {path.relative_to(project).as_posix() for path in committed if path.is_relative_to(package)}
    assert kept <= content


def test_nothing_else(content):
    tops = {name.partition("/")[0] for name in content}
    assert len(tops) == 2
    assert "velocity_preview" in tops
    assert not [name for name in content if "__pycache__" in name or name.endswith(".pyc")]


def test_entry_point_and_licence(content):
    assert any(name.endswith(".dist-info/entry_points.txt") for name in content)
    assert any(name.endswith("LICENSE") for name in content)
