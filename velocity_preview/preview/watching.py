"""Watching the workspace's folder for saved, new, moved and deleted files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
import warnings

from watchdog.events import FileClosedNoWriteEvent, FileOpenedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from velocity_preview.preview.batching import Batcher
from velocity_preview.workspace import is_ignored

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchdog.observers.api import BaseObserver

_POLL_SECONDS = 0.25
_READS = (FileOpenedEvent, FileClosedNoWriteEvent)


class Watcher(FileSystemEventHandler):
    """Hands on batches of paths below `root` that changed; a folder among them means all of it.

    `poll` compares the files four times a second, for network file systems and containers, where no event
    comes.
    """

    def __init__(self, root: Path, deliver: Callable[[frozenset[Path]], None], *, poll: bool = False) -> None:
        self._root = root
        self._batcher = Batcher(deliver)
        self.polling = poll
        self._observer = self._started_observer()

    def stop(self) -> None:
        self._observer.stop()
        self._observer.join()
        self._batcher.stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if isinstance(event, _READS) or (event.is_directory and event.event_type == "modified"):
            return
        for name in (event.src_path, event.dest_path):
            path = Path(os.fsdecode(name) if name else "")
            if path.is_relative_to(self._root) and not is_ignored(path, self._root):
                self._batcher.add(path)

    def _started_observer(self) -> BaseObserver:
        self._batcher.start()
        if not self.polling:
            try:
                return self._start(Observer())
            except OSError:  # the system's limit of watches is reached
                self.polling = True
        return self._start(PollingObserver(timeout=_POLL_SECONDS))

    def _start(self, observer: BaseObserver) -> BaseObserver:
        # Two new folders at once make watchdog warn of a watch it sets twice, which does no harm.
        warnings.filterwarnings("ignore", "Callback with id .* already exists", RuntimeWarning)
        observer.schedule(self, str(self._root), recursive=True)
        observer.start()
        return observer
