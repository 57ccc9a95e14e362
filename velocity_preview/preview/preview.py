"""The running preview: one folder, its catalogue, its views, and who listens."""

from __future__ import annotations

import secrets
from threading import Timer
import time
from typing import TYPE_CHECKING, TypedDict

from velocity_preview.preview.catalogue import Catalogue
from velocity_preview.preview.explorations import Explorations
from velocity_preview.preview.hub import Change, Hub
from velocity_preview.preview.inspector import Inspector
from velocity_preview.preview.new_scenario import SavedScenario, save_scenario
from velocity_preview.preview.questions import Question
from velocity_preview.preview.views import Views
from velocity_preview.preview.watching import Watcher
from velocity_preview.workspace import MergeOptions

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from velocity_preview.preview.findings import Finding
    from velocity_preview.preview.tracing import SourceMap
    from velocity_preview.preview.unreached import Unreached

_MOST_FILES = 200
SETTINGS_FILES = frozenset({"velocity-preview.toml", "pyproject.toml", "velocity.properties"})
_SECOND_LOOK_SECONDS = 0.5


class Notes(TypedDict):
    """What is said about a view and is not needed to show it."""

    findings: list[Finding]
    unreached: list[Unreached]
    map: SourceMap


class Preview:
    """Everything the routes need. `watch` starts the watcher; `close` stops all threads.

    `token` is what the page's writes carry; `instance` tells a page that the server is another one now.
    """

    def __init__(self, root: Path, options: MergeOptions | None = None) -> None:
        self.root = root.resolve()
        self.options = options or MergeOptions()
        self.token = secrets.token_urlsafe(24)
        self.instance = secrets.token_hex(8)
        self.catalogue = Catalogue(self.root)
        self.hub = Hub()
        self.views = Views(self.catalogue, self.options)
        self.explorations = Explorations(self.options, self.views)
        self.inspector = Inspector(
            lambda name: self.views.findings(Question(name)),
            lambda counts: self.hub.publish("counts", counts),
        )
        self.watcher: Watcher | None = None
        self._second_look: Timer | None = None

    def watch(self, *, poll: bool = False) -> None:
        self.watcher = Watcher(self.root, self.changed, poll=poll)

    def close(self) -> None:
        if self.watcher is not None:
            self.watcher.stop()
        if self._second_look is not None:
            self._second_look.cancel()
        self.hub.close()
        self.views.close()
        self.explorations.close()
        self.inspector.stop()

    def notes(self, question: Question) -> Notes:
        """What is said about a view. Raises as `Views` does."""
        asked = time.monotonic()
        findings = self.views.findings(question)
        if question.is_of_disk and question.template in self.catalogue.entries():
            self.inspector.take(question.template, findings, asked)
        return Notes(
            findings=findings,
            unreached=self.views.unreached(question),
            map=self.views.source_map(question),
        )

    def save_scenario(self, question: Question, name: str) -> SavedScenario:
        """Write the scenario, as the question has it, to a payload of its own."""
        path = save_scenario(self.views.subject(question), question.scenario, name)
        subject = self.views.subject(Question(question.template))
        found = (entry.name for entry in subject.scenarios if entry.payload == path)
        return SavedScenario(path=self.catalogue.name(path), scenario=next(found, None))

    def changed(self, paths: Iterable[Path]) -> None:
        """Take in changed files and tell the pages."""
        paths = frozenset(paths)
        self.explorations.forget()
        folders = any(path.is_dir() or not path.suffix for path in paths)
        if folders:
            self._look_again()
        settings = any(path.name in SETTINGS_FILES for path in paths)
        listed = self.catalogue.rescan() if folders or settings else self.catalogue.update(paths)
        files = sorted(self.catalogue.name(path) for path in paths)
        everything = folders or len(files) > _MOST_FILES
        self.inspector.look_at(self._concerned(paths, everything=everything))
        self.hub.publish(
            "change",
            Change(
                files=() if everything else files,
                everything=everything,
                catalogue=listed,
                saved=_saved(paths),
            ),
        )

    def _concerned(self, paths: frozenset[Path], *, everything: bool) -> list[str]:
        """The templates that changed, or beside which something changed."""
        folders = {folder for path in paths for folder in (path.parent, path.parent.parent)}
        entries = self.catalogue.entries().items()
        settings = any(path.name in SETTINGS_FILES for path in paths)
        return [name for name, path in entries if everything or settings or path.parent in folders]

    def _look_again(self) -> None:
        """A file saved in a new folder before the folder is watched makes no event: look once more."""
        if self._second_look is not None:
            self._second_look.cancel()
        self._second_look = Timer(_SECOND_LOOK_SECONDS, self._rescan)
        self._second_look.daemon = True
        self._second_look.start()

    def _rescan(self) -> None:
        listed = self.catalogue.rescan()
        self.hub.publish("change", Change(files=(), everything=True, catalogue=listed, saved=0))


def _saved(paths: Iterable[Path]) -> int:
    """When the last of these files was written, in milliseconds; now, where none is left."""
    times = []
    for path in paths:
        try:
            times.append(path.stat().st_mtime_ns // 1_000_000)
        except OSError:
            continue
    return max(times, default=int(time.time() * 1000))
