"""Telling every open page what changed."""

from __future__ import annotations

from queue import Empty, Full, Queue
from threading import Lock
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BACKLOG = 64


class Change(TypedDict):
    """Files that changed, as paths below the root.

    `everything` says there are too many to name; `catalogue` that templates came or went; `saved` is when the
    last of them was written, in milliseconds since the epoch.
    """

    files: Sequence[str]
    everything: bool
    catalogue: bool
    saved: int


class Hub:
    """Hands each change to every subscriber; one that does not read gets `everything` later, once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._subscribers: set[Queue[Change | None]] = set()
        self._closed = False

    def publish(self, change: Change) -> None:
        with self._lock:
            for queue in self._subscribers:
                _put(queue, change)

    def close(self) -> None:
        """End every subscription, now and later."""
        with self._lock:
            self._closed = True
            for queue in self._subscribers:
                _clear(queue)
                queue.put_nowait(None)

    def subscribe(self, ping_seconds: float) -> Iterator[Change | None]:
        """Changes as they come; `None` every `ping_seconds` without one. Ends when the hub is closed."""
        queue: Queue[Change | None] = Queue(_BACKLOG)
        with self._lock:
            if self._closed:
                return
            self._subscribers.add(queue)
        try:
            yield from _read(queue, ping_seconds)
        finally:
            with self._lock:
                self._subscribers.discard(queue)


def _read(queue: Queue[Change | None], ping_seconds: float) -> Iterator[Change | None]:
    while True:
        try:
            change = queue.get(timeout=ping_seconds)
        except Empty:
            yield None
            continue
        if change is None:
            return
        yield change


def _put(queue: Queue[Change | None], change: Change) -> None:
    try:
        queue.put_nowait(change)
    except Full:
        _clear(queue)
        queue.put_nowait(Change(files=(), everything=True, catalogue=True, saved=change["saved"]))


def _clear(queue: Queue[Change | None]) -> None:
    while not queue.empty():
        queue.get_nowait()
