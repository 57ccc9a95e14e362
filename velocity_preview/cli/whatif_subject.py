"""What a run of what-if looks at: files in, a study out. Each process reads them for itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from velocity_preview.cli.configuration import configuration_for
from velocity_preview.cli.inputs import read_template
from velocity_preview.cli.scenarios import load_scenarios
from velocity_preview.cli.template_reading import parsed_template
from velocity_preview.errors import SettingsError
from velocity_preview.whatif import Study

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from velocity_preview.cli.scenarios import Scenarios
    from velocity_preview.source import Source
    from velocity_preview.whatif import Tried
    from velocity_preview.workspace import MergeOptions, NamedScenario


@dataclass(frozen=True, slots=True)
class WhatIfOrders:
    """What to look at. `scenario` is None for all."""

    template: Path
    data: tuple[Path, ...]
    options: MergeOptions
    scenario: str | None

    def with_clock(self) -> WhatIfOrders:
        """With one time for all merges: what differs is to come from the data."""
        if configuration_for(self.template, self.options).now is not None:
            return self
        return replace(self, options=self.options._replace(now=datetime.now(UTC)))


class WhatIfSubject:
    """The template and its scenarios, read. Raises what keeps the template from being merged at all."""

    def __init__(self, orders: WhatIfOrders) -> None:
        configuration = configuration_for(orders.template, orders.options)
        self.source: Source = read_template(orders.template)
        template = parsed_template(orders.template, self.source, configuration)
        self.scenarios: Scenarios = load_scenarios(orders.template, orders.data, configuration)
        self.chosen = _chosen(orders, self.scenarios)
        self.study = Study(template, [(one.name, one.scenario) for one in self.chosen], configuration.tools)


def try_step(subject: WhatIfSubject, number: int) -> Tried:
    """The work of one task, here or in another process."""
    return subject.study.try_step(number)


def _chosen(orders: WhatIfOrders, scenarios: Scenarios) -> Sequence[NamedScenario]:
    """The scenarios to vary; raises where there is none."""
    if orders.scenario is not None:
        return [scenarios.chosen(orders.scenario)]
    if not scenarios.paths:
        raise SettingsError(f"There is no payload for {orders.template}: name one with --data.")
    return scenarios.named
