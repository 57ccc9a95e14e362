"""The results of what-if as the page shows them, and the payloads that it tries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict

from velocity_preview.errors import VelocityPreviewError
from velocity_preview.payloads import payload_text
from velocity_preview.preview.cards import FrameLine, code_frame
from velocity_preview.preview.messages import JSON_LINES
from velocity_preview.preview.new_scenario import free_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from velocity_preview.preview.exploration import Exploration
    from velocity_preview.preview.subjects import Subject
    from velocity_preview.whatif import Result, Way
    from velocity_preview.whatif.alterations import JsonObject


class TrialWay(TypedDict):
    """One variant that shows a result. `words` say what the data is; `scenario` is what was varied."""

    variant: str
    words: str
    scenario: str


class Trial(TypedDict):
    """A result; `line` and `column` are 1-based and in characters."""

    outcome: str
    path: str
    message: str
    help: str
    file: str
    line: int
    column: int
    frame: list[FrameLine]
    ways: list[TrialWay]


class Trials(TypedDict):
    """`variants` is how many were merged, `scenarios` of how many."""

    results: list[Trial]
    variants: int
    scenarios: int


class TriedPayload(TypedDict):
    """The text to show the template with, in the place of a payload; `name` is one for a scenario of its own
    that is not taken yet.
    """

    payload: str
    scenario: str
    text: str
    name: str


class UnknownTrialError(VelocityPreviewError):
    """The page asks for a result that there is not."""


def trials(exploration: Exploration) -> Trials:
    return Trials(
        results=[_trial(result) for result in exploration.results],
        variants=exploration.variants,
        scenarios=exploration.scenarios,
    )


def tried_way(exploration: Exploration, result: int, way: int) -> Way:
    """The way of the number `way` to the result of the number `result`. Raises `UnknownTrialError`."""
    if not 0 <= result < len(exploration.results):
        raise UnknownTrialError("There is no such result")
    ways = exploration.results[result].ways
    if not 0 <= way < len(ways):
        raise UnknownTrialError("There is no such variant")
    return ways[way]


def trial_name(way: Way) -> str:
    """What to call its scenario: `items-one-item`."""
    return " ".join(f"{change.path.replace('[*]', '')}-{change.variant.value}" for change in way.changes)


def tried_payload(
    subject: Subject, scenario: str, change: Callable[[JsonObject], JsonObject | None], name: str
) -> TriedPayload:
    """The payload of a scenario with a change of its root, None where nothing is to change; other recipients
    in it stay as they are. `name` is for a scenario of its own.
    """
    chosen = subject.readable[scenario]
    root = chosen.scenario.root
    text = payload_text(chosen.scenario, change(root) or root, alone=False)
    if chosen.payload.suffix in JSON_LINES:
        text = json.dumps(json.loads(text), ensure_ascii=False) + "\n"
    return TriedPayload(
        payload=chosen.payload.relative_to(subject.root).as_posix(),
        scenario=scenario,
        text=text,
        name=free_name(subject, scenario, name),
    )


def _trial(result: Result) -> Trial:
    line, column = result.source.position(result.span.start)
    return Trial(
        outcome=result.effect.value,
        path=result.path,
        message=result.message,
        help=result.help,
        file=result.source.name,
        line=line,
        column=column,
        frame=code_frame(result.source, result.span),
        ways=[
            TrialWay(
                variant=way.variant.value,
                words=" and ".join(
                    change.variant.words if change.path == result.path else change.words
                    for change in way.changes
                ),
                scenario=way.scenario,
            )
            for way in result.ways
        ],
    )
