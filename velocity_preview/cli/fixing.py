"""`lint --fix` and `lint --diff`."""

from __future__ import annotations

import difflib
import sys
from typing import TYPE_CHECKING, Final

from velocity_preview.cli.exit_codes import ExitCode
from velocity_preview.cli.inputs import read_bytes, source_name
from velocity_preview.cli.options import STDIN
from velocity_preview.cli.outputs import write_file, write_stdout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from velocity_preview.cli.file_linter import FileReport, Fixed
    from velocity_preview.cli.lint_job import LintJob
    from velocity_preview.cli.terminal import Terminal
    from velocity_preview.reporters.style import Role, Style

_ROUNDS: Final = 5
"""A fix in a file that others include may be what makes one of theirs possible."""
_ROLES: Final[tuple[tuple[str, Role], ...]] = (
    ("---", "path"),
    ("+++", "path"),
    ("@@", "frame"),
    ("-", "error"),
    ("+", "help"),
)


def fix_files(job: LintJob, terminal: Terminal) -> list[FileReport]:
    """Write the templates that have safe fixes; the one of standard input to standard output.

    The reports of what is left.
    """
    reports = job.reports()
    fixed: set[Path] = set()
    for _ in range(_ROUNDS):
        done = {fix.path for fix in job.fixes(reports) if _apply(fix, job, terminal)}
        if not done:
            break
        fixed |= done
        reports = job.reports()
    if STDIN in job.paths:
        write_stdout(job.content(STDIN).decode())
    if count := len(fixed - {STDIN}):
        terminal.say(f"Fixed {count} {'file' if count == 1 else 'files'}.")
    return reports


def show_fixes(job: LintJob, terminal: Terminal) -> ExitCode:
    """Print what `--fix` would change, as a unified diff; it is a finding that there is something."""
    style = terminal.style(sys.stdout)
    changes = "".join(line for fix in job.fixes(job.reports()) for line in _diff(fix, style))
    write_stdout(changes)
    return ExitCode.NOT_SENT if changes else ExitCode.FINE


def _apply(fix: Fixed, job: LintJob, terminal: Terminal) -> bool:
    if fix.path == STDIN:
        job.replace(STDIN, fix.after)
        return True
    if read_bytes(fix.path) != fix.before:
        terminal.say(f"{fix.path}: not fixed, for it has just been changed by somebody else.")
        return False
    write_file(fix.path, fix.after.decode())
    return True


def _diff(fix: Fixed, style: Style) -> Iterator[str]:
    name = source_name(fix.path)
    for line in difflib.unified_diff(_lines(fix.before), _lines(fix.after), name, name):
        role = next((role for start, role in _ROLES if line.startswith(start)), None)
        text = line.removesuffix("\n")
        yield f"{style(text, role) if role else text}\n"
        if not line.endswith("\n"):
            yield "\\ No newline at end of file\n"


def _lines(content: bytes) -> list[str]:
    """Lines with their ends, as patch programs count them."""
    lines = [f"{line}\n" for line in content.decode().split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return lines if lines[-1] else lines[:-1]
