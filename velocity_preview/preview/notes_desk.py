"""Where it is found out what there is to say of a template, aside from the renders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.preview.coverage_view import CoverageView, coverage_view
from velocity_preview.preview.desk import merge_key
from velocity_preview.preview.findings import Finding, find
from velocity_preview.preview.pool import RenderPool
from velocity_preview.preview.second_process import SecondProcess
from velocity_preview.preview.tracing import SourceMap, source_map
from velocity_preview.preview.unreached import Unreached, unreached

if TYPE_CHECKING:
    from velocity_preview.preview.subjects import BrokenPayload, Subject
    from velocity_preview.workspace import NamedScenario


class NotesDesk:
    """Findings, source maps and what is reached: one after the other in a second process, once for all
    who ask.
    """

    def __init__(self) -> None:
        self._process = SecondProcess()
        self._queue = RenderPool(threads=1)

    def findings(self, subject: Subject) -> list[Finding]:
        """What lint says of the template. Raises `BusyError` and `SettingsError`."""
        key = ("findings", *_texts_key(subject))
        return self._queue.run(key, lambda: self._process.run(find, subject))

    def source_map(self, subject: Subject, scenario: NamedScenario | BrokenPayload | None) -> SourceMap:
        """Where the message's text comes from. Raises `BusyError`."""
        key = ("source map", scenario.name if scenario else None, *_texts_key(subject))
        return self._queue.run(key, lambda: self._process.run(source_map, subject, scenario))

    def unreached(self, subject: Subject) -> list[Unreached]:
        """What of the template no scenario reaches. Raises `BusyError`."""
        key = ("unreached", *_texts_key(subject))
        return self._queue.run(key, lambda: self._process.run(unreached, subject))

    def coverage(self, subject: Subject) -> CoverageView:
        """Which branches of the template its scenarios reach. Raises `BusyError`."""
        key = ("coverage", *_texts_key(subject))
        return self._queue.run(key, lambda: self._process.run(coverage_view, subject))

    def close(self) -> None:
        """End what is under way and start nothing more."""
        self._queue.close()
        self._process.close()


def _texts_key(subject: Subject) -> tuple[object, ...]:
    return (subject.path, subject.text, tuple(subject.texts.items()), merge_key(subject.configuration))
