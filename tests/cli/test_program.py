"""The program as a whole: help, version, colour, what it imports."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest
from running import PROGRAM, environment

import velocity_preview as package
from velocity_preview.cli.application import COMMANDS, application

BAD = "$!{a\n"


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help(velocity_preview, command, option):
    run = velocity_preview(command, option)
    assert (run.code, run.err) == (0, "")
    assert f"Usage: velocity-preview {command}" in run.text
    assert f"  velocity-preview {command}" in run.text.partition("Examples:\n")[2]


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_of_the_program(velocity_preview, option):
    run = velocity_preview(option)
    assert (run.code, run.err) == (0, "")
    for name, sentence in COMMANDS.items():
        assert f"  {name}" in run.text
        assert sentence in run.text


def test_each_command_is_there():
    assert {command.name for command in map(_command, COMMANDS)} == set(COMMANDS)


def _command(name: str):
    return application.get_command(None, name)


def test_version(velocity_preview):
    assert velocity_preview("--version").text == f"velocity-preview, version {package.__version__}\n"


def test_unknown_command(velocity_preview):
    run = velocity_preview("redner")
    assert (run.code, run.out) == (2, b"")
    assert "No such command 'redner'" in run.err


def errors_on_a_terminal(folder, *arguments: str, **more: str) -> str:
    """What a failing render shows on standard error that is a terminal."""
    ours, theirs = pty.openpty()
    command = [*PROGRAM, "render", "bad.vm", *arguments]
    process = subprocess.Popen(command, stderr=theirs, cwd=folder, env=environment(**more))
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 4096):
            shown += chunk
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait() == 1
    return shown.decode()


@pytest.mark.parametrize(
    ("arguments", "variables", "colored"),
    [
        ((), {}, True),
        ((), {"NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": ""}, True),
        ((), {"TERM": "dumb"}, False),
        (("--no-color",), {}, False),
        (("--color",), {"NO_COLOR": "1"}, True),
        (("--no-color",), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_color_on_a_terminal(write, tmp_path, arguments, variables, colored):
    write("bad.vm", BAD)
    shown = errors_on_a_terminal(tmp_path, *arguments, **variables)
    assert ("\x1b[" in shown) is colored
    assert "error" in shown


@pytest.mark.parametrize(
    ("arguments", "variables", "colored"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color",), {}, True),
    ],
)
def test_color_elsewhere(velocity_preview, write, arguments, variables, colored):
    write("bad.vm", BAD)
    assert ("\x1b[" in velocity_preview("render", "bad.vm", *arguments, **variables).err) is colored


SERVER = {"flask", "werkzeug", "jinja2", "watchdog", "blinker", "itsdangerous"}
IMPORTED = """
import sys
from velocity_preview.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)
    print(*sorted(name for name in sys.modules if name.startswith('velocity_preview')), file=sys.stderr)
"""


def imported_by(folder, *arguments: str) -> tuple[set[str], set[str]]:
    """The packages, and the modules of this one, that a command imports."""
    command = [sys.executable, "-c", IMPORTED, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=True)
    *_, packages, modules = done.stderr.decode().splitlines()
    return set(packages.split()), set(modules.split())


@pytest.mark.parametrize("command", ["render", "lint"])
def test_render_and_lint_import_no_server(write, tmp_path, command):
    write("cart.vm", "text")
    packages, modules = imported_by(tmp_path, command, "cart.vm")
    assert "airspeed" in packages
    assert packages.isdisjoint(SERVER)
    assert not [name for name in modules if name.startswith("velocity_preview.preview")]


def test_render_imports_no_linter(write, tmp_path):
    write("cart.vm", "text")
    _, modules = imported_by(tmp_path, "render", "cart.vm")
    assert not [name for name in modules if ".lint" in name or ".analysis" in name]


def test_help_imports_no_engine(tmp_path):
    packages, modules = imported_by(tmp_path, "--help")
    assert "airspeed" not in packages
    assert not [name for name in modules if name.startswith("velocity_preview.engine")]
