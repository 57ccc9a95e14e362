"""Renders run on a few threads of their own, so that no template takes the server's."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from velocity_preview.errors import VelocityPreviewError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")
_Task: TypeAlias = "tuple[Future[object], Callable[[], object]]"


class BusyError(VelocityPreviewError):
    """Too many renders are waiting, or one did not end in time."""


class Workers:
    """Threads that take tasks. They are daemons: Ctrl+C does not wait for a template that takes its time."""

    def __init__(self, threads: int, name: str) -> None:
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._threads = [
            Thread(target=_work, args=(self._tasks,), name=f"velocity-preview-{name}-{number}", daemon=True)
            for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, function: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        self._tasks.put((cast("Future[object]", future), function))
        return future

    def close(self) -> None:
        """End the threads that are idle, the others after what they are doing, which is not waited for."""
        for _thread in self._threads:
            self._tasks.put(None)


class RenderPool:
    """Runs renders; the same one asked for by several pages at once runs once."""

    def __init__(self, *, threads: int = 4, waiting: int = 256, timeout: float = 60.0) -> None:
        self._limit = waiting
        self._timeout = timeout
        self._lock = Lock()
        self._running: dict[Hashable, Future[object]] = {}
        self._workers = Workers(threads, "render")

    def run(self, key: Hashable, function: Callable[[], T]) -> T:
        """The function's result, or that of the call with the same key that is under way."""
        future = self._future(key, function)
        try:
            return cast("T", future.result(self._timeout))
        except TimeoutError:
            raise BusyError("The render did not end in time") from None
        except CancelledError:
            raise BusyError("The server ends") from None

    def close(self) -> None:
        """Start nothing more; a render under way is not waited for."""
        with self._lock:
            self._limit = 0
            waiting = list(self._running.values())
        for future in waiting:
            future.cancel()
        self._workers.close()

    def _future(self, key: Hashable, function: Callable[[], T]) -> Future[object]:
        with self._lock:
            if (running := self._running.get(key)) is not None:
                return running
            if len(self._running) >= self._limit:
                raise BusyError("Too many renders are waiting")
            future = cast("Future[object]", self._workers.submit(function))
            self._running[key] = future
        future.add_done_callback(lambda _done: self._forget(key))
        return future

    def _forget(self, key: Hashable) -> None:
        with self._lock:
            self._running.pop(key, None)


def _work(tasks: SimpleQueue[_Task | None]) -> None:
    while _done(tasks.get()):
        continue


def _done(task: _Task | None) -> bool:
    """Do a task; false for the one that ends the thread. Nothing of it is held when it is done."""
    if task is None:
        return False
    future, function = task
    if future.set_running_or_notify_cancel():
        try:
            future.set_result(function())
        except BaseException as error:  # noqa: BLE001  (it is raised where the result is waited for)
            future.set_exception(error)
    return True
