"""What a page looks at: a template with all its payloads, as they are on disk or as the editor has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from velocity_preview.engine import Template
from velocity_preview.errors import LocatedError
from velocity_preview.preview.includes import RecordedIncludes
from velocity_preview.preview.messages import read_scenarios
from velocity_preview.workspace import (
    NamedScenario,
    include_folder,
    name_scenarios,
    payload_label,
    payloads_of,
    read_payload_text,
    read_text,
    stays_inside,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from velocity_preview.payloads import Scenario
    from velocity_preview.workspace import Configuration


@dataclass(frozen=True, slots=True)
class BrokenPayload:
    """A payload no scenario can be had from, under the name its scenario would have."""

    name: str
    payload: Path
    error: LocatedError


@dataclass(frozen=True, slots=True)
class Subject:
    """A template's text and scenarios.

    `texts` are the payloads' texts; `error` says why the template has none.
    """

    root: Path
    path: Path
    name: str
    text: str
    error: LocatedError | None
    texts: Mapping[Path, str]
    scenarios: tuple[NamedScenario | BrokenPayload, ...]
    configuration: Configuration

    def scenario(self, name: str) -> NamedScenario | BrokenPayload | None:
        """The scenario of this name, else the first; None where the template has no payload."""
        for scenario in self.scenarios:
            if scenario.name == name:
                return scenario
        return self.scenarios[0] if self.scenarios else None

    @property
    def readable(self) -> dict[str, NamedScenario]:
        """The scenarios of payloads that can be read, by their names."""
        return {entry.name: entry for entry in self.scenarios if not isinstance(entry, BrokenPayload)}

    def file_path(self, name: str) -> str:
        """The path below the root of the template or of a file that it includes, by the name it has in it."""
        if name == self.name:
            return name
        path = (include_folder(self.path) / name).resolve()
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else name

    def parsed(self) -> Template | None:
        """The template; None where it cannot be read or the engine refuses it."""
        if self.error is not None:
            return None
        try:
            return Template.parse(
                self.text,
                name=self.name,
                engine=self.configuration.engine,
                includes=RecordedIncludes(include_folder(self.path)),
                limits=self.configuration.limits,
            )
        except LocatedError:
            return None


def payload_files(template: Path, root: Path, configuration: Configuration) -> tuple[Path, ...]:
    """The payloads the settings name for a template, else those beside it; all of them below `root`."""
    configured = configuration.settings.payloads_of(template)
    found = payloads_of(template) if configured is None else configured
    return tuple(path for path in found if path.is_relative_to(root) and stays_inside(root, path))


def read_subject(path: Path, root: Path, configuration: Configuration, edited: Mapping[Path, str]) -> Subject:
    """Read a template below `root` and its payloads; `edited` replaces payload texts."""
    name = path.relative_to(root).as_posix()
    text, error = "", None
    try:
        text = read_text(path, name=name)
    except LocatedError as unreadable:
        error = unreadable
    payloads = payload_files(path, root, configuration)
    texts: dict[Path, str] = {}
    loaded: list[tuple[Path, tuple[Scenario, ...]]] = []
    broken: list[BrokenPayload] = []
    for payload in payloads:
        label = payload.relative_to(root).as_posix()
        try:
            texts[payload] = edited[payload] if payload in edited else read_payload_text(payload, name=label)
            scenarios = read_scenarios(texts[payload], label, configuration.root, configuration.payload_type)
        except LocatedError as unusable:
            broken.append(BrokenPayload(payload_label(payload, path), payload, unusable))
        else:
            loaded.append((payload, scenarios))
    found: list[NamedScenario | BrokenPayload] = [*name_scenarios(path, loaded), *broken]
    found.sort(key=lambda scenario: payloads.index(scenario.payload))
    return Subject(root, path, name, text, error, texts, tuple(found), configuration)
