"""One mistake, one finding: of two rules that see the same, the one that says more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.lint.rule import Rule
    from velocity_preview.source import Source, Span


def without_replaced(findings: Sequence[Diagnostic], rules: Iterable[type[Rule]]) -> Iterator[Diagnostic]:
    """The findings without those that another rule's finding at the same place stands for."""
    replacing = {rule.name(): rule.replaces for rule in rules if rule.replaces}
    strong = [finding for finding in findings if finding.rule in replacing]
    for finding in findings:
        said = (one for one in strong if finding.rule in replacing[one.rule])
        if not any(overlaps(one, finding.source, finding.span) for one in said):
            yield finding


def overlaps(finding: Diagnostic, source: Source, place: Span) -> bool:
    """Whether a finding, or something that it is related to, stands at a place."""
    if finding.source is not source:
        return False
    spans = (finding.span, *(related.span for related in finding.related))
    return any(span.start < place.end and place.start < span.end for span in spans)
