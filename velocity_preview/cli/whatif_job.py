"""What-if for the command line: a study in, a report out, payloads kept."""

from __future__ import annotations

from functools import partial
import os
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from velocity_preview.cli.cores import processes_for
from velocity_preview.cli.exit_codes import ExitCode
from velocity_preview.cli.options import STDIN
from velocity_preview.cli.outputs import make_folder, write_file, write_stdout
from velocity_preview.cli.processes import answers
from velocity_preview.cli.progress import progress
from velocity_preview.cli.whatif_subject import WhatIfOrders, WhatIfSubject, try_step
from velocity_preview.payloads import payload_text
from velocity_preview.reporters.style import PLAIN
from velocity_preview.reporters.whatif_formats import whatif_formatted
from velocity_preview.whatif import Covering, Search, Shown, WhatIfReport, results_of
from velocity_preview.workspace import message_bytes
from velocity_preview.workspace.file_names import FileNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from velocity_preview.cli.terminal import Terminal
    from velocity_preview.whatif import Change, Effect, Proposal, Result, Tried

_WORTH_A_BAR: Final = 40
_WORTH_A_PROCESS: Final = 2_000_000
"""Characters of the template, once for each step, that take as long as a process to start."""


class _Kept(NamedTuple):
    """A payload to write: its name, the scenario that was changed, and the data."""

    name: str
    scenario: str
    root: dict[str, object]


class WhatIfJob:
    """One run of `whatif`. `jobs` is how many processes it may have; None: as many as are worth it."""

    def __init__(self, orders: WhatIfOrders, terminal: Terminal, jobs: int | None) -> None:
        if [orders.template, *orders.data].count(STDIN) > 1:
            raise click.UsageError("Standard input can be read once: it is the template or one payload.")
        self._orders = orders.with_clock()
        self._terminal = terminal
        self._jobs = 1 if STDIN in (orders.template, *orders.data) else jobs
        self._failed = False

    def run(self, form: str, level: Effect, folder: Path | None, *, cover: bool) -> int:
        """The exit code; arms that nothing reaches do not count. Raises what keeps the template from being
        merged at all.
        """
        subject = WhatIfSubject(self._orders)
        for broken in subject.scenarios.broken if self._orders.scenario is None else ():
            self._fail(broken.error)
        tried = self._tried(subject)
        results = results_of([one for step in tried for one in step.found], subject.source.name)
        for name, error in subject.study.failed:
            self._fail(error, name)
        search = Search(subject.study)
        proposals = search.proposals() if cover else ()
        reached = [one for one in proposals if one.is_reached]
        kept = [_Kept(_name(one), one.scenario, subject.study.root(one.ways[0])) for one in results]
        kept += [_Kept(_cover_name(one), one.scenario, search.root(one)) for one in reached]
        paths = iter(self._save(subject, kept, folder))
        study = subject.study
        shown = tuple(
            Shown(result, study.message(result.ways[0]) if form == "html" else None, next(paths))
            for result in results
        )
        covering = tuple(
            Covering(
                one,
                search.message(one) if form == "html" else None,
                next(paths) if one.is_reached else None,
            )
            for one in proposals
        )
        merges = sum(step.merges for step in tried)
        report = WhatIfReport(
            subject.source.name, len(study.cases), merges, shown, covering if cover else None
        )
        style = self._terminal.style(sys.stdout) if form == "text" else PLAIN
        write_stdout(whatif_formatted(report, form, style=style))
        return ExitCode.NOT_SENT if self._failed or report.reaches(level) else ExitCode.FINE

    def _tried(self, subject: WhatIfSubject) -> list[Tried]:
        """All steps of the work, in their order."""
        steps = range(subject.study.step_count)
        work = len(steps) * len(subject.source.text)
        processes = min(self._jobs or processes_for(work, _WORTH_A_PROCESS), len(steps))
        found: Iterable[Tried]
        if processes > 1:
            found = answers(partial(WhatIfSubject, self._orders), try_step, steps, processes)
        else:
            found = (try_step(subject, number) for number in steps)
        if len(steps) < _WORTH_A_BAR and work < _WORTH_A_PROCESS:
            return list(found)
        with progress(found, len(steps), "Trying") as watched:
            return list(watched)

    def _save(self, subject: WhatIfSubject, kept: Sequence[_Kept], folder: Path | None) -> list[str | None]:
        """Write the payloads; the names of their files."""
        if folder is None:
            return [None] * len(kept)
        scenarios = {one.name: one.scenario for one in subject.chosen}
        names = FileNames(".json")
        if kept:
            make_folder(folder)
        return [
            str(_written(folder, names, one.name, payload_text(scenarios[one.scenario], one.root)))
            for one in kept
        ]

    def _fail(self, error: Exception, *names: str) -> None:
        self._failed = True
        self._terminal.failure(error, names)


def _written(folder: Path, names: FileNames, name: str, text: str) -> Path:
    """The file of a payload. One that is there, perhaps with what its author made of it, stays as it is: the
    same payload is not written again, another one gets the next number.
    """
    path = folder / names.of(name)
    while os.path.lexists(path):
        if _holds(path, message_bytes(text)):
            return path
        path = folder / names.of(name)
    write_file(path, text)
    return path


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.is_file() and path.read_bytes() == content
    except OSError:
        return False


def _name(result: Result) -> str:
    return ".".join((result.scenario, *map(_label, result.changes)))


def _cover_name(proposal: Proposal) -> str:
    arm = proposal.arm
    return f"{proposal.scenario}.cover.{arm.line}-{arm.column}.{arm.kind.value}"


def _label(change: Change) -> str:
    return f"{change.path.replace('[*]', '')}.{change.variant.value}"
