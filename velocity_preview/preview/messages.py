"""Template and payload to message: the one place where the preview meets the engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
import time
from typing import TYPE_CHECKING

from velocity_preview.engine import Template
from velocity_preview.errors import LocatedError
from velocity_preview.payloads import load_payload
from velocity_preview.preview.includes import RecordedIncludes
from velocity_preview.rendering import EmptyScenario, Scenario, render_scenario
from velocity_preview.tools import toolbox

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from velocity_preview.payloads import Payload
    from velocity_preview.preview.options import PreviewOptions


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
def read_payload(text: str, name: str, options: PreviewOptions) -> Payload:
    """The scenarios of a payload's text. Raises `PayloadError`."""
    return load_payload(text, root=options.root, kind=options.payload_kind, name=name)


def render_message(
    text: str, name: str, scenario: Scenario | None, *, folder: Path, options: PreviewOptions
) -> Message:
    """Merge a template's text with a scenario or no data; an error is a value here.

    The template may include from `folder`.
    """
    started = time.perf_counter()
    includes = RecordedIncludes(folder)
    try:
        template = Template.parse(
            text, name=name, engine=options.engine, includes=includes, limits=options.limits
        )
        result = render_scenario(template, scenario or EmptyScenario(), toolbox(options.profile, options.now))
    except LocatedError as error:
        return Message(None, error, includes=includes.read, milliseconds=_since(started))
    return Message(result.text, result.error, includes.read, _since(started))


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
