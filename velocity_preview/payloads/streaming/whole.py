"""A payload that was read whole, as a stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from velocity_preview.payloads.findings import grouped
from velocity_preview.payloads.streaming.piece import Read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.payloads.payload import Payload, Scenario
    from velocity_preview.payloads.streaming.piece import Findings


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario that is there already; the first one brings the findings of all."""

    scenario: Scenario
    findings: Findings

    @property
    def name(self) -> str:
        return self.scenario.name

    def read(self, _root: str | None = None) -> Read:
        return Read((self.scenario,), self.findings)


@dataclass(frozen=True, slots=True)
class Whole:
    """Its root is the one it was loaded with."""

    payload: Payload

    @property
    def count(self) -> int:
        return len(self.payload.scenarios)

    def pieces(self) -> Iterator[Loaded]:
        findings = grouped(self.payload)
        for scenario in self.payload.scenarios:
            yield Loaded(scenario._replace(document={}), findings)
            findings = {}
