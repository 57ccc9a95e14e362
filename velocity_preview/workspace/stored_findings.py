"""Findings as JSON and back, for the cache. Texts that the reader has are not written again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from velocity_preview.diagnostics import Diagnostic, Edit, Outcome, Related, Severity
from velocity_preview.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SHAPE: Final = 1
"""Goes up when what is written here changes."""


@dataclass(slots=True)
class _Sources:
    """The sources of findings, numbered. `known` are those that the reader has, by name."""

    known: Mapping[str, Source]
    numbers: dict[Source, int] = field(default_factory=dict)

    def number(self, source: Source) -> int:
        return self.numbers.setdefault(source, len(self.numbers))

    def written(self) -> list[list[str]]:
        return [
            [source.name] if self.known.get(source.name) == source else [source.name, source.text]
            for source in self.numbers
        ]


def written_findings(findings: Iterable[Diagnostic], known: Mapping[str, Source]) -> dict[str, object]:
    """What `read_findings` makes the findings of."""
    sources = _Sources(known)
    rows = [_row(finding, sources) for finding in findings]
    return {"sources": sources.written(), "findings": rows}


def read_findings(written: Mapping[str, Any], known: Mapping[str, Source]) -> tuple[Diagnostic, ...]:
    """Raises `LookupError`, `TypeError` or `ValueError` for what was not written here."""
    sources = [
        known[name] if not text else known.get(name, Source(name, text[0]))
        for name, *text in written["sources"]
    ]
    return tuple(_finding(row, sources) for row in written["findings"])


def _row(finding: Diagnostic, sources: _Sources) -> list[object]:
    return [
        finding.rule,
        finding.outcome.value,
        sources.number(finding.source),
        list(finding.span),
        finding.message,
        finding.severity.value,
        finding.help,
        [[*related.span, related.label] for related in finding.related],
        list(finding.scenarios),
        _edits(finding.fix),
        _edits(finding.suggestion),
    ]


def _edits(edits: Sequence[Edit]) -> list[list[object]]:
    return [[*edit.span, edit.replacement] for edit in edits]


def _finding(row: Sequence[Any], sources: Sequence[Source]) -> Diagnostic:
    rule, outcome, source, span, message, severity, cure, related, scenarios, fix, suggestion = row
    return Diagnostic(
        rule,
        Outcome(outcome),
        sources[source],
        Span(*span),
        message,
        Severity(severity),
        cure,
        tuple(Related(Span(start, end), label) for start, end, label in related),
        tuple(scenarios),
        tuple(Edit(Span(start, end), text) for start, end, text in fix),
        tuple(Edit(Span(start, end), text) for start, end, text in suggestion),
    )
