"""Findings that follow from another one of the same reference: one mistake is reported once."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from velocity_preview.engine.reference import FormalReference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.lint.subject import Subject
    from velocity_preview.source import Source, Span

    Place = tuple[Source, Span]

_CAUSES: Final = frozenset(
    {"unknown-key", "unknown-reference", "path-in-key", "shadowed-map-method", "key-on-list",
     "unknown-method", "loop-variable-outside-loop", "removed-variable", "glued-name", "index-out-of-range"}
)  # fmt: skip
_FOLLOWING: Final = frozenset(
    {"printed-collection", "sometimes-missing-key", "unknown-method", "equals-across-types", "not-iterable",
     "one-sided-empty-test", "index-out-of-range", "key-on-list"}
)  # fmt: skip


def without_consequences(found: Sequence[Diagnostic], subject: Subject) -> list[Diagnostic]:
    """The findings without those that stand behind a cause in the same reference, or around one."""
    causes = [finding for finding in found if finding.rule in _CAUSES]
    following = [finding for finding in found if finding.rule in _FOLLOWING]
    if not causes or not following:
        return list(found)
    references = _References([subject.place(reference) for reference in subject.of(FormalReference)])
    in_reference: dict[Place, list[Diagnostic]] = {}
    for cause in causes:
        place = references.around(cause)
        if place is not None:
            in_reference.setdefault(place, []).append(cause)
    dropped = {
        id(finding)
        for finding in following
        if (place := references.around(finding)) is not None
        and any(_follows(finding, cause) for cause in in_reference.get(place, ()))
    }
    return [finding for finding in found if id(finding) not in dropped]


def _follows(finding: Diagnostic, cause: Diagnostic) -> bool:
    if finding.rule == cause.rule:
        return False
    return finding.span.start > cause.span.start or _contains(finding.span, cause.span)


class _References:
    """The places of references."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._sorted: dict[int, list[Place]] = defaultdict(list)
        """Those of each source by their start."""
        for place in places:
            self._sorted[id(place[0])].append(place)
        self._ends: dict[int, list[int]] = {}
        """How far one of them up to here goes."""
        for source, held in self._sorted.items():
            held.sort(key=_start)
            self._ends[source] = list(accumulate((span.end for _, span in held), max))

    def around(self, finding: Diagnostic) -> Place | None:
        """The smallest reference that a finding stands in."""
        held, ends = self._sorted[id(finding.source)], self._ends.get(id(finding.source), [])
        index = bisect_right(held, finding.span.start, key=_start)
        found: list[Place] = []
        while index and ends[index - 1] >= finding.span.end:
            index -= 1
            if held[index][1].end >= finding.span.end:
                found.append(held[index])
        return min(reversed(found), key=lambda place: place[1].end - place[1].start, default=None)


def _start(place: Place) -> int:
    return place[1].start


def _contains(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
