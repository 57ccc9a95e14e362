"""The view: everything the page shows of one template and one scenario."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, TypedDict

from velocity_preview.preview.cache import MessageCache
from velocity_preview.preview.cards import Card, error_card
from velocity_preview.preview.messages import Message, read_payload, render_message
from velocity_preview.preview.subjects import BrokenPayload, Subject, read_subject
from velocity_preview.workspace import NamedScenario, include_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from velocity_preview.rendering import UndefinedReference

    from velocity_preview.preview.catalogue import Catalogue
    from velocity_preview.preview.options import PreviewOptions
    from velocity_preview.preview.pool import RenderPool

_MARKUP = re.compile(r"<(?:!doctype|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)


class ScenarioEntry(TypedDict):
    name: str
    payload: str
    broken: bool


class Undefined(TypedDict):
    """A reference that had no value; `text` is what it printed."""

    text: str
    path: str
    file: str
    line: int
    column: int


class View(TypedDict):
    """`files` are those the message was made of or looked for; a change of one makes the view stale.

    `kind` is `html` or `text`; `bytes` the message's size in UTF-8; `digest` names its text.
    """

    template: str
    path: str
    scenario: str
    scenarios: list[ScenarioEntry]
    payload: str | None
    text: str | None
    last: str | None
    kind: str
    error: Card | None
    undefined: list[Undefined]
    files: list[str]
    bytes: int
    digest: str
    milliseconds: float


class Views:
    """Makes views, each from what is on disk now, through the render pool and the cache."""

    def __init__(self, catalogue: Catalogue, options: PreviewOptions, pool: RenderPool) -> None:
        self._catalogue = catalogue
        self._options = options
        self._pool = pool
        self._cache = MessageCache()
        self._last_good: dict[tuple[Path, str], str] = {}

    def subject(self, name: str, edited: Mapping[Path, str] | None = None) -> Subject:
        return read_subject(self._catalogue.path(name), self._catalogue.root, self._options, edited or {})

    def view(self, name: str, scenario_name: str | None, edited: Mapping[Path, str] | None = None) -> View:
        """Raises `UnknownTemplateError` and `BusyError`."""
        subject = self.subject(name, edited)
        scenario = subject.scenario(scenario_name)
        message = self.message(subject, scenario)
        return self._view(name, subject, scenario, message)

    def message(self, subject: Subject, scenario: NamedScenario | BrokenPayload | None) -> Message:
        """The message of a scenario, or of no data at all."""
        if subject.error is not None:
            return Message(None, subject.error)
        if isinstance(scenario, BrokenPayload):
            return Message(None, scenario.error)
        payload_text = subject.texts[scenario.payload] if scenario else "{}"
        key = (subject.path, subject.text, payload_text, scenario.name if scenario else None)
        return self._cache.get(key) or self._pool.run(key, lambda: self._render(key, subject, scenario))

    def _render(self, key: tuple[object, ...], subject: Subject, scenario: NamedScenario | None) -> Message:
        chosen = scenario.scenario if scenario else read_payload("{}", "no data", self._options).scenarios[0]
        folder = include_folder(subject.path)
        message = render_message(subject.text, subject.name, chosen, folder=folder, options=self._options)
        self._cache.put(key, message)
        return message

    def _view(
        self, name: str, subject: Subject, scenario: NamedScenario | BrokenPayload | None, message: Message
    ) -> View:
        scenario_name = scenario.name if scenario else ""
        place = (subject.path, scenario_name)
        if message.text is not None:
            self._last_good[place] = message.text
        shown = message.text if message.text is not None else self._last_good.get(place, "")
        content = shown.encode("utf-8", errors="surrogatepass")
        return View(
            template=name,
            path=subject.name,
            scenario=scenario_name,
            scenarios=[self._entry(entry) for entry in subject.scenarios],
            payload=self._catalogue.name(scenario.payload) if scenario else None,
            text=message.text,
            last=None if message.text is not None else self._last_good.get(place),
            kind="html" if _MARKUP.search(shown) else "text",
            error=error_card(message.error) if message.error else None,
            undefined=[_undefined(reference) for reference in message.undefined],
            files=self._files(subject, message),
            bytes=len(content),
            digest=hashlib.sha256(content).hexdigest()[:16],
            milliseconds=message.milliseconds,
        )

    def _entry(self, scenario: NamedScenario | BrokenPayload) -> ScenarioEntry:
        payload = self._catalogue.name(scenario.payload)
        return ScenarioEntry(name=scenario.name, payload=payload, broken=isinstance(scenario, BrokenPayload))

    def _files(self, subject: Subject, message: Message) -> list[str]:
        paths = {subject.path, *message.includes, *(entry.payload for entry in subject.scenarios)}
        return sorted(self._catalogue.name(path) for path in paths)


def _undefined(reference: UndefinedReference) -> Undefined:
    place = reference.source.position(reference.span.start)
    return Undefined(
        text=reference.text,
        path=reference.path,
        file=reference.source.name,
        line=place.line,
        column=place.column,
    )
