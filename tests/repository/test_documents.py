"""The documents: made from the code where they can be, and true."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest

import velocity_preview
from velocity_preview.cli.rule_page import rules_page
from velocity_preview.engine.configuration import configured_engine, configured_limits
from velocity_preview.lint import RULES
from velocity_preview.settings import read_settings

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def blocks(text: str, language: str) -> list[str]:
    return [body for kind, body in BLOCK.findall(text) if kind == language]


def test_rules_are_documented_as_they_are(project):
    assert (project / "docs/rules.md").read_text() == rules_page(RULES.values()), (
        "run python docs/generate.py"
    )


def test_links_lead_somewhere(project, committed):
    missing = [
        f"{page.relative_to(project)}: {target}"
        for page in committed
        if page.suffix == ".md" and "vendor" not in page.parts
        for target in LINK.findall(page.read_text())
        if not (page.parent / target.strip()).exists()
    ]
    assert not missing


def test_version_is_in_the_changelog(project):
    assert f"## {velocity_preview.__version__}" in (project / "CHANGELOG.md").read_text()


@pytest.fixture
def desk(project, tmp_path):
    """A folder like a fresh clone, with the program on the path."""
    for name in ("samples", "README.md"):
        source = project / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    program = tmp_path / "bin/velocity-preview"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m velocity_preview "$@"\n')
    program.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(
    ("page", "fewest"), [("README.md", 6), ("docs/whatif.md", 4), ("docs/coverage.md", 3)]
)
def test_commands_of_the_pages_work(project, desk, page, fewest):
    """Every line of a `console` block that begins with `$` runs, and prints what stands below it."""
    path = f"{desk / 'bin'}:{os.environ['PATH']}"
    ran = 0
    for block in blocks((project / page).read_text(), "console"):
        for entry in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = entry.partition("\n")
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=desk,
                env={**os.environ, "PATH": path, "PYTHONPATH": str(project), "NO_COLOR": "1"},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            ran += 1
            assert done.returncode in (0, 1), f"{command}\n{done.stdout}"
            assert shown.strip() in done.stdout, f"{command}\n{done.stdout}"
    assert ran >= fewest


def test_python_of_the_readme_works(project, desk, monkeypatch):
    monkeypatch.chdir(desk)
    code = blocks((project / "README.md").read_text(), "python")
    assert code
    for block in code:
        exec(compile(block, "README.md", "exec"), {})


def test_settings_of_the_readme_are_settings(project, tmp_path):
    tables = blocks((project / "README.md").read_text(), "toml")
    assert tables
    for number, table in enumerate(tables):
        name = "pyproject.toml" if "[tool." in table else "velocity-preview.toml"
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / name).write_text(table)
        settings = read_settings(folder / name)
        configured_engine(settings.engine, settings.velocity)
        configured_limits(settings.limits)
        assert set(settings.rules) <= set(RULES)
