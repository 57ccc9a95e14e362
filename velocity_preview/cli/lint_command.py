"""`velocity-preview lint`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from velocity_preview.cli.caching import cache_options
from velocity_preview.cli.coverage import coverage_options
from velocity_preview.cli.importing import importing
from velocity_preview.cli.options import (
    color_option,
    data_option,
    merge_options,
    path_argument,
    path_option,
)
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
  velocity-preview lint mails --coverage --min-coverage 90
  velocity-preview lint mails --output lcov=mails.info
  velocity-preview lint mails --update-baseline known.json
  velocity-preview lint "mails/**/*.vm" --baseline known.json
  velocity-preview lint - --data event.json < cart.vm
"""


def _report_files(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> list[tuple[str, Path]]:
    """Each `FORMAT=FILE`."""
    files: list[tuple[str, Path]] = []
    for value in values:
        form, _, file = value.partition("=")
        if not file:
            raise click.BadParameter(f"{value!r} has no file: write {form or 'json'}=FILE.")
        if form not in FORMATS:
            raise click.BadParameter(f"{form!r} is no format: there are {', '.join(FORMATS)}.")
        if Path(file) in [path for _, path in files]:
            raise click.BadParameter(f"{file!r} is there for two reports: name two files.")
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
    type=click.Choice([level.value for level in Severity]),
    default="warning",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option("--fix", is_flag=True, help="Apply the safe fixes, then report what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@path_option("--baseline", metavar="FILE", help="Do not report the findings that are known from this file.")
@path_option("--update-baseline", metavar="FILE", help="Write the findings to a baseline; report nothing.")
@click.option(
    "--jobs", "-j", type=click.IntRange(1), metavar="N", help="Processes. Default: the cores, for many files."
)
@click.option("--force-exclude", is_flag=True, help="Pass over ignored files even where they are named.")
@coverage_options
@cache_options
@merge_options
@color_option
@click.pass_obj
def command(terminal: Terminal, /, **options: Any) -> int:
    """Say what would go wrong with templates and their payloads.

    PATH is a template, a payload, a folder that is searched for templates, a pattern such as "mails/**/*.vm",
    or - for standard input. What .gitignore or the settings ignore is not searched.
    """
    with importing():
        from velocity_preview.cli.lint_run import run_lint  # noqa: PLC0415

    return run_lint(terminal, **options)
