"""Renders run on a few threads of their own, so that no template takes the server's."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, TypeVar, cast

from velocity_preview.errors import VelocityPreviewError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class BusyError(VelocityPreviewError):
    """Too many renders are waiting, or one did not end in time."""


class RenderPool:
    """Runs renders; the same one asked for by several pages at once runs once."""

    def __init__(self, *, threads: int = 4, waiting: int = 256, timeout: float = 60.0) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="velocity-preview-render")
        self._limit = waiting
        self._timeout = timeout
        self._lock = Lock()
        self._running: dict[Hashable, Future[object]] = {}

    def run(self, key: Hashable, function: Callable[[], T]) -> T:
        """The function's result, or that of the call with the same key that is under way."""
        future = self._future(key, function)
        try:
            return cast("T", future.result(self._timeout))
        except TimeoutError:
            raise BusyError("The render did not end in time") from None

    def close(self) -> None:
        """Start nothing more; a render under way is not waited for."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _future(self, key: Hashable, function: Callable[[], T]) -> Future[object]:
        with self._lock:
            if (running := self._running.get(key)) is not None:
                return running
            if len(self._running) >= self._limit:
                raise BusyError("Too many renders are waiting")
            future: Future[object] = self._executor.submit(function)
            self._running[key] = future
        future.add_done_callback(lambda _done: self._forget(key))
        return future

    def _forget(self, key: Hashable) -> None:
        with self._lock:
            self._running.pop(key, None)
