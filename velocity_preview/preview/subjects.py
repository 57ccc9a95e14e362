"""What a page looks at: a template with all its payloads, as they are on disk or as the editor has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from velocity_preview.errors import LocatedError
from velocity_preview.preview.messages import read_payload
from velocity_preview.workspace import (
    NamedScenario,
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
    from velocity_preview.preview.options import PreviewOptions


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

    path: Path
    name: str
    text: str
    error: LocatedError | None
    texts: Mapping[Path, str]
    scenarios: tuple[NamedScenario | BrokenPayload, ...]

    def scenario(self, name: str | None) -> NamedScenario | BrokenPayload | None:
        """The scenario of this name, else the first; None where the template has no payload."""
        for scenario in self.scenarios:
            if scenario.name == name:
                return scenario
        return self.scenarios[0] if self.scenarios else None


def read_subject(path: Path, root: Path, options: PreviewOptions, edited: Mapping[Path, str]) -> Subject:
    """Read a template below `root` and its payloads; `edited` replaces payload texts."""
    name = path.relative_to(root).as_posix()
    text, error = "", None
    try:
        text = read_text(path, name=name)
    except LocatedError as unreadable:
        error = unreadable
    texts: dict[Path, str] = {}
    loaded: list[tuple[Path, tuple[Scenario, ...]]] = []
    broken: list[BrokenPayload] = []
    payloads = [payload for payload in payloads_of(path) if stays_inside(root, payload)]
    for payload in payloads:
        label = payload.relative_to(root).as_posix()
        try:
            texts[payload] = edited[payload] if payload in edited else read_payload_text(payload, name=label)
            loaded.append((payload, tuple(read_payload(texts[payload], label, options).scenarios)))
        except LocatedError as unusable:
            broken.append(BrokenPayload(payload_label(payload, path), payload, unusable))
    scenarios: list[NamedScenario | BrokenPayload] = [*name_scenarios(path, loaded), *broken]
    scenarios.sort(key=lambda scenario: payloads.index(scenario.payload))
    return Subject(path, name, text, error, texts, tuple(scenarios))
