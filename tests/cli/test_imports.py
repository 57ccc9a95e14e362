"""What a process imports: half of its time, so it is not to grow unseen."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from running import environment

SERVER = {"flask", "werkzeug", "jinja2", "watchdog", "blinker", "itsdangerous"}
IMPORTED = """
import json, sys
{libraries}
before = set(sys.modules)
try:
    {action}
finally:
    json.dump(sorted(set(sys.modules) - before), sys.stderr)
"""
RUN = "from velocity_preview.cli import main; main(sys.argv[1:])"
OF_RENDER = {"array", "bisect", "gc", "signal", "struct", "unicodedata", "velocity_preview"}
"""Of the standard library, beside what the libraries below import themselves."""
RENDER_LIBRARIES = "import airspeed, click, decimal, json, locale, pathlib"
OF_LINT = {*OF_RENDER, "glob"}
LINT_LIBRARIES = f"{RENDER_LIBRARIES}, dataclasses, difflib, hashlib, html, pkgutil"


def imported(folder, libraries: str, action: str, *arguments: str) -> set[str]:
    """The modules that an action imports beside those of libraries."""
    program = IMPORTED.format(libraries=libraries, action=action)
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=True)
    return set(json.loads(done.stderr.decode().splitlines()[-1]))


def packages(modules: set[str]) -> set[str]:
    """Those that have a public name."""
    tops = {name.partition(".")[0] for name in modules}
    return {name for name in tops if not name.startswith("_")}


def ours(modules: set[str]) -> set[str]:
    return {name.partition(".")[2] for name in modules if name.startswith("velocity_preview.")}


def among(names: set[str], unwanted: list[str]) -> list[str]:
    """Those that are unwanted modules, or in unwanted packages."""
    return sorted(name for name in names for one in unwanted if f"{name}.".startswith(f"{one}."))


@pytest.mark.parametrize("command", ["render", "lint"])
def test_render_and_lint_import_no_server(write, tmp_path, command):
    write("cart.vm", "text")
    modules = imported(tmp_path, "", RUN, command, "cart.vm")
    assert "airspeed" in packages(modules)
    assert packages(modules).isdisjoint(SERVER)
    assert not among(ours(modules), ["preview"])


@pytest.mark.parametrize("output", [(), ("--output", "cart.html")])
def test_render_imports_few_libraries(write, tmp_path, output):
    write("cart.vm", "#foreach($item in $data.items)$item.name#end")
    write("cart.json", '{"items": [{"name": "a"}]}')
    assert packages(imported(tmp_path, RENDER_LIBRARIES, RUN, "render", "cart.vm", *output)) <= OF_RENDER


def test_render_imports_what_the_template_asks_for(write, tmp_path):
    write("cart.vm", "#set($x = 1)#if($x > 0)#foreach($item in $data.items)$item.name#end#end")
    write("cart.json", '{"items": [{"name": "a"}]}')
    modules = ours(imported(tmp_path, "", RUN, "render", "cart.vm"))
    assert {"engine.merge", "payloads.plain", "values.maps"} <= modules
    assert not among(
        modules,
        [
            "analysis",
            "cli.bulk",
            "cli.processes",
            "engine.loop",
            "engine.macro_calls",
            "engine.trace",
            "engine.tracer",
            "lint",
            "payloads.document",
            "payloads.event",
            "payloads.orders",
            "payloads.preprocessor",
            "payloads.selection",
            "payloads.smartsend",
            "payloads.streaming",
            "payloads.syntax",
            "reporters.problem",
            "settings.schema",
            "settings.toml_places",
            "tools.date_tool",
            "tools.math_tool",
            "tools.number_tool",
            "values.arrays",
            "values.conversion",
            "values.integers",
            "values.lists",
            "values.map_views",
            "values.overloads",
            "values.ranges",
            "values.regular_expressions",
            "values.strings",
            "whatif",
            "workspace.linting",
        ],
    )


def test_lint_imports_few_libraries(write, tmp_path):
    write("cart.vm", "text")
    assert packages(imported(tmp_path, LINT_LIBRARIES, RUN, "lint", "cart.vm")) <= OF_LINT


def test_lint_imports_what_is_asked_for(write, tmp_path):
    write("cart.vm", "text")
    modules = ours(imported(tmp_path, "", RUN, "lint", "cart.vm"))
    assert {"lint.linter", "reporters.text_report"} <= modules
    reporters = {name for name in modules if name.startswith("reporters.") and name.endswith("_report")}
    assert reporters == {"reporters.text_report"}
    assert not among(
        modules,
        [
            "analysis.coverage",
            "cli.baselines",
            "cli.fixing",
            "cli.processes",
            "cli.progress",
            "engine.tracer",
            "payloads.streaming",
            "whatif",
        ],
    )


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["render", "--help"], ["lint", "--help"]])
def test_help_imports_no_engine(tmp_path, arguments):
    modules = imported(tmp_path, "", RUN, *arguments)
    assert packages(modules).isdisjoint({"airspeed", "decimal", "regex"})
    assert not among(
        ours(modules), ["analysis", "engine", "lint", "payloads", "settings", "tools", "values", "workspace"]
    )


def test_importing_the_package_costs_nothing(tmp_path):
    assert imported(tmp_path, "", "import velocity_preview") >= {"velocity_preview"}
    assert ours(imported(tmp_path, "", "import velocity_preview")) == {"version"}
