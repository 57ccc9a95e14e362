"""A run of `lint`: what its options ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from velocity_preview.cli.caching import prepared_cache
from velocity_preview.cli.coverage import coverage_orders
from velocity_preview.cli.exit_codes import ExitCode
from velocity_preview.cli.file_linter import LintOrders
from velocity_preview.cli.lint_job import LintJob, files_of, report_of
from velocity_preview.cli.options import STDIN
from velocity_preview.cli.outputs import check_not_input
from velocity_preview.cli.report_output import write_reports
from velocity_preview.cli.search import Search
from velocity_preview.diagnostics import Severity
from velocity_preview.errors import SettingsError
from velocity_preview.settings import SettingsFinder
from velocity_preview.workspace import MergeOptions, find_templates
from velocity_preview.workspace.partials import partials_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from velocity_preview.cli.file_linter import FileReport
    from velocity_preview.cli.search import Found
    from velocity_preview.cli.terminal import Terminal


def run_lint(  # noqa: PLR0913  (the options)
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
    """The exit code. Raises what is wrong with the options or the files."""
    if fix and diff:
        raise click.UsageError("--diff shows what --fix would change: use one of them.")
    if baseline and update_baseline:
        raise click.UsageError(
            "--baseline reads known findings, --update-baseline writes them: use one of them."
        )
    found = _found(paths, data, force_exclude=force_exclude)
    cache = prepared_cache(cache_dir, cached=cached)
    partials = partials_of(found.templates) if data else frozenset()
    job = LintJob(found, LintOrders(data, MergeOptions(**merge), cache, partials), jobs)
    # Most runs neither fix nor know a baseline.
    if diff:
        from velocity_preview.cli.fixing import show_fixes  # noqa: PLC0415

        return show_fixes(job, terminal)
    reports = _fixed(job, terminal) if fix else job.reports()
    report, files = report_of(reports), files_of(reports)
    if update_baseline:
        from velocity_preview.cli.baselines import write_baseline  # noqa: PLC0415

        write_baseline(report, update_baseline, files, terminal)
        return ExitCode.FINE
    if baseline:
        from velocity_preview.cli.baselines import without_known  # noqa: PLC0415

        report = without_known(report, baseline, files)
    check_not_input([path for _, path in outputs], files)
    orders = coverage_orders(
        coverage=coverage, min_coverage=min_coverage, formats=[form, *(wanted for wanted, _ in outputs)]
    )
    measured = job.coverage() if orders.wanted else None
    beside = fix and STDIN in paths
    write_reports(report, form, outputs, terminal, coverage=measured, beside=beside)
    levels = tuple(Severity)
    failing = levels[: levels.index(Severity(fail_level)) + 1]
    is_fine = not any(report.count(level) for level in failing)
    return ExitCode.FINE if orders.is_enough(measured) and is_fine else ExitCode.NOT_SENT


def _fixed(job: LintJob, terminal: Terminal) -> list[FileReport]:
    from velocity_preview.cli.fixing import fix_files  # noqa: PLC0415

    return fix_files(job, terminal)


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
