"""What takes seconds to find out, for the page: in a process of its own, given up when a file changes."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from functools import partial
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Final, TypeVar, cast

from velocity_preview.errors import VelocityPreviewError
from velocity_preview.preview.pool import BusyError, Workers
from velocity_preview.preview.second_process import SecondProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path

    from velocity_preview.preview.subjects import Subject

T = TypeVar("T")

_MOST_REMEMBERED: Final = 6
_TIMEOUT: Final = 120.0


class OutdatedError(VelocityPreviewError):
    """The work was given up, for something is different now: ask again."""


@dataclass(frozen=True, slots=True)
class _Job:
    path: Path
    process: SecondProcess
    future: Future[object]
    given_up: Event
    typed: bool


class Explorer:
    """Explores one template after the other; the last answers are remembered until a file changes.

    The process is another one than that of the findings, which are not to wait for seconds.
    """

    def __init__(self) -> None:
        self._workers = Workers(1, "explorer")
        self._process = SecondProcess(timeout=_TIMEOUT)
        self._lock = Lock()
        self._jobs: OrderedDict[Hashable, _Job] = OrderedDict()

    def explore(
        self, function: Callable[[Subject], T], subject: Subject, key: Hashable, *, typed: bool = False
    ) -> T:
        """What a function of a module makes of the subject, or has made: `key` tells it from others. What is
        `typed` comes in the place of what was typed before.

        Raises `OutdatedError` where a file changes meanwhile, and `BusyError`.
        """
        job = self._job(function, subject, (function, key), typed=typed)
        try:
            return cast("T", job.future.result(_TIMEOUT))
        except (CancelledError, OutdatedError):
            raise OutdatedError("A file changed meanwhile") from None
        except TimeoutError:
            job.given_up.set()
            raise BusyError("Trying other data did not end in time") from None

    def forget(self) -> None:
        """Give up what is under way and what is known: a file changed."""
        with self._lock:
            for job in self._jobs.values():
                self._give_up(job)
            self._jobs.clear()

    def close(self) -> None:
        self.forget()
        self._workers.close()
        self._process.close()

    def _job(
        self, function: Callable[[Subject], object], subject: Subject, key: Hashable, *, typed: bool
    ) -> _Job:
        with self._lock:
            known = self._jobs.get(key)
            if known is not None and not known.given_up.is_set():
                self._jobs.move_to_end(key)
                return known
            for other, job in list(self._jobs.items()):
                if typed and job.typed and job.path == subject.path:
                    self._give_up(self._jobs.pop(other))
            given_up = Event()
            process = self._process
            future = self._workers.submit(partial(_explored, process, given_up, function, subject))
            job = _Job(subject.path, process, future, given_up, typed)
            self._jobs[key] = job
            if len(self._jobs) > _MOST_REMEMBERED:
                self._give_up(self._jobs.popitem(last=False)[1])
            return job

    def _give_up(self, job: _Job) -> None:
        """What has begun ends with its process; the save that ends it does not wait for that."""
        job.given_up.set()
        if job.future.cancel() or job.future.done():
            return
        if job.process is self._process:
            self._process = SecondProcess(timeout=_TIMEOUT)
        Thread(target=job.process.close, name="velocity-preview-give-up").start()


def _explored(
    process: SecondProcess, given_up: Event, function: Callable[[Subject], object], subject: Subject
) -> object:
    try:
        return process.run(function, subject)
    except BusyError:
        if given_up.is_set():
            raise OutdatedError("A file changed meanwhile") from None
        raise
