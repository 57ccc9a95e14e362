"""A scenario of its own: data that was tried, as a new payload beside the one it was made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from velocity_preview.errors import SettingsError, VelocityPreviewError
from velocity_preview.payloads import payload_text
from velocity_preview.workspace import (
    NamedScenario,
    OutsideError,
    message_bytes,
    stays_inside,
    template_stem,
    write_exclusively,
)
from velocity_preview.workspace.file_names import FileNames

if TYPE_CHECKING:
    from pathlib import Path

    from velocity_preview.preview.subjects import Subject

_SUFFIX = ".json"


class TakenError(VelocityPreviewError):
    """There is a file of that name: nothing is written over it."""


class SavedScenario(TypedDict):
    """The file that was written. `scenario` is None where the template takes its payloads from elsewhere."""

    path: str
    scenario: str | None


def free_name(subject: Subject, scenario: str, wanted: str) -> str:
    """A name like the one wanted under which `save_scenario` finds no file."""
    payload = _chosen(subject, scenario).payload
    base = FileNames("").of(wanted)
    candidate, number = base, 1
    while _path(subject, payload, candidate).exists():
        number += 1
        candidate = f"{base}-{number}"
    return candidate


def save_scenario(subject: Subject, scenario: str, name: str) -> Path:
    """Write a scenario alone, without the other recipients of its payload; the file it is in.

    Raises `TakenError`, `OutsideError`, and `SettingsError` where there is no such scenario or no name.
    """
    chosen = _chosen(subject, scenario)
    if not name.strip():
        raise SettingsError("The scenario needs a name")
    path = _path(subject, chosen.payload, FileNames("").of(name))
    if not stays_inside(subject.root, path):
        raise OutsideError(f"`{path.name}` would lead out of the folder")
    try:
        write_exclusively(path, message_bytes(payload_text(chosen.scenario, chosen.scenario.root)))
    except FileExistsError:
        taken = path.relative_to(subject.root).as_posix()
        raise TakenError(f"There is `{taken}` already: choose another name") from None
    return path


def _chosen(subject: Subject, scenario: str) -> NamedScenario:
    if (chosen := subject.readable.get(scenario)) is None:
        raise SettingsError(f"There is no scenario `{scenario}`")
    return chosen


def _path(subject: Subject, payload: Path, name: str) -> Path:
    """Beside the payload: `cart.NAME.json` beside `cart.json` and `cart.one.json`, else `NAME.json`."""
    stem = template_stem(subject.path)
    is_named = payload.parent == subject.path.parent and f"{payload.name}.".startswith(f"{stem}.")
    return payload.with_name(f"{stem}.{name}{_SUFFIX}" if is_named else f"{name}{_SUFFIX}")
