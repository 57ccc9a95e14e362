"""Which branches of a template its scenarios reach, for the page: each with words for what decides on it."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final, TypedDict

from velocity_preview.analysis.arm_words import ArmWords
from velocity_preview.analysis.arms import ArmKind, ArmSite, arms_of
from velocity_preview.analysis.coverage import files_of
from velocity_preview.preview.cards import FrameLine, code_frame
from velocity_preview.preview.subjects import BrokenPayload
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine import Template
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.trace import Trace
    from velocity_preview.preview.subjects import Subject

    Visits = Counter[Element]

_MOST_SCENARIOS: Final = 1000
_MOST_NAMED: Final = 50
"""Scenarios that are told of one arm."""


class ArmView(TypedDict):
    """An arm of a directive. `label` is its name among them; `what` and `when` are sentences without their
    full stop, `when` is None where none says it. `by` are the first of the `runs` scenarios that reach it, as
    indexes.

    `entered`: whether a scenario comes to the directive; `inside` counts the arms in an arm that none comes
    to.
    """

    kind: str
    line: int
    column: int
    end_line: int
    branch: int
    label: str
    what: str
    when: str | None
    by: list[int]
    runs: int
    entered: bool
    inside: int
    frame: list[FrameLine]


class CoveredFile(TypedDict):
    """The template or a file that it includes, with its arms in the order of the text."""

    path: str
    arms: list[ArmView]


class CoverageView(TypedDict):
    """`refused`: the engine does not take the template. `unread` are the payloads that cannot be read,
    `stopped` the scenarios that are not sent, which count as far as they get; `left_out` is how many
    scenarios were too many to look at.
    """

    refused: bool
    scenarios: list[str]
    unread: list[str]
    stopped: list[str]
    left_out: int
    total: int
    reached: int
    files: list[CoveredFile]


def coverage_view(subject: Subject) -> CoverageView:
    """Of the template with all its scenarios. None of its branches where the engine refuses it."""
    template = subject.parsed()
    chosen = dict(islice(subject.readable.items(), _MOST_SCENARIOS))
    traces: dict[str, Trace] = {}
    files: list[CoveredFile] = []
    if template is not None:
        tools = subject.configuration.tools
        for name, entry in chosen.items():
            traces[name] = template.trace({**entry.scenario.context, **tools})
        visits = [trace.visits for trace in traces.values()]
        files = [_file(subject, one, visits) for one in files_of(template)]
    arms = [arm for file in files for arm in file["arms"]]
    return CoverageView(
        refused=template is None,
        scenarios=list(chosen),
        unread=[entry.name for entry in subject.scenarios if isinstance(entry, BrokenPayload)],
        stopped=[name for name, trace in traces.items() if trace.error is not None],
        left_out=len(subject.readable) - len(chosen),
        total=len(arms),
        reached=sum(arm["runs"] > 0 for arm in arms),
        files=[file for file in files if file["arms"]],
    )


def _file(subject: Subject, template: Template, visits: Sequence[Visits]) -> CoveredFile:
    sites = arms_of(template)
    words = ArmWords(template.engine)
    by = {site: [number for number, one in enumerate(visits) if one[site.visited]] for site in sites}
    inside = Counter(outer for site in sites for outer in _around(site))
    return CoveredFile(
        path=subject.file_path(template.source.name),
        arms=[_arm(site, by[site], visits, words, inside[site]) for site in sites],
    )


def _arm(site: ArmSite, by: list[int], visits: Sequence[Visits], words: ArmWords, inside: int) -> ArmView:
    line, column = site.position
    around = site.around
    return ArmView(
        kind=site.kind.value,
        line=line,
        column=column,
        end_line=site.end_line,
        branch=site.branch,
        label=words.label(site),
        what=words.what(site),
        when=words.when(site),
        by=by[:_MOST_NAMED],
        runs=len(by),
        entered=around is None or any(one[around] for one in visits),
        inside=0 if site.kind is ArmKind.NO_ELSE else inside,
        frame=[] if by else _frame(site),
    )


def _around(site: ArmSite) -> list[ArmSite]:
    """The arms around an arm."""
    found = []
    outer = site.outer
    while outer is not None:
        found.append(outer)
        outer = outer.outer
    return found


def _frame(site: ArmSite) -> list[FrameLine]:
    """The line that the directive begins on."""
    source, span = site.element.reading.source, site.element.head_span
    end = min(span.end, source.offset(site.position.line, 1) + len(source.line_text(site.position.line)))
    return [line for line in code_frame(source, Span(span.start, end)) if line["marks"]]
