"""Telling every open page what changed."""

from __future__ import annotations

from queue import Empty, Full, Queue
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypedDict

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


class Event(NamedTuple):
    """Something the pages hear of: a `change`, or new `counts` of findings by template."""

    name: str
    data: object


class Hub:
    """Hands each event to every subscriber; one that does not read is told once to look at everything."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._subscribers: set[Queue[Event | None]] = set()
        self._closed = False

    def publish(self, name: str, data: object) -> None:
        with self._lock:
            for queue in self._subscribers:
                _put(queue, Event(name, data))

    def close(self) -> None:
        """End every subscription, now and later."""
        with self._lock:
            self._closed = True
            for queue in self._subscribers:
                _clear(queue)
                queue.put_nowait(None)

    def subscribe(self, ping_seconds: float) -> Iterator[Event | None]:
        """Events as they come; `None` every `ping_seconds` without one. Ends when the hub is closed."""
        queue: Queue[Event | None] = Queue(_BACKLOG)
        with self._lock:
            if self._closed:
                return
            self._subscribers.add(queue)
        try:
            yield from _read(queue, ping_seconds)
        finally:
            with self._lock:
                self._subscribers.discard(queue)


def _read(queue: Queue[Event | None], ping_seconds: float) -> Iterator[Event | None]:
    while True:
        try:
            event = queue.get(timeout=ping_seconds)
        except Empty:
            yield None
            continue
        if event is None:
            return
        yield event


def _put(queue: Queue[Event | None], event: Event) -> None:
    try:
        queue.put_nowait(event)
    except Full:
        _clear(queue)
        queue.put_nowait(Event("change", Change(files=(), everything=True, catalogue=True, saved=0)))


def _clear(queue: Queue[Event | None]) -> None:
    while not queue.empty():
        queue.get_nowait()
