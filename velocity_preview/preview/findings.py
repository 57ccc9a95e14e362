"""What the linter says of a template and its payloads, for the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from velocity_preview.lint import NamedData
from velocity_preview.payloads import load_payload
from velocity_preview.preview.includes import RecordedIncludes
from velocity_preview.preview.subjects import BrokenPayload
from velocity_preview.source import Source
from velocity_preview.workspace import include_folder
from velocity_preview.workspace.linting import linter_for, refused
from velocity_preview.workspace.severities import configured, severities_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.preview.subjects import Subject


class Finding(TypedDict):
    """`line` and `column` are 1-based and in characters; `scenarios` is empty where data plays no part."""

    rule: str
    severity: str
    outcome: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    help: str | None
    scenarios: list[str]


def find(subject: Subject) -> list[Finding]:
    """The findings of a template with all its scenarios, then those of its payloads.

    Raises `SettingsError` where the settings name a rule there is not.
    """
    severities = severities_of(subject.configuration.settings)
    others = configured(_of_files(subject), severities)
    return [_finding(diagnostic) for diagnostic in (*_of_template(subject), *others)]


def _of_template(subject: Subject) -> tuple[Diagnostic, ...]:
    if subject.error is not None:
        return ()
    severities = severities_of(subject.configuration.settings)
    includes = RecordedIncludes(include_folder(subject.path))
    linter = linter_for(subject.configuration, severities, includes)
    scenarios = [
        NamedData(entry.name, entry.scenario.context)
        for entry in subject.scenarios
        if not isinstance(entry, BrokenPayload)
    ]
    return linter.lint_template(Source(subject.name, subject.text), scenarios)


def _of_files(subject: Subject) -> Iterator[Diagnostic]:
    """What is wrong with the files themselves."""
    if subject.error is not None:
        yield from refused(subject.error, "syntax-error")
    broken = [entry for entry in subject.scenarios if isinstance(entry, BrokenPayload)]
    for entry in broken:
        yield from refused(entry.error, "payload-syntax")
    unreadable = {entry.payload for entry in broken}
    configuration = subject.configuration
    for path, text in subject.texts.items():
        if path not in unreadable and path.suffix == ".json":
            name = path.relative_to(subject.root).as_posix()
            payload = load_payload(text, root=configuration.root, kind=configuration.payload_type, name=name)
            yield from payload.findings


def _finding(diagnostic: Diagnostic) -> Finding:
    start = diagnostic.source.position(diagnostic.span.start)
    end = diagnostic.source.position(diagnostic.span.end)
    return Finding(
        rule=diagnostic.rule,
        severity=diagnostic.severity.value,
        outcome=diagnostic.outcome.value,
        path=diagnostic.source.name,
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        message=diagnostic.message,
        help=diagnostic.help,
        scenarios=list(diagnostic.scenarios),
    )
