"""Template and payload to message: the one place where the preview meets the engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
import time
from typing import TYPE_CHECKING

from velocity_preview.engine import Template
from velocity_preview.errors import LocatedError
from velocity_preview.payloads import Scenario, load_payload, read_json_lines
from velocity_preview.preview.includes import RecordedIncludes
from velocity_preview.rendering import EmptyScenario, render_scenario

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from velocity_preview.workspace import Configuration

JSON_LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Message:
    """What a template makes of a scenario: the text, or the error that keeps it from being sent.

    `includes` has what the template included, None for a file it looked for in vain.
    """

    text: str | None
    error: LocatedError | None
    includes: Mapping[Path, str | None] = field(default_factory=dict)
    milliseconds: float = 0.0


@lru_cache(maxsize=64)
def read_scenarios(text: str, name: str, root: str | None, kind: str | None) -> tuple[Scenario, ...]:
    """The scenarios of a payload's text, or of the payloads in its lines. Raises `PayloadError`."""
    if not name.endswith(JSON_LINES):
        return load_payload(text, root=root, kind=kind, name=name).scenarios
    lines = text.split("\n")  # other line ends may stand in a string
    payloads = read_json_lines(lines, root=root, kind=kind, name=name)
    return tuple(scenario for payload in payloads for scenario in payload.scenarios)


def render_message(
    text: str, name: str, scenario: Scenario | None, *, folder: Path, configuration: Configuration
) -> Message:
    """Merge a template's text with a scenario or no data; an error is a value here.

    The template may include from `folder`.
    """
    started = time.perf_counter()
    includes = RecordedIncludes(folder)
    try:
        template = Template.parse(
            text, name=name, engine=configuration.engine, includes=includes, limits=configuration.limits
        )
        result = render_scenario(template, scenario or EmptyScenario(), configuration.tools)
    except LocatedError as error:
        return Message(None, error, includes=includes.read, milliseconds=_since(started))
    return Message(result.text, result.error, includes.read, _since(started))


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
