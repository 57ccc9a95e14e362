"""Many file events in a burst become one batch."""

from __future__ import annotations

import logging
from threading import Condition, Thread
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


_log = logging.getLogger(__name__)


class Batcher:
    """Collects paths until they rest for `quiet` seconds, `longest` at most, and hands them on.

    An event that arrives while a batch is being handed on starts the next one, so the last write is never
    missed. A file that is empty may be half of a save (truncated, not yet written): it is waited for.
    """

    def __init__(
        self, deliver: Callable[[frozenset[Path]], None], *, quiet: float = 0.008, longest: float = 0.2
    ) -> None:
        self._deliver = deliver
        self._quiet = quiet
        self._longest = longest
        self._changed = Condition()
        self._paths: set[Path] = set()
        self._first = 0.0
        self._last = 0.0
        self._stopped = False
        self._thread = Thread(target=self._run, name="velocity-preview-batches", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Stop at once; what is still collected is dropped."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self._thread.join()

    def add(self, path: Path) -> None:
        with self._changed:
            self._last = time.monotonic()
            if not self._paths:
                self._first = self._last
            self._paths.add(path)
            self._changed.notify()

    def _run(self) -> None:
        while (batch := self._next()) is not None:
            try:
                self._deliver(batch)
            except Exception:  # noqa: BLE001 - one batch that fails must not end the watching
                _log.exception("A batch of changes was lost")

    def _next(self) -> frozenset[Path] | None:
        with self._changed:
            while not self._stopped:
                if not self._paths:
                    self._changed.wait()
                elif (remaining := self._remaining()) > 0:
                    self._changed.wait(remaining)
                else:
                    batch = frozenset(self._paths)
                    self._paths.clear()
                    return batch
        return None

    def _remaining(self) -> float:
        """Seconds until the batch is complete."""
        now = time.monotonic()
        latest = self._first + self._longest - now
        remaining = min(self._last + self._quiet - now, latest)
        if remaining <= 0 < latest and any(_is_empty(path) for path in self._paths):
            return min(self._quiet, latest)
        return remaining


def _is_empty(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except OSError:
        return False
