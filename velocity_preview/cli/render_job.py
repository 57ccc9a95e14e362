"""Rendering for the command line: which scenarios, to where, and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from velocity_preview.cli.configuration import configuration_for
from velocity_preview.cli.exit_codes import ExitCode
from velocity_preview.cli.inputs import read_template
from velocity_preview.cli.message_folder import MessageFolder
from velocity_preview.cli.options import STDIN
from velocity_preview.cli.outputs import check_not_input, write_file, write_stdout
from velocity_preview.cli.scenarios import Scenarios, load_scenarios
from velocity_preview.engine import Template
from velocity_preview.errors import SettingsError, VelocitySyntaxError
from velocity_preview.rendering import EmptyScenario, Scenario, render_scenario
from velocity_preview.reporters.problem import listed
from velocity_preview.workspace import include_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.cli.scenarios import BrokenPayload
    from velocity_preview.cli.terminal import Terminal
    from velocity_preview.source import Source
    from velocity_preview.workspace import MergeOptions


@dataclass(frozen=True, slots=True)
class Destination:
    """Standard output, a file or a folder. `scenario` is None for the first one, in a folder for all."""

    file: Path | None = None
    folder: Path | None = None
    scenario: str | None = None

    @classmethod
    def of(cls, file: Path | None, folder: Path | None, scenario: str | None, *, every: bool) -> Destination:
        """Raises `UsageError` where the options contradict each other."""
        if file is not None and folder is not None:
            raise click.UsageError("-o is for one message, --out-dir for a file a scenario: use one of them.")
        if every and scenario is not None:
            raise click.UsageError("--all renders every scenario, --scenario one: use one of them.")
        if every and folder is None:
            raise click.UsageError("--all writes a file a scenario: say where with --out-dir DIR.")
        return cls(None if file == STDIN else file, folder, scenario)


class RenderJob:
    """One run of `render`."""

    def __init__(self, path: Path, data: Sequence[Path], options: MergeOptions, terminal: Terminal) -> None:
        if [path, *data].count(STDIN) > 1:
            raise click.UsageError("Standard input can be read once: it is the template or one payload.")
        self._path = path
        self._data = data
        self._terminal = terminal
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
        scenarios = load_scenarios(self._path, self._data, self._configuration)
        self._terminal.findings(scenarios.findings)
        if template is None:
            self._report(scenarios.broken)
        elif destination.folder is None:
            self._render_one(template, scenarios, destination)
        else:
            self._render_to_folder(template, scenarios, destination.folder, destination.scenario)

    def _parsed(self, source: Source) -> Template | None:
        """The template; None where it is refused: what is wrong with the payloads is said all the same."""
        try:
            return Template.parse(
                source.text,
                name=source.name,
                engine=self._configuration.engine,
                includes=Path.cwd() if self._path == STDIN else include_folder(self._path),
                limits=self._configuration.limits,
            )
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
        elif destination.file is not None:
            write_file(destination.file, result.message)
        else:
            write_stdout(result.message)

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

    def _render_to_folder(
        self, template: Template, scenarios: Scenarios, folder: Path, name: str | None
    ) -> None:
        if name is None:
            self._report(scenarios.broken)
            chosen = scenarios.named
        else:
            chosen = (scenarios.chosen(name),)
        if not scenarios.paths:
            raise SettingsError(f"There is no payload for {self._path}: name one with --data.")
        messages = MessageFolder(folder, template, self._configuration.tools, self._terminal)
        self._failed |= not messages.write(chosen, inputs=(self._path, *scenarios.paths))

    def _report(self, broken: Sequence[BrokenPayload]) -> None:
        for payload in broken:
            self._fail(payload.error)

    def _fail(self, error: Exception) -> None:
        self._failed = True
        self._terminal.failure(error)
