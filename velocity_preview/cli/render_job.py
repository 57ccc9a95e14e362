"""Rendering for the command line: which scenarios, to where, and what is said about it."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from velocity_preview.cli.configuration import configuration_for
from velocity_preview.cli.exit_codes import ExitCode
from velocity_preview.cli.inputs import read_template
from velocity_preview.cli.interruption import uninterrupted
from velocity_preview.cli.message_lines import result_line
from velocity_preview.cli.options import STDIN
from velocity_preview.cli.outputs import check_not_input, write_file, write_stdout
from velocity_preview.cli.scenarios import Scenarios, load_scenarios
from velocity_preview.cli.template_reading import parsed_template
from velocity_preview.errors import SettingsError, VelocitySyntaxError
from velocity_preview.payloads import is_of_message
from velocity_preview.rendering import EmptyScenario, Scenario, render_scenario
from velocity_preview.reporters.listing import listed
from velocity_preview.workspace import message_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from velocity_preview.cli.destination import Destination
    from velocity_preview.cli.scenarios import BrokenPayload
    from velocity_preview.cli.terminal import Terminal
    from velocity_preview.engine import Template
    from velocity_preview.source import Source
    from velocity_preview.workspace import MergeOptions


class RenderJob:
    """One run of `render`. `jobs` is how many processes it may have; None: as many as are worth it."""

    def __init__(
        self,
        path: Path,
        data: Sequence[Path],
        options: MergeOptions,
        terminal: Terminal,
        jobs: int | None = None,
    ) -> None:
        if [path, *data].count(STDIN) > 1:
            raise click.UsageError("Standard input can be read once: it is the template or one payload.")
        self._path = path
        self._data = data
        self._terminal = terminal
        self._options = options
        self._jobs = jobs
        self._configuration = configuration_for(path, options)
        self._failed = False

    def run(self, destination: Destination) -> int:
        """The exit code. Raises what keeps everything from being rendered."""
        try:
            self._render(destination)
        except KeyboardInterrupt:
            self._terminal.say("Interrupted: nothing was written.")
            return ExitCode.INTERRUPTED
        return ExitCode.NOT_SENT if self._failed else ExitCode.FINE

    def _render(self, destination: Destination) -> None:
        template = self._parsed(read_template(self._path))
        if template is not None and destination.is_for_all:
            self._render_all(template, destination)
            return
        scenarios = load_scenarios(self._path, self._data, self._configuration)
        self._terminal.findings(filter(is_of_message, scenarios.findings))
        if template is None:
            self._report(scenarios.broken)
        elif destination.folder is None:
            self._render_one(template, scenarios, destination)
        else:
            self._render_to_folder(template, scenarios, destination)

    def _parsed(self, source: Source) -> Template | None:
        """The template; None where it is refused: what is wrong with the payloads is said all the same."""
        try:
            return parsed_template(self._path, source, self._configuration)
        except VelocitySyntaxError as error:
            self._fail(error)
            return None

    def _render_one(self, template: Template, scenarios: Scenarios, destination: Destination) -> None:
        if destination.file is not None:
            check_not_input([destination.file], (self._path, *scenarios.paths))
        scenario = self._one_of(scenarios, destination.scenario)
        result = render_scenario(template, scenario, self._configuration.tools)
        if result.error is not None:
            self._fail(result.error)
        if destination.as_json:
            text = result_line(result).decode()
        elif result.error is None:
            text = result.message
        else:
            return
        if destination.file is not None:
            write_file(destination.file, text)
        else:
            write_stdout(text)

    def _one_of(self, scenarios: Scenarios, name: str | None) -> Scenario:
        """The scenario of that name or the first; says which others there are, and what is broken."""
        if name is not None:
            chosen = scenarios.chosen(name)
        elif not scenarios.paths:
            self._terminal.say(f"No payload for {self._path}: rendered without data. Name one with --data.")
            return EmptyScenario()
        else:
            chosen = scenarios.first()
            if len(scenarios.named) > 1:
                others = listed([other.name for other in scenarios.named if other is not chosen], 12)
                self._terminal.say(f"Rendering {chosen.name}; --scenario NAME or --all for others: {others}.")
        if self._data:
            self._report(scenarios.broken)
        else:
            for broken in scenarios.broken:
                self._terminal.say(f"Passed over: {broken.error}")
        return chosen.scenario

    def _render_to_folder(self, template: Template, scenarios: Scenarios, destination: Destination) -> None:
        from velocity_preview.cli.message_folder import MessageFolder  # noqa: PLC0415  (one message needs none)

        chosen = scenarios.chosen(destination.scenario or "")
        result = render_scenario(template, chosen.scenario, self._configuration.tools)
        if result.error is not None:
            self._fail(result.error)
        elif destination.folder is not None:
            inputs = (self._path, *scenarios.paths)
            folder = MessageFolder(destination.folder, template.source, inputs)
            with uninterrupted():
                folder.message(chosen.name, message_bytes(result.message))
            self._terminal.say(f"Wrote 1 message to {destination.folder}.")

    def _render_all(self, template: Template, destination: Destination) -> None:
        # One message does without processes and without what they need.
        from velocity_preview.cli.bulk import Bulk  # noqa: PLC0415
        from velocity_preview.cli.payload_streams import open_streams  # noqa: PLC0415
        from velocity_preview.cli.render_all import RenderAll  # noqa: PLC0415
        from velocity_preview.cli.scenario_renderer import RenderOrders  # noqa: PLC0415

        options = self._options._replace(now=self._configuration.now or datetime.now(UTC))
        orders = RenderOrders(self._path, template.source, options, as_json=destination.as_json)
        bulk = Bulk(orders, template, self._jobs)
        with ExitStack() as files:
            streams = open_streams(self._path, self._data, self._configuration, files)
            self._report(streams.broken)
            if not streams.paths:
                raise SettingsError(f"There is no payload for {self._path}: name one with --data.")
            run = RenderAll(streams, destination, self._terminal)
            self._failed |= not run.run(bulk, template.source, (self._path, *streams.paths))

    def _report(self, broken: Sequence[BrokenPayload]) -> None:
        for payload in broken:
            self._fail(payload.error)

    def _fail(self, error: Exception) -> None:
        self._failed = True
        self._terminal.failure(error)
