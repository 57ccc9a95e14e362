"""`velocity-preview lint`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from velocity_preview.cli.baselines import without_known, write_baseline
from velocity_preview.cli.caching import cache_options, prepared_cache
from velocity_preview.cli.coverage import coverage_options, coverage_orders
from velocity_preview.cli.exit_codes import ExitCode
from velocity_preview.cli.file_linter import LintOrders
from velocity_preview.cli.fixing import fix_files, show_fixes
from velocity_preview.cli.lint_job import LintJob, files_of, report_of
from velocity_preview.cli.options import (
    STDIN,
    MergeOptions,
    color_option,
    data_option,
    merge_options,
    path_argument,
    path_option,
)
from velocity_preview.cli.outputs import check_not_input
from velocity_preview.cli.report_output import write_reports
from velocity_preview.cli.search import Search
from velocity_preview.diagnostics import Severity
from velocity_preview.errors import SettingsError
from velocity_preview.reporters.formats import FORMATS
from velocity_preview.settings import SettingsFinder
from velocity_preview.workspace import find_templates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.cli.search import Found
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
_LEVELS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


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
    type=click.Choice([level.value for level in _LEVELS]),
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
def command(  # noqa: PLR0913  (the options)
    terminal: Terminal,
    /,
    *,
    paths: tuple[Path, ...],
    data: tuple[Path, ...],
    form: str,
    outputs: tuple[tuple[str, Path], ...],
    fail_level: str,
    fix: bool,
    diff: bool,
    baseline: Path | None,
    update_baseline: Path | None,
    jobs: int | None,
    force_exclude: bool,
    coverage: bool,
    min_coverage: float | None,
    cache_dir: Path | None,
    cached: bool,
    **merge: Any,
) -> int:
    """Say what would go wrong with templates and their payloads.

    PATH is a template, a payload, a folder that is searched for templates, a pattern such as "mails/**/*.vm",
    or - for standard input. What .gitignore or the settings ignore is not searched.
    """
    if fix and diff:
        raise click.UsageError("--diff shows what --fix would change: use one of them.")
    if baseline and update_baseline:
        raise click.UsageError(
            "--baseline reads known findings, --update-baseline writes them: use one of them."
        )
    found = _found(paths, data, force_exclude=force_exclude)
    cache = prepared_cache(cache_dir, cached=cached)
    job = LintJob(found, LintOrders(data, MergeOptions(**merge), cache), jobs)
    if diff:
        return show_fixes(job, terminal)
    reports = fix_files(job, terminal) if fix else job.reports()
    report, files = report_of(reports), files_of(reports)
    if update_baseline:
        write_baseline(report, update_baseline, files, terminal)
        return ExitCode.FINE
    if baseline:
        report = without_known(report, baseline, files)
    check_not_input([path for _, path in outputs], files)
    orders = coverage_orders(
        coverage=coverage, min_coverage=min_coverage, formats=[form, *(wanted for wanted, _ in outputs)]
    )
    measured = job.coverage() if orders.wanted else None
    beside = fix and STDIN in paths
    write_reports(report, form, outputs, terminal, coverage=measured, beside=beside)
    failing = _LEVELS[: _LEVELS.index(Severity(fail_level)) + 1]
    is_fine = not any(report.count(level) for level in failing)
    return ExitCode.FINE if orders.is_enough(measured) and is_fine else ExitCode.NOT_SENT


def _found(paths: Sequence[Path], data: Sequence[Path], *, force_exclude: bool) -> Found:
    """Raises `SettingsError` where nothing is found, unless it may all be ignored."""
    if [*paths, *data].count(STDIN) > 1:
        raise click.UsageError("Standard input can be read once: it is the template or one payload.")
    found = Search(SettingsFinder().find, everywhere=force_exclude).find(paths)
    if not found and not force_exclude:
        looked = ", ".join(map(str, paths))
        if find_templates(path for path in paths if path.exists()):
            raise SettingsError(f"All templates in {looked} are ignored, by .gitignore or the settings.")
        raise SettingsError(f"No template in {looked}: looked for *.vm, *.vtl and HTML with VTL.")
    return found
