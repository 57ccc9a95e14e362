"""The view: everything the page shows of one template and one scenario."""

from __future__ import annotations

from dataclasses import replace
import hashlib
from typing import TYPE_CHECKING, TypedDict

from velocity_preview.preview.cards import Card, error_card
from velocity_preview.preview.catalogue import UnknownTemplateError
from velocity_preview.preview.data_tree import DataNode, data_tree
from velocity_preview.preview.desk import RenderDesk
from velocity_preview.preview.notes_desk import NotesDesk
from velocity_preview.preview.payload_editing import LARGEST_EDITED, payload_path, text_digest
from velocity_preview.preview.plain_text import plain_text
from velocity_preview.preview.scaffold import scaffold
from velocity_preview.preview.subject_line import subject_line
from velocity_preview.preview.subjects import BrokenPayload, Subject, read_subject
from velocity_preview.workspace import configuration_for
from velocity_preview.workspace.file_names import suffix_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from velocity_preview.preview.catalogue import Catalogue
    from velocity_preview.preview.coverage_view import CoverageView
    from velocity_preview.preview.findings import Finding
    from velocity_preview.preview.messages import Message
    from velocity_preview.preview.questions import Question
    from velocity_preview.preview.tracing import SourceMap
    from velocity_preview.preview.unreached import Unreached
    from velocity_preview.workspace import Configuration, MergeOptions, NamedScenario


class ScenarioEntry(TypedDict):
    name: str
    payload: str
    broken: bool


class Data(TypedDict):
    """The data of a scenario. `text` is the payload's on disk, None where it is too large to edit here."""

    payload: str
    text: str | None
    digest: str
    tree: DataNode | None


class View(TypedDict):
    """`files` are those the message was made of or looked for; a change of one makes the view stale.

    `kind` is `html` or `text`; `bytes` the message's size in UTF-8; `digest` names its text; `last` is the
    last good text where there is an error. `plain`, `source` and `data` are there where they were asked for;
    `scaffold` is a payload to begin with, in place of the data of a template that has none.
    """

    template: str
    path: str
    scenario: str
    scenarios: list[ScenarioEntry]
    payload: str | None
    engine: str
    profile: str
    text: str | None
    last: str | None
    kind: str
    error: Card | None
    files: list[str]
    bytes: int
    digest: str
    milliseconds: float
    plain: str | None
    source: str | None
    data: Data | None
    scaffold: str | None


class Views:
    """Makes views, each from what is on disk now."""

    def __init__(self, catalogue: Catalogue, options: MergeOptions) -> None:
        self._catalogue = catalogue
        self._options = options
        self._desk = RenderDesk()
        self._notes = NotesDesk()
        self._coverage = NotesDesk()  # of its own: it does not wait for findings, which may take seconds

    def close(self) -> None:
        """Start nothing more; what is under way is not waited for."""
        self._notes.close()
        self._coverage.close()
        self._desk.close()

    def view(self, question: Question) -> View:
        """Raises `UnknownTemplateError`, `OutsideError`, `SettingsError` and `BusyError`."""
        subject = self.subject(question)
        scenario = subject.scenario(question.scenario)
        message = self._desk.message(subject, scenario)
        disk = subject if question.text is None else self.subject(replace(question, text=None))
        return self._view(question, subject, scenario, message, disk.texts)

    def subject(self, question: Question) -> Subject:
        """What the question is about, as it is on disk now. Raises as `view` does."""
        root = self._catalogue.root
        path = self._catalogue.path(question.template)
        configuration = self.configuration(question)
        edited = {}
        if question.payload is not None and question.text is not None:
            edited[payload_path(root, path, question.payload, configuration)] = question.text
        try:
            return read_subject(path, root, configuration, edited)
        except OSError as error:  # it, or a payload of it, went a moment ago
            reason = error.strerror or "it cannot be read"
            raise UnknownTemplateError(
                f"There is no template `{question.template}` any more: {reason}"
            ) from None

    def messages(self, question: Question) -> Iterator[tuple[str, Message]]:
        """Every scenario of a template with its message; one without a name where there is no payload."""
        subject = self.subject(question)
        if not subject.scenarios:
            yield "", self._desk.message(subject, None)
        for scenario in subject.scenarios:
            yield scenario.name, self._desk.message(subject, scenario)

    def findings(self, question: Question) -> list[Finding]:
        """What lint says of the template, with the payload as the question has it."""
        return self._notes.findings(self.subject(question))

    def source_map(self, question: Question) -> SourceMap:
        """Where the text of the question's message comes from."""
        subject = self.subject(question)
        return self._notes.source_map(subject, subject.scenario(question.scenario))

    def subject_line(self, question: Question) -> str | None:
        """The subject of the question's message; None where neither settings nor payload have one."""
        subject = self.subject(question)
        return subject_line(subject, subject.scenario(question.scenario))

    def coverage(self, question: Question) -> CoverageView:
        """Which branches of the template its scenarios reach, with the payload as the question has it."""
        return self._coverage.coverage(self.subject(question))

    def unreached(self, question: Question) -> list[Unreached]:
        """What of the template no scenario reaches, with the payload as the question has it."""
        return self._notes.unreached(self.subject(question))

    def configuration(self, question: Question) -> Configuration:
        """Raises `UnknownTemplateError`, `OutsideError` and `SettingsError`."""
        path = self._catalogue.path(question.template)
        return configuration_for(path, question.options(self._options))

    def _view(
        self,
        question: Question,
        subject: Subject,
        scenario: NamedScenario | BrokenPayload | None,
        message: Message,
        on_disk: Mapping[Path, str],
    ) -> View:
        name = scenario.name if scenario else ""
        shown = self._desk.last_good(subject, name, message.text) or ""
        kind = "html" if suffix_for(subject.name, shown) == ".html" else "text"
        content = shown.encode("utf-8", errors="surrogatepass")
        return View(
            template=question.template,
            path=subject.name,
            scenario=name,
            scenarios=[self._entry(entry) for entry in subject.scenarios],
            payload=self._catalogue.name(scenario.payload) if scenario else None,
            engine=subject.configuration.engine.name,
            profile=subject.configuration.profile,
            text=message.text,
            last=(shown or None) if message.text is None else None,
            kind=kind,
            error=error_card(message.error) if message.error else None,
            files=self._files(subject, message),
            bytes=len(content),
            digest=hashlib.sha256(content).hexdigest()[:16],
            milliseconds=message.milliseconds,
            plain=_plain(shown, kind) if "text" in question.parts else None,
            source=subject.text if "template" in question.parts else None,
            data=self._data(on_disk, scenario) if scenario and "data" in question.parts else None,
            scaffold=scaffold(subject) if scenario is None and "data" in question.parts else None,
        )

    def _entry(self, scenario: NamedScenario | BrokenPayload) -> ScenarioEntry:
        payload = self._catalogue.name(scenario.payload)
        return ScenarioEntry(name=scenario.name, payload=payload, broken=isinstance(scenario, BrokenPayload))

    def _files(self, subject: Subject, message: Message) -> list[str]:
        paths = {subject.path, *message.includes, *(entry.payload for entry in subject.scenarios)}
        return sorted(self._catalogue.name(path) for path in paths)

    def _data(self, on_disk: Mapping[Path, str], scenario: NamedScenario | BrokenPayload) -> Data:
        text = on_disk.get(scenario.payload)
        return Data(
            payload=self._catalogue.name(scenario.payload),
            text=None if text is None or len(text) > LARGEST_EDITED else text,
            digest="" if text is None else text_digest(text),
            tree=None if isinstance(scenario, BrokenPayload) else data_tree(scenario.scenario.root),
        )


def _plain(text: str, kind: str) -> str:
    return plain_text(text) if kind == "html" else text
