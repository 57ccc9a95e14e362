"""Which package may import which: the contracts of pyproject.toml, kept by import-linter."""

from __future__ import annotations

from importlinter.cli import lint_imports
import pytest


def test_layers(project, monkeypatch, capsys):
    monkeypatch.chdir(project)
    code = lint_imports(cache_dir=None, no_cache=True)
    shown = capsys.readouterr().out
    assert code == 0, shown
    assert "Contracts: 4 kept, 0 broken." in shown


@pytest.fixture(autouse=True)
def _own_path(project, monkeypatch):
    """import-linter looks for the package on the path."""
    monkeypatch.syspath_prepend(str(project))
