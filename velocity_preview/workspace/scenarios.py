"""The scenarios of a template over all its payloads, each with a name of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from velocity_preview.workspace.payloads import payload_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from velocity_preview.payloads import Scenario


@dataclass(frozen=True, slots=True)
class NamedScenario:
    """A scenario, the payload file it comes from, and a name no other scenario of the template has."""

    name: str
    payload: Path
    scenario: Scenario


def name_scenarios(
    template: Path, payloads: Iterable[tuple[Path, Sequence[Scenario]]]
) -> tuple[NamedScenario, ...]:
    """Name every scenario after its payload, its recipient or both, whichever tells it apart.

    The only scenario of a payload is called after the file; the scenarios of the only payload after
    themselves; else `FILE/NAME`. A name that comes again gets a number.
    """
    pairs = [(path, tuple(scenarios)) for path, scenarios in payloads]
    seen: Counter[str] = Counter()
    named = []
    for path, scenarios in pairs:
        label = payload_label(path, template)
        for scenario in scenarios:
            if len(scenarios) == 1:
                name = label
            else:
                name = scenario.name if len(pairs) == 1 else f"{label}/{scenario.name}"
            seen[name] += 1
            unique = name if seen[name] == 1 else f"{name}#{seen[name]}"
            named.append(NamedScenario(unique, path, scenario))
    return tuple(named)
