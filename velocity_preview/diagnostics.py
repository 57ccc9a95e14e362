"""What lint says about a template or a payload: plain values, no behaviour."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from velocity_preview.source import Source, Span


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Outcome(StrEnum):
    """What would happen to the message."""

    NOT_SENT = "not-sent"
    CUT = "cut"
    LEAK = "leak"
    WRONG_TEXT = "wrong-text"
    RISK = "risk"

    @property
    def severity(self) -> Severity:
        if self is Outcome.WRONG_TEXT:
            return Severity.WARNING
        return Severity.INFO if self is Outcome.RISK else Severity.ERROR


class Edit(NamedTuple):
    """Replace the characters of `span` by `replacement`."""

    span: Span
    replacement: str


class Related(NamedTuple):
    """A second place that explains a finding: the opener of a block, the first of two keys."""

    span: Span
    label: str


class Diagnostic(NamedTuple):
    """One finding. `span` is in offsets of `source.text`.

    `scenarios` names those in which it happens; empty means it does not depend on data.
    `fix` is safe and automatic; `suggestion` is for a human to decide.
    """

    rule: str
    outcome: Outcome
    source: Source
    span: Span
    message: str
    severity: Severity
    help: str | None = None
    related: tuple[Related, ...] = ()
    scenarios: tuple[str, ...] = ()
    fix: tuple[Edit, ...] = ()
    suggestion: tuple[Edit, ...] = ()

    @property
    def place(self) -> tuple[str, Span, str]:
        return self.source.name, self.span, self.rule


class Report(NamedTuple):
    """The findings of a run, in the order of their places, and how many files were read."""

    files: int
    findings: tuple[Diagnostic, ...] = ()

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)
