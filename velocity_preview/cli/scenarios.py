"""The scenarios of a template: its payloads read, what is wrong with them kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.cli.options import STDIN
from velocity_preview.cli.payload_files import Content, PayloadFiles, Unreadable
from velocity_preview.errors import LocatedError, SettingsError, VelocityPreviewError
from velocity_preview.reporters.listing import listed
from velocity_preview.settings import nearest
from velocity_preview.settings.settings import files_found
from velocity_preview.workspace import NamedScenario, name_scenarios, payload_label, payloads_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.payloads import Scenario
    from velocity_preview.settings.settings import Finder
    from velocity_preview.workspace import Configuration

_NAMES_LISTED = 12


class BrokenPayload(NamedTuple):
    """A payload without scenarios, under the name that its scenario would have."""

    name: str
    path: Path
    error: VelocityPreviewError


class Scenarios(NamedTuple):
    """What there is to render, in the order of the payloads, and what is wrong with these."""

    paths: tuple[Path, ...]
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
    """Read the payloads that are named, else those the settings name, else those beside the template.

    Raises `SettingsError` where one that is named cannot be read.
    """
    files = PayloadFiles()
    contents: list[Content | Unreadable] = []
    for path in tuple(data) or usual_payloads(template, configuration):
        try:
            contents.append(files.read(path))
        except SettingsError as error:
            if data:
                raise
            contents.append(Unreadable(path, error))
    return scenarios_of(template, contents, configuration, files)


def scenarios_of(
    template: Path,
    contents: Sequence[Content | Unreadable],
    configuration: Configuration,
    files: PayloadFiles,
) -> Scenarios:
    """The scenarios of payloads that were read."""
    loaded: list[tuple[Path, tuple[Scenario, ...]]] = []
    broken: list[BrokenPayload] = []
    findings: list[Diagnostic] = []
    for content in contents:
        path = content.path
        try:
            payloads = files.payloads(content, configuration)
        except (LocatedError, SettingsError) as error:
            broken.append(BrokenPayload(payload_label(path, template), path, error))
            continue
        findings += [finding for payload in payloads for finding in payload.findings]
        label = Path("payload") if path == STDIN else path
        loaded.append((label, tuple(scenario for payload in payloads for scenario in payload.scenarios)))
    named = name_scenarios(template, loaded)
    paths = tuple(content.path for content in contents)
    return Scenarios(paths, named, tuple(broken), tuple(findings))


def usual_payloads(
    template: Path,
    configuration: Configuration,
    *,
    beside: Callable[[Path], tuple[Path, ...]] = payloads_of,
    found_by: Finder = files_found,
) -> tuple[Path, ...]:
    """Those that the settings name for a template, or those beside it.

    The settings' have names from the working folder, as people would call them.
    """
    if template == STDIN:
        return ()
    configured = configuration.settings.payloads_of(template, found_by)
    if configured is None:
        return beside(template)
    here = Path.cwd()
    return tuple(path.relative_to(here) if path.is_relative_to(here) else path for path in configured)
