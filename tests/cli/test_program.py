"""The program as a whole: help, version, colour."""

from __future__ import annotations

import os
import pty
import subprocess

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
