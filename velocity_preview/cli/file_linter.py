"""Lints files one by one, in whatever process, and finds in the cache what was found before."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.cli.configuration import configuration_for
from velocity_preview.cli.inputs import read_bytes, source_name
from velocity_preview.cli.lint_case import LintCase
from velocity_preview.cli.mistakes import blamed_on
from velocity_preview.cli.options import STDIN
from velocity_preview.cli.payload_files import PayloadFiles, is_payload
from velocity_preview.cli.scenarios import scenarios_of, usual_payloads
from velocity_preview.engine import Template
from velocity_preview.errors import LocatedError
from velocity_preview.lint import NamedData
from velocity_preview.settings import SettingsFinder
from velocity_preview.settings.settings import files_found
from velocity_preview.source import Source
from velocity_preview.workspace.cache_folder import CacheFolder
from velocity_preview.workspace.lint_cache import LintCache
from velocity_preview.workspace.linting import linter_for, refused
from velocity_preview.workspace.payloads import PayloadFolder
from velocity_preview.workspace.recorded_includes import RecordedIncludes
from velocity_preview.workspace.severities import configured, severities_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from velocity_preview.analysis.coverage import FileCoverage
    from velocity_preview.cli.scenarios import Scenarios
    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.lint import Linter
    from velocity_preview.workspace import Configuration, MergeOptions
    from velocity_preview.workspace.severities import Severities


class LintOrders(NamedTuple):
    """What every process that lints is told. Without `data` the payloads are the usual ones, and for
    `partials` always: with that data they are looked at as parts of the templates that include them.
    """

    data: tuple[Path, ...]
    options: MergeOptions
    cache: Path | None
    partials: frozenset[Path] = frozenset()


class LintTask(NamedTuple):
    """A template or payload. `content` stands for what is in the file."""

    path: Path
    content: bytes | None = None


class FileReport(NamedTuple):
    """What there is to say of a file and its payloads. `files` were read for it."""

    path: Path
    files: tuple[Path, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def can_be_fixed(self) -> bool:
        """Whether a finding of the template itself has a safe fix."""
        name = source_name(self.path)
        return any(finding.fix and finding.source.name == name for finding in self.findings)


class Fixed(NamedTuple):
    """A template's bytes before and after."""

    path: Path
    before: bytes
    after: bytes


class FileLinter:
    """What several files have in common is looked for once: settings, payloads, folders."""

    def __init__(self, orders: LintOrders) -> None:
        self._orders = orders
        self._settings = SettingsFinder()
        self._payloads = PayloadFiles()
        self._folder: Callable[[Path], PayloadFolder] = lru_cache(64)(PayloadFolder)
        self._files_found: Callable[[Path, str], tuple[Path, ...]] = lru_cache(64)(files_found)
        self._cache = LintCache(CacheFolder(orders.cache)) if orders.cache else None

    def recall(self, path: Path) -> FileReport | None:
        """The report of a template, where the cache has it."""
        if self._cache is None or path == STDIN or is_payload(path):
            return None
        case = self._case(LintTask(path))
        findings = self._cache.recall(case.input(), case.sources())
        return None if findings is None else FileReport(path, case.files, findings)

    def lint(self, task: LintTask) -> FileReport:
        """The report of a template or payload, remembered for `recall`."""
        if is_payload(task.path):
            return self._lint_payload(task.path)
        case = self._case(task)
        with blamed_on(task.path, "lint fails at this file"):
            return FileReport(task.path, case.files, self._found(case))

    def fix(self, task: LintTask) -> Fixed:
        """A template before and after its safe fixes."""
        case = self._case(task)
        source = case.source()
        linter = _linter(case, RecordedIncludes(case.include_folder))
        with blamed_on(task.path, "lint fails at this file"):
            text = linter.fix(source, _contexts(self._scenarios(case)))
        return Fixed(task.path, case.content, text.encode("utf-8"))

    def cover(self, task: LintTask) -> tuple[FileCoverage, ...]:
        """What the scenarios reach of a template and of the files that it includes; nothing of one that the
        engine refuses.
        """
        from velocity_preview.analysis.coverage import covered  # noqa: PLC0415  (few runs ask for it)

        case = self._case(task)
        configuration = case.configuration
        includes = RecordedIncludes(case.include_folder)
        with blamed_on(task.path, "lint --coverage fails at this file"):
            contexts = [
                {**item.scenario.context, **configuration.tools} for item in self._scenarios(case).named
            ]
            try:
                template = Template.parse(
                    case.source().text,
                    name=source_name(task.path),
                    engine=configuration.engine,
                    includes=includes,
                    limits=configuration.limits,
                )
            except LocatedError:
                return ()
            own, *others = covered(template, contexts)
        folder = case.include_folder
        return (own, *(replace(other, path=str(folder / other.path)) for other in others))

    def _found(self, case: LintCase) -> tuple[Diagnostic, ...]:
        started = monotonic()
        includes = RecordedIncludes(case.include_folder)
        scenarios = self._scenarios(case)
        found = _of_payloads(scenarios, case.severities)
        try:
            source = case.source()
            findings = _linter(case, includes).lint_template(source, _contexts(scenarios))
            found += _with_paths(findings, case.include_folder, includes)
        except LocatedError as error:
            found += configured(refused(error, "syntax-error"), case.severities)
        if self._cache and case.path != STDIN:
            self._cache.keep(case.input(), found, includes, case.sources(), monotonic() - started)
        return tuple(found)

    def _lint_payload(self, path: Path) -> FileReport:
        configuration, severities = self._configuration(path)
        scenarios = scenarios_of(path, [self._payloads.read(path)], configuration, self._payloads)
        return FileReport(path, (path,), tuple(_of_payloads(scenarios, severities)))

    def _case(self, task: LintTask) -> LintCase:
        path = task.path
        content = read_bytes(path) if task.content is None else task.content
        configuration, severities = self._configuration(path)
        ordered = () if path in self._orders.partials else self._orders.data
        paths = ordered or self._usual_payloads(path, configuration)
        payloads = tuple(self._payloads.read(payload) for payload in paths)
        return LintCase(path, content, payloads, configuration, severities)

    def _configuration(self, path: Path) -> tuple[Configuration, Severities]:
        configuration = configuration_for(path, self._orders.options, self._settings.find)
        return configuration, severities_of(configuration.settings)

    def _usual_payloads(self, path: Path, configuration: Configuration) -> tuple[Path, ...]:
        return usual_payloads(
            path,
            configuration,
            beside=lambda template: self._folder(template.parent).payloads_of(template),
            found_by=self._files_found,
        )

    def _scenarios(self, case: LintCase) -> Scenarios:
        return scenarios_of(case.path, case.payloads, case.configuration, self._payloads)


def _linter(case: LintCase, includes: RecordedIncludes) -> Linter:
    return linter_for(case.configuration, case.severities, includes)


def _contexts(scenarios: Scenarios) -> tuple[NamedData, ...]:
    return tuple(NamedData(item.name, item.scenario.context) for item in scenarios.named)


def _of_payloads(scenarios: Scenarios, severities: Severities) -> list[Diagnostic]:
    """What is wrong with the payloads themselves."""
    found = configured(scenarios.findings, severities)
    for broken in scenarios.broken:
        if not isinstance(broken.error, LocatedError):
            raise broken.error
        found += configured(refused(broken.error, "payload-syntax"), severities)
    return found


def _with_paths(
    findings: Iterable[Diagnostic], folder: Path, includes: RecordedIncludes
) -> Iterator[Diagnostic]:
    """The templates call included files by names relative to their folder; people and services want paths."""
    paths = {Source(name, text): Source(str(folder / name), text) for name, text in includes.texts.items()}
    for finding in findings:
        source = paths.get(finding.source)
        yield finding if source is None else finding._replace(source=source)
