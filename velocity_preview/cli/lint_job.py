"""Linting for the command line: files in, a report out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from velocity_preview.cli.configuration import configuration_for
from velocity_preview.cli.inputs import read_template
from velocity_preview.cli.options import STDIN
from velocity_preview.cli.scenarios import Scenarios, is_payload, load_scenarios
from velocity_preview.diagnostics import Report
from velocity_preview.errors import LocatedError, SettingsError
from velocity_preview.lint import NamedData
from velocity_preview.settings import find_settings
from velocity_preview.workspace import find_templates, include_folder
from velocity_preview.workspace.linting import linter_for, refused
from velocity_preview.workspace.severities import configured, severities_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.lint import Linter
    from velocity_preview.source import Source
    from velocity_preview.workspace import MergeOptions
    from velocity_preview.workspace.severities import Severities


@dataclass(frozen=True, slots=True)
class LintTarget:
    """A template, what to lint it with, and the linter of its settings."""

    path: Path
    source: Source
    scenarios: tuple[NamedData, ...]
    linter: Linter

    def fixed(self) -> LintTarget:
        """The same with its safe fixes applied."""
        text = self.linter.fix(self.source, self.scenarios)
        return self if text == self.source.text else replace(self, source=replace(self.source, text=text))

    def findings(self) -> tuple[Diagnostic, ...]:
        return self.linter.lint_template(self.source, self.scenarios)


class LintJob:
    """One run of `lint`. `targets` are the templates that can be read.

    Raises `SettingsError` where there is nothing to lint, or a file cannot be read.
    """

    def __init__(self, paths: Sequence[Path], data: Sequence[Path], options: MergeOptions) -> None:
        if [*paths, *data].count(STDIN) > 1:
            raise click.UsageError("Standard input can be read once: it is the template or one payload.")
        payloads = [path for path in paths if is_payload(path)]
        templates = _templates([path for path in paths if path not in payloads])
        if not templates and not payloads:
            looked = ", ".join(map(str, paths))
            raise SettingsError(f"No template in {looked}: looked for *.vm, *.vtl and HTML with VTL.")
        self._options = options
        self._findings: list[Diagnostic] = []
        self._files = {*templates}
        self.targets = [target for path in templates if (target := self._target(path, data)) is not None]
        for path in payloads:
            configuration = configuration_for(path, options)
            scenarios = load_scenarios(path, [path], configuration)
            self._add_payloads(scenarios, severities_of(configuration.settings))

    def report(self) -> Report:
        """The findings of the templates and payloads, by their places."""
        found = [*self._findings, *(finding for target in self.targets for finding in target.findings())]
        ordered = sorted(dict.fromkeys(found), key=lambda finding: finding.place)
        return Report(len(self._files), tuple(ordered))

    def _target(self, path: Path, data: Sequence[Path]) -> LintTarget | None:
        configuration = configuration_for(path, self._options)
        severities = severities_of(configuration.settings)
        scenarios = load_scenarios(path, data, configuration)
        self._add_payloads(scenarios, severities)
        try:
            source = read_template(path)
        except LocatedError as error:
            self._findings += configured([refused(error, "syntax-error")], severities)
            return None
        includes = Path.cwd() if path == STDIN else include_folder(path)
        contexts = tuple(NamedData(item.name, item.scenario.context) for item in scenarios.named)
        return LintTarget(path, source, contexts, linter_for(configuration, severities, includes))

    def _add_payloads(self, scenarios: Scenarios, severities: Severities) -> None:
        self._files.update(scenarios.paths)
        self._findings += configured(scenarios.findings, severities)
        for broken in scenarios.broken:
            if not isinstance(broken.error, LocatedError):
                raise broken.error
            self._findings += configured([refused(broken.error, "payload-syntax")], severities)


def _templates(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The templates at these paths, without those in folders that the settings ignore."""
    for path in paths:
        if path != STDIN and not path.exists():
            raise SettingsError(f"{path}: No such file or directory")
    given = set(paths)
    settings = cache(find_settings)
    return tuple(
        path for path in find_templates(paths) if path in given or not settings(path.parent).ignores(path)
    )
