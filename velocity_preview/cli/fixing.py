"""`lint --fix` and `lint --diff`."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from velocity_preview.cli.exit_codes import ExitCode
from velocity_preview.cli.options import STDIN
from velocity_preview.cli.outputs import write_file, write_stdout

if TYPE_CHECKING:
    from velocity_preview.cli.lint_job import LintJob, LintTarget
    from velocity_preview.cli.terminal import Terminal


def fix_files(job: LintJob, terminal: Terminal) -> None:
    """Write the templates that have safe fixes; the one of standard input to standard output."""
    fixed = 0
    for number, target in enumerate(job.targets):
        better = target.fixed()
        if target.path == STDIN:
            write_stdout(better.source.text)
        elif better is not target:
            write_file(target.path, better.source.text)
            fixed += 1
        job.targets[number] = better
    if fixed:
        terminal.say(f"Fixed {fixed} {'file' if fixed == 1 else 'files'}.")


def show_fixes(job: LintJob) -> ExitCode:
    """Print what `--fix` would change, as a unified diff; it is a finding that there is something."""
    changes = "".join(
        _diff(target, better) for target in job.targets if (better := target.fixed()) is not target
    )
    write_stdout(changes)
    return ExitCode.NOT_SENT if changes else ExitCode.FINE


def _diff(target: LintTarget, better: LintTarget) -> str:
    name = target.source.name
    lines = difflib.unified_diff(_lines(target), _lines(better), name, name)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(target: LintTarget) -> list[str]:
    """Lines with their ends, as patch programs count them."""
    lines = [f"{line}\n" for line in target.source.text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return lines if lines[-1] else lines[:-1]
