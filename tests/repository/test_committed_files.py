"""What git keeps: nothing of the machine it was made on, nothing large, nothing that a rule of the house forbids."""

from __future__ import annotations

import ast
import re

LARGEST = 1_000_000
FOREIGN = re.compile(
    rb"/work/|/tmp/(?:venv|oracle)|/root/|/home/[a-z]|shared/[A-Z]"
    rb"|pypi\.org|files\.pythonhosted|registry\.npmjs|deb\.debian|repo1?\.maven"
)
TABLES = {"zone_names.py", "locales.py", "number_symbols.py", "zone_abbreviations.py"}


def own(paths):
    """Without what others wrote, and without this list of words."""
    others = {"vendor", "axe"}
    return [path for path in paths if not others & {*path.parts} and path.name != "test_committed_files.py"]


def test_nothing_of_the_machine(project, committed):
    found = [
        f"{path.relative_to(project)}: {match[0].decode()}"
        for path in own(committed)
        for match in FOREIGN.finditer(path.read_bytes())
    ]
    assert not found


def test_nothing_large(project, committed):
    large = [path for path in own(committed) if path.stat().st_size > LARGEST and "tests" not in path.parts]
    assert not [str(path.relative_to(project)) for path in large]


def test_files_end_with_a_line_end(project, committed):
    code = [path for path in own(committed) if path.suffix in (".py", ".toml", ".md", ".js", ".css", ".yml")]
    assert not [str(path.relative_to(project)) for path in code if not path.read_bytes().endswith(b"\n")][:20]


def package_files(project, committed):
    package = project / "velocity_preview"
    return [path for path in committed if path.suffix == ".py" and path.is_relative_to(package)]


def test_modules_are_small(project, committed):
    lines = {
        str(path.relative_to(project)): path.read_text().count("\n")
        for path in package_files(project, committed)
        if path.name not in TABLES
    }
    assert {name: count for name, count in lines.items() if count > 300} == {}


def _length(node):
    return node.end_lineno - node.lineno + 1


def _inner(function):
    """The functions right inside of one, which count for themselves."""
    return [node for node in function.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def test_functions_are_small(project, committed):
    long = {}
    lengths = []
    for path in package_files(project, committed):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                length = _length(node) - sum(map(_length, _inner(node)))
                lengths.append(length)
                if length > 60:
                    long[f"{path.relative_to(project)}:{node.name}"] = length
    assert long == {}
    assert sorted(lengths)[len(lengths) * 95 // 100] <= 40


def test_each_module_says_what_it_is(project, committed):
    silent = [
        str(path.relative_to(project))
        for path in package_files(project, committed)
        if not ast.get_docstring(ast.parse(path.read_text())) and "rules" not in path.parts
    ]
    assert silent == []


def test_no_drawer_for_everything(project, committed):
    names = {path.stem for path in package_files(project, committed)}
    assert not names & {"utils", "util", "helpers", "misc", "common"}
