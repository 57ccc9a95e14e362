"""A folder of messages, a file for each scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.cli.exit_codes import ExitCode
from velocity_preview.cli.interruption import uninterrupted
from velocity_preview.cli.outputs import check_not_input, make_folder, write_file
from velocity_preview.cli.progress import progress
from velocity_preview.rendering import render_scenario
from velocity_preview.workspace.file_names import file_names, suffix_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from velocity_preview.cli.terminal import Terminal
    from velocity_preview.engine import Template
    from velocity_preview.errors import TemplateError
    from velocity_preview.source import Source, Span
    from velocity_preview.workspace import NamedScenario


class MessageFolder:
    """Writes the messages of scenarios into a folder; an error that several have in common is said once."""

    def __init__(
        self, folder: Path, template: Template, tools: Mapping[str, object], terminal: Terminal
    ) -> None:
        self._folder = folder
        self._template = template
        self._tools = tools
        self._terminal = terminal
        self._written = 0
        self._failures: dict[tuple[Source, Span, str], tuple[TemplateError, list[str]]] = {}

    def write(self, scenarios: Sequence[NamedScenario], *, inputs: Iterable[Path]) -> bool:
        """Whether every scenario has its message now. Ends the program where it is interrupted."""
        suffix = suffix_for(self._template.source.name, self._template.source.text)
        paths = [self._folder / name for name in file_names([item.name for item in scenarios], suffix)]
        check_not_input(paths, inputs)
        make_folder(self._folder)
        try:
            with progress(zip(scenarios, paths, strict=True), len(scenarios), "Rendering") as steps:
                for scenario, path in steps:
                    self._write_one(scenario, path)
        except KeyboardInterrupt:
            self._report(f"Interrupted: {self._written} of {len(scenarios)} messages are in {self._folder}.")
            raise SystemExit(ExitCode.INTERRUPTED) from None
        failed = len(scenarios) - self._written
        messages = "message" if self._written == 1 else "messages"
        self._report(
            f"Wrote {self._written} {messages} to {self._folder}{f'; {failed} failed' if failed else ''}."
        )
        return not failed

    def _write_one(self, scenario: NamedScenario, path: Path) -> None:
        result = render_scenario(self._template, scenario.scenario, self._tools)
        if result.error is None:
            with uninterrupted():
                write_file(path, result.message)
                self._written += 1
            return
        error = result.error
        key = error.source, error.span, error.message
        self._failures.setdefault(key, (error, []))[1].append(scenario.name)

    def _report(self, summary: str) -> None:
        for error, names in self._failures.values():
            self._terminal.failure(error, tuple(names))
        self._terminal.say(summary)
