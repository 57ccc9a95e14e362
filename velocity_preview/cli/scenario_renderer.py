"""Renders the pieces of payloads, in whatever process."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from velocity_preview.cli.configuration import configuration_for
from velocity_preview.cli.message_lines import json_bytes
from velocity_preview.cli.mistakes import blamed_on
from velocity_preview.cli.template_reading import parsed_template
from velocity_preview.errors import MergeError, PayloadError
from velocity_preview.rendering import render_scenario
from velocity_preview.workspace import message_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from velocity_preview.engine import Template
    from velocity_preview.errors import LocatedError
    from velocity_preview.payloads import Scenario
    from velocity_preview.payloads.streaming import Findings, Loaded, Piece
    from velocity_preview.source import Source
    from velocity_preview.workspace import MergeOptions


@dataclass(frozen=True, slots=True)
class RenderOrders:
    """What every process that renders is told: the clock stands for all of them.

    `as_json` is whether messages are wanted as JSON strings.
    """

    path: Path
    source: Source
    options: MergeOptions
    as_json: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a scenario: the bytes of its message or the error, neither where it was passed over."""

    name: str
    body: bytes | None = None
    error: LocatedError | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a piece."""

    outcomes: tuple[Outcome, ...]
    findings: Findings = field(default_factory=dict)


class ScenarioRenderer:
    """Reads the template once, where it is not read yet."""

    def __init__(self, orders: RenderOrders, template: Template | None = None) -> None:
        self._orders = orders
        self._configuration = configuration_for(orders.path, orders.options)
        self._template = template or parsed_template(orders.path, orders.source, self._configuration)

    def render_batch(self, pieces: Iterable[Piece | Loaded]) -> list[Made]:
        return [self.render(piece) for piece in pieces]

    def render(self, piece: Piece | Loaded) -> Made:
        """The messages of its scenarios."""
        try:
            scenarios, findings = piece.read(self._configuration.root)
        except PayloadError as error:
            return Made((Outcome(piece.name, error=error),))
        with blamed_on(self._orders.path, f"render fails at {piece.name}"):
            return Made(tuple(map(self._outcome, scenarios)), findings)

    def pass_over(self, piece: Piece | Loaded) -> Made:
        """Its scenarios, without their messages."""
        try:
            scenarios, _ = piece.read(self._configuration.root)
        except PayloadError:
            return Made((Outcome(piece.name),))
        return Made(tuple(Outcome(scenario.name) for scenario in scenarios))

    def _outcome(self, scenario: Scenario) -> Outcome:
        result = render_scenario(self._template, scenario, self._configuration.tools)
        if result.error is None:
            body = message_bytes(result.message)
            if self._orders.as_json:
                body = json_bytes(body.decode("utf-8"))
            return Outcome(scenario.name, body)
        if isinstance(result.error, MergeError):
            result.error.written = ""  # it is never sent, and may be long
        return Outcome(scenario.name, error=result.error)
