"""Where the reports of `lint` go."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from velocity_preview.cli.outputs import make_folder, write_file, write_stdout
from velocity_preview.lint import RULES
from velocity_preview.reporters.formats import formatted
from velocity_preview.reporters.style import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from velocity_preview.analysis.coverage import Coverage
    from velocity_preview.cli.terminal import Terminal
    from velocity_preview.diagnostics import Report


def write_reports(  # noqa: PLR0913  (what the options say)
    report: Report,
    form: str,
    files: Iterable[tuple[str, Path]],
    terminal: Terminal,
    *,
    coverage: Coverage | None = None,
    beside: bool = False,
) -> None:
    """One report to standard output (to standard error `beside` what is there), others to files."""
    files = tuple(files)
    with_rules = "sarif" in (form, *(wanted for wanted, _ in files))
    summaries = {name: rule.summary for name, rule in RULES.items()} if with_rules else None
    stream = sys.stderr if beside else sys.stdout
    style = terminal.style(stream) if form == "text" else PLAIN
    text = formatted(report, form, style=style, rules=summaries, coverage=coverage)
    if beside:
        click.echo(text, nl=False, err=True, color=True)
    else:
        write_stdout(text)
    for wanted, path in files:
        make_folder(path.parent)
        write_file(path, formatted(report, wanted, rules=summaries, coverage=coverage))
