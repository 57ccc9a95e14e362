"""The scenarios of a template: its payloads read, what is wrong with them kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from velocity_preview.cli.inputs import read_payload
from velocity_preview.cli.options import STDIN
from velocity_preview.errors import LocatedError, SettingsError, VelocityPreviewError
from velocity_preview.payloads import load_payload, read_json_lines
from velocity_preview.reporters.problem import listed
from velocity_preview.settings import nearest
from velocity_preview.workspace import NamedScenario, name_scenarios, payload_label, payloads_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.payloads import Payload, Scenario
    from velocity_preview.source import Source
    from velocity_preview.workspace import Configuration

_LINES = (".jsonl", ".ndjson")
_NAMES_LISTED = 12


@dataclass(frozen=True, slots=True)
class BrokenPayload:
    """A payload without scenarios, under the name that its scenario would have."""

    name: str
    path: Path
    error: VelocityPreviewError


@dataclass(frozen=True, slots=True)
class Scenarios:
    """What there is to render, in the order of the payloads, and what is wrong with these."""

    paths: tuple[Path, ...]
    sources: tuple[Source, ...]
    named: tuple[NamedScenario, ...]
    broken: tuple[BrokenPayload, ...]
    findings: tuple[Diagnostic, ...]

    def first(self) -> NamedScenario:
        """Raises the error of the first payload where it is broken: the second one is not what was meant."""
        if self.broken and self.broken[0].path == self.paths[0]:
            raise self.broken[0].error
        return self.named[0]

    def chosen(self, name: str) -> NamedScenario:
        """The scenario of that name: its unique one, else recipient, order or number as the payload has it.

        Raises the error of the payload that would have it, or `SettingsError`.
        """
        for scenario in self.named:
            if scenario.name == name:
                return scenario
        for scenario in self.named:
            if scenario.scenario.name == name:
                return scenario
        for broken in self.broken:
            if broken.name == name:
                raise broken.error
        raise SettingsError(self._no_scenario(name))

    def _no_scenario(self, name: str) -> str:
        names = [scenario.name for scenario in self.named]
        if not names:
            return f"There is no scenario `{name}`: no payload was read."
        meant = nearest(name, names)
        if meant:
            return f"There is no scenario `{name}`; did you mean `{meant}`?"
        return f"There is no scenario `{name}`; there are {listed(names, _NAMES_LISTED)}."


def load_scenarios(template: Path, data: Sequence[Path], configuration: Configuration) -> Scenarios:
    """Read the payloads that are named, else those the settings name, else those beside the template."""
    paths = tuple(data) or _usual_payloads(template, configuration)
    loaded: list[tuple[Path, tuple[Scenario, ...]]] = []
    broken: list[BrokenPayload] = []
    findings: list[Diagnostic] = []
    sources: list[Source] = []
    for path in paths:
        try:
            source = read_payload(path)
            sources.append(source)
            payloads = _read(source, path, configuration)
        except (LocatedError, SettingsError) as error:
            if data and not isinstance(error, LocatedError):
                raise  # a name on the command line that is no file
            broken.append(BrokenPayload(payload_label(path, template), path, error))
            continue
        findings += [finding for payload in payloads for finding in payload.findings]
        label = Path("payload") if path == STDIN else path
        loaded.append((label, tuple(scenario for payload in payloads for scenario in payload.scenarios)))
    named = name_scenarios(template, loaded)
    return Scenarios(paths, tuple(sources), named, tuple(broken), tuple(findings))


def is_payload(path: Path) -> bool:
    """Whether a path is a payload's, by its name."""
    return path.suffix.lower() in (".json", *_LINES)


def _usual_payloads(template: Path, configuration: Configuration) -> tuple[Path, ...]:
    if template == STDIN:
        return ()
    configured = configuration.settings.payloads_of(template)
    return payloads_of(template) if configured is None else configured


def _read(source: Source, path: Path, configuration: Configuration) -> list[Payload]:
    root, kind = configuration.root, configuration.payload_type
    if path.suffix.lower() in _LINES:
        lines = source.text.splitlines(keepends=True)
        return list(read_json_lines(lines, root=root, kind=kind, name=source.name))
    return [load_payload(source.text, root=root, kind=kind, name=source.name)]
