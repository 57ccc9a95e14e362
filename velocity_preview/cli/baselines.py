"""`lint --baseline` and `lint --update-baseline`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.cli.inputs import read_bytes
from velocity_preview.cli.outputs import write_file
from velocity_preview.settings import find_settings
from velocity_preview.source import Source
from velocity_preview.workspace import decode_text
from velocity_preview.workspace.baseline import Baseline
from velocity_preview.workspace.baseline_file import read_baseline, written_baseline
from velocity_preview.workspace.severities import configured, severities_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from velocity_preview.cli.terminal import Terminal
    from velocity_preview.diagnostics import Report


def without_known(report: Report, file: Path, files: Collection[Path]) -> Report:
    """The findings that a baseline does not know, and the entries of it that are stale.

    Raises `SettingsError` where there is no such file, or it is no baseline.
    """
    baseline = _read(file)
    unknown, left = baseline.compared(report.findings)
    severities = severities_of(find_settings(file.parent).for_template(file))
    stale = configured(baseline.stale(left, files), severities)
    return report._replace(findings=(*unknown, *stale))


def write_baseline(report: Report, file: Path, files: Collection[Path], terminal: Terminal) -> None:
    """Write down all findings of a run; what is known of other files stays."""
    baseline = Baseline.of(report.findings, file.parent)
    if file.exists():
        baseline = _read(file).updated(baseline, files)
    write_file(file, written_baseline(baseline))
    count = sum(baseline.counts.values())
    terminal.say(f"{file} has {count} known {'finding' if count == 1 else 'findings'} now.")


def _read(file: Path) -> Baseline:
    name = str(file)
    return read_baseline(Source(name, decode_text(read_bytes(file), name)), file.parent)
