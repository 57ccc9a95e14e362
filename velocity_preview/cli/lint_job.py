"""Linting for the command line: files in, a report out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from velocity_preview.cli.cores import processes_for
from velocity_preview.cli.file_linter import FileLinter, LintTask
from velocity_preview.cli.inputs import read_bytes
from velocity_preview.cli.options import STDIN
from velocity_preview.diagnostics import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from velocity_preview.analysis.coverage import Coverage
    from velocity_preview.cli.file_linter import FileReport, Fixed, LintOrders
    from velocity_preview.cli.search import Found
    from velocity_preview.diagnostics import Diagnostic

Answer = TypeVar("Answer")

_WORTH_A_BAR: Final = 10
_WORTH_A_PROCESS: Final = 24
"""Files that take as long to lint as a process to start."""


class LintJob:
    """One run of `lint`. `jobs` is how many processes it may have; None: as many as are worth it."""

    def __init__(self, found: Found, orders: LintOrders, jobs: int | None) -> None:
        self.paths = (*found.templates, *found.payloads)
        self._templates = found.templates
        self._orders = orders
        self._jobs = 1 if STDIN in (*self.paths, *orders.data) else jobs
        self._linter = FileLinter(orders)
        self._contents: dict[Path, bytes] = {}

    def reports(self) -> list[FileReport]:
        """One for each file, in their order. Raises `SettingsError` where a file cannot be read."""
        known = {report.path: report for path in self.paths if (report := self._linter.recall(path))}
        rest = [path for path in self.paths if path not in known]
        known |= {report.path: report for report in self._answers(FileLinter.lint, rest, "Linting")}
        return [known[path] for path in self.paths]

    def coverage(self) -> Coverage:
        """What the scenarios of all templates reach."""
        from velocity_preview.analysis.coverage import Coverage  # noqa: PLC0415  (few runs ask for it)

        found = self._answers(FileLinter.cover, self._templates, "Merging")
        return Coverage.of(file for files in found for file in files)

    def fixes(self, reports: Iterable[FileReport]) -> list[Fixed]:
        """The templates that their safe fixes change."""
        paths = [report.path for report in reports if report.can_be_fixed]
        found = self._answers(FileLinter.fix, paths, "Fixing")
        return [fixed for fixed in found if fixed.after != fixed.before]

    def content(self, path: Path) -> bytes:
        """What is in a file, or what was put in its place."""
        return self._contents[path] if path in self._contents else read_bytes(path)

    def replace(self, path: Path, content: bytes) -> None:
        """Take this for what is in a file: standard input cannot be written to."""
        self._contents[path] = content

    def _answers(
        self, work: Callable[[FileLinter, LintTask], Answer], paths: Sequence[Path], label: str
    ) -> list[Answer]:
        tasks = [LintTask(path, self._contents.get(path)) for path in paths]
        processes = min(self._jobs or processes_for(len(tasks), _WORTH_A_PROCESS), len(tasks))
        found: Iterator[Answer]
        if processes > 1:
            from velocity_preview.cli.processes import answers  # noqa: PLC0415  (a few files need none)

            found = answers(partial(FileLinter, self._orders), work, tasks, processes)
        else:
            found = (work(self._linter, task) for task in tasks)
        if len(tasks) < _WORTH_A_BAR:
            return list(found)
        from velocity_preview.cli.progress import progress  # noqa: PLC0415  (nor a bar)

        with progress(found, len(tasks), label) as steps:
            return list(steps)


def files_of(reports: Sequence[FileReport]) -> frozenset[Path]:
    """All files that were read."""
    return frozenset(path for report in reports for path in report.files)


def report_of(reports: Sequence[FileReport]) -> Report:
    """All findings by their places. What several templates say of a file that they share is said once."""
    found: dict[object, Diagnostic] = {}
    for report in reports:
        for finding in report.findings:
            found.setdefault(finding.place, finding)
    return Report(len(files_of(reports)), tuple(sorted(found.values(), key=lambda finding: finding.place)))
