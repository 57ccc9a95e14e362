"""What other data would make of a template, for the page: found out on a thread of its own, given up when a
file changes.
"""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from functools import partial
from threading import Event, Lock
import time
from typing import TYPE_CHECKING, Final

from velocity_preview.errors import VelocityPreviewError
from velocity_preview.preview.pool import BusyError, Workers
from velocity_preview.preview.subjects import BrokenPayload
from velocity_preview.whatif import Study, results_of

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

    from velocity_preview.preview.subjects import Subject
    from velocity_preview.whatif import Result
    from velocity_preview.workspace import NamedScenario

_MOST_REMEMBERED: Final = 4
_TIMEOUT: Final = 120.0


class OutdatedError(VelocityPreviewError):
    """The work was given up, for something is different now: ask again."""


@dataclass(frozen=True, slots=True)
class Exploration:
    """What was found. `scenarios` are those of the template by their names."""

    results: tuple[Result, ...]
    variants: int
    study: Study | None
    scenarios: dict[str, NamedScenario]


@dataclass(frozen=True, slots=True)
class _Job:
    path: Path
    future: Future[Exploration]
    given_up: Event
    typed: bool


class Explorer:
    """Explores one template after the other; the last ones are remembered until a file changes."""

    def __init__(self) -> None:
        self._workers = Workers(1, "whatif")
        self._lock = Lock()
        self._jobs: OrderedDict[Hashable, _Job] = OrderedDict()

    def explore(self, subject: Subject, key: Hashable, *, typed: bool = False) -> Exploration:
        """What is known of the subject, or will be: `key` tells it from others. What is `typed` comes in the
        place of what was typed before.

        Raises `OutdatedError` where a file changes meanwhile, and `BusyError`.
        """
        job = self._job(subject, key, typed=typed)
        try:
            return job.future.result(_TIMEOUT)
        except (CancelledError, OutdatedError):
            raise OutdatedError("A file changed meanwhile") from None
        except TimeoutError:
            job.given_up.set()
            raise BusyError("Trying other data did not end in time") from None

    def forget(self) -> None:
        """Give up what is under way and what is known: a file changed."""
        with self._lock:
            for job in self._jobs.values():
                _give_up(job)
            self._jobs.clear()

    def close(self) -> None:
        self.forget()
        self._workers.close()

    def _job(self, subject: Subject, key: Hashable, *, typed: bool) -> _Job:
        with self._lock:
            known = self._jobs.get(key)
            if known is not None and not known.given_up.is_set():
                self._jobs.move_to_end(key)
                return known
            for other, job in list(self._jobs.items()):
                if typed and job.typed and job.path == subject.path:
                    _give_up(self._jobs.pop(other))
            given_up = Event()
            future = self._workers.submit(partial(_explored, subject, given_up))
            job = _Job(subject.path, future, given_up, typed)
            self._jobs[key] = job
            if len(self._jobs) > _MOST_REMEMBERED:
                _give_up(self._jobs.popitem(last=False)[1])
            return job


def _give_up(job: _Job) -> None:
    job.given_up.set()
    job.future.cancel()


def _explored(subject: Subject, given_up: Event) -> Exploration:
    """All of the work; nothing where the template is refused, which the page says anyway."""
    scenarios = {entry.name: entry for entry in subject.scenarios if not isinstance(entry, BrokenPayload)}
    study = _study(subject, scenarios)
    if study is None:
        return Exploration((), 0, None, scenarios)
    tried = []
    for number in range(study.step_count):
        if given_up.is_set():
            raise OutdatedError("A file changed meanwhile")
        tried.append(study.try_step(number))
        time.sleep(0)  # whoever renders goes first
    results = results_of([one for step in tried for one in step.found], subject.name)
    return Exploration(results, sum(step.merges for step in tried), study, scenarios)


def _study(subject: Subject, scenarios: dict[str, NamedScenario]) -> Study | None:
    if not scenarios or (template := subject.parsed()) is None:
        return None
    named = [(one.name, one.scenario) for one in scenarios.values()]
    return Study(template, named, subject.configuration.tools)
