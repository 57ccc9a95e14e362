"""The scenarios of a template over all its payloads, each with a name of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.payloads.names import UniqueNames
from velocity_preview.workspace.payloads import payload_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from velocity_preview.payloads import Scenario


class NamedScenario(NamedTuple):
    """A scenario, the payload file it comes from, and a name no other scenario of the template has."""

    name: str
    payload: Path
    scenario: Scenario


def name_scenarios(
    template: Path, payloads: Iterable[tuple[Path, Sequence[Scenario]]]
) -> tuple[NamedScenario, ...]:
    """Name every scenario after its payload, its recipient or both, whichever tells it apart."""
    pairs = [(path, tuple(scenarios)) for path, scenarios in payloads]
    names = ScenarioNames(len(pairs))
    return tuple(
        NamedScenario(
            names.of(payload_label(path, template), scenario.name, alone=len(scenarios) == 1), path, scenario
        )
        for path, scenarios in pairs
        for scenario in scenarios
    )


class ScenarioNames:
    """Names for the scenarios of a number of payloads, in their order.

    The only scenario of a payload is called after the file; the scenarios of the only payload after
    themselves; else `FILE/NAME`. A name that comes again gets a number.
    """

    def __init__(self, payloads: int) -> None:
        self._payloads = payloads
        self._unique = UniqueNames()

    def of(self, label: str, name: str, *, alone: bool) -> str:
        if alone:
            return self._unique.of(label)
        return self._unique.of(name if self._payloads == 1 else f"{label}/{name}")
