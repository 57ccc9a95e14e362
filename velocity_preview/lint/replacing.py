"""One mistake, one finding: of two rules that see the same, the one that says more."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.lint.rule import Rule
    from velocity_preview.source import Source


def without_replaced(findings: Sequence[Diagnostic], rules: Iterable[type[Rule]]) -> Iterator[Diagnostic]:
    """The findings without those that another rule's finding at the same place stands for."""
    replacing = {rule.name(): rule.replaces for rule in rules if rule.replaces}
    stronger: dict[str, list[Diagnostic]] = defaultdict(list)
    for finding in findings:
        for rule in replacing.get(finding.rule, ()):
            stronger[rule].append(finding)
    reported = {rule: Reported(those) for rule, those in stronger.items()}
    for finding in findings:
        said = reported.get(finding.rule)
        if said is None or not said.overlaps(finding.source, finding.span):
            yield finding


class Reported:
    """The places of findings, and of what they are related to, for those who ask of many others."""

    def __init__(self, findings: Iterable[Diagnostic]) -> None:
        by_source: dict[int, list[Span]] = defaultdict(list)
        for finding in findings:
            by_source[id(finding.source)] += (finding.span, *(related.span for related in finding.related))
        self._covered = {source: _Covered(spans) for source, spans in by_source.items()}

    def overlaps(self, source: Source, place: Span) -> bool:
        """Whether one of them stands at a place."""
        covered = self._covered.get(id(source))
        return covered is not None and covered.overlaps(place)


class _Covered:
    """The parts of a text that some of many spans cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._parts: list[Span] = []
        for span in sorted(spans):
            if self._parts and span.start < (last := self._parts[-1]).end:
                self._parts[-1] = Span(last.start, max(last.end, span.end))
            else:
                self._parts.append(span)

    def overlaps(self, place: Span) -> bool:
        index = bisect_left(self._parts, place.end, key=lambda part: part.start) - 1
        return index >= 0 and self._parts[index].end > place.start
