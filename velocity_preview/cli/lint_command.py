"""`velocity-preview lint`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from velocity_preview.cli.exit_codes import ExitCode
from velocity_preview.cli.fixing import fix_files, show_fixes
from velocity_preview.cli.lint_job import LintJob
from velocity_preview.cli.options import (
    STDIN,
    MergeOptions,
    color_option,
    data_option,
    merge_options,
    path_argument,
)
from velocity_preview.cli.report_output import write_reports
from velocity_preview.diagnostics import Severity
from velocity_preview.reporters.formats import FORMATS

if TYPE_CHECKING:
    from velocity_preview.cli.terminal import Terminal

_EXAMPLES = """\b
Examples:
  velocity-preview lint mails
  velocity-preview lint cart.vm --data event.json --fail-level error
  velocity-preview lint mails --format github --output sarif=lint.sarif
  velocity-preview lint mails --diff
  velocity-preview lint - --data event.json < cart.vm
"""
_LEVELS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def _report_files(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> list[tuple[str, Path]]:
    """Each `FORMAT=FILE`."""
    files = []
    for value in values:
        form, _, file = value.partition("=")
        if not file:
            raise click.BadParameter(f"{value!r} has no file: write {form or 'json'}=FILE.")
        if form not in FORMATS:
            raise click.BadParameter(f"{form!r} is no format: there are {', '.join(FORMATS)}.")
        files.append((form, Path(file)))
    return files


@click.command("lint", epilog=_EXAMPLES)
@path_argument("paths", nargs=-1, required=True, metavar="PATH...")
@data_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--output",
    "outputs",
    metavar="FORMAT=FILE",
    multiple=True,
    callback=_report_files,
    help="Write a report to a file too.",
)
@click.option(
    "--fail-level",
    type=click.Choice([level.value for level in _LEVELS]),
    default="warning",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option("--fix", is_flag=True, help="Apply the safe fixes, then report what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@merge_options
@color_option
@click.pass_obj
def command(  # noqa: PLR0913  (the options)
    terminal: Terminal,
    /,
    *,
    paths: tuple[Path, ...],
    data: tuple[Path, ...],
    form: str,
    outputs: list[tuple[str, Path]],
    fail_level: str,
    fix: bool,
    diff: bool,
    **merge: Any,
) -> int:
    """Say what would go wrong with templates and their payloads.

    PATH is a template, a payload, a folder that is searched for templates, or - for standard input.
    """
    if fix and diff:
        raise click.UsageError("--diff shows what --fix would change: use one of them.")
    job = LintJob(paths, data, MergeOptions(**merge))
    if diff:
        return show_fixes(job)
    if fix:
        fix_files(job, terminal)
    report = job.report()
    write_reports(report, form, outputs, terminal, beside=fix and STDIN in paths)
    failing = _LEVELS[: _LEVELS.index(Severity(fail_level)) + 1]
    return ExitCode.NOT_SENT if any(report.count(level) for level in failing) else ExitCode.FINE
