"""Branch coverage: which arms of a template the merges with its scenarios ran."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from velocity_preview.analysis.arms import ArmKind, ArmSite, arms_of
from velocity_preview.analysis.includes import Others
from velocity_preview.engine.inclusion import ParseDirective
from velocity_preview.engine.literals import Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from velocity_preview.engine import Template
    from velocity_preview.engine.element import Element


@dataclass(frozen=True, slots=True)
class Arm:
    """`head` is the directive as it is written, at `line` and `column`; the arm goes on to `end_line`.
    `owner` is the head of the `#if` or `#foreach` that an `#elseif` or `#else` belongs to.

    `branch` numbers the directive in its file, its arms share it. `runs` counts over all scenarios; `entered`
    says whether any of them came to the directive at all.
    """

    kind: ArmKind
    head: str
    line: int
    column: int
    end_line: int
    branch: int
    runs: int
    entered: bool
    owner: str = ""

    @property
    def place(self) -> tuple[int, int, ArmKind]:
        return self.line, self.column, self.kind

    @property
    def is_reached(self) -> bool:
        return self.runs > 0


@dataclass(frozen=True, slots=True)
class FileCoverage:
    """The arms of one file, in the order of the text."""

    path: str
    arms: tuple[Arm, ...]

    @property
    def reached(self) -> int:
        return sum(arm.is_reached for arm in self.arms)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of several files, by their paths."""

    files: tuple[FileCoverage, ...]

    @classmethod
    def of(cls, files: Iterable[FileCoverage]) -> Coverage:
        """A file that several templates include is there once, with what all of them ran."""
        found: dict[str, FileCoverage] = {}
        for file in files:
            known = found.get(file.path)
            found[file.path] = file if known is None else _joined(known, file)
        return cls(tuple(found[path] for path in sorted(found)))

    @property
    def total(self) -> int:
        return sum(len(file.arms) for file in self.files)

    @property
    def reached(self) -> int:
        return sum(file.reached for file in self.files)

    @property
    def percent(self) -> float:
        """100 where there is no arm."""
        return percent(self.reached, self.total)


def percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def covered(template: Template, contexts: Iterable[Mapping[str, object]]) -> tuple[FileCoverage, ...]:
    """Merge with each context, and tell what ran: of the template, and of each file that it includes."""
    visits: Counter[Element] = Counter()
    for context in contexts:
        visits.update(template.trace(context).visits)
    return tuple(
        FileCoverage(one.source.name, tuple(counted(site, visits) for site in arms_of(one)))
        for one in files_of(template)
    )


def counted(site: ArmSite, visits: Mapping[Element, int]) -> Arm:
    """An arm with what the merges visited."""
    line, column = site.position
    entered = site.around is None or visits.get(site.around, 0) > 0
    runs = visits.get(site.visited, 0)
    return Arm(site.kind, site.head, line, column, site.end_line, site.branch, runs, entered, site.owner)


def files_of(template: Template) -> tuple[Template, ...]:
    """The template, and each file that it includes: those that merges have included so far, and those that a
    `#parse` names.
    """
    return (template, *_included(template))


def _included(template: Template) -> Iterator[Template]:
    others = Others(template)
    known = cast("Mapping[tuple[str, str], Template]", template.loader.known_templates)
    waiting = [template, *(one for (name, _), one in known.items() if name != "#evaluate")]
    seen = {template}
    while waiting:
        one = waiting.pop(0)
        if one not in seen:
            seen.add(one)
            yield one
        found = [others.included(name) for name in _parsed(one)]
        waiting += [other for other in found if other is not None and other not in seen]


def _parsed(template: Template) -> Iterator[str]:
    """The names that a template includes, as far as it writes them out."""
    for element in template.root_element.walk():
        if isinstance(element, ParseDirective) and element.arguments:
            name = element.arguments[0]
            if isinstance(name, Literal) and isinstance(name.constant, str):
                yield name.constant


def _joined(one: FileCoverage, other: FileCoverage) -> FileCoverage:
    counts = {arm.place: arm for arm in other.arms}
    return FileCoverage(
        one.path,
        tuple(
            replace(
                arm,
                runs=arm.runs + (counts[arm.place].runs if arm.place in counts else 0),
                entered=arm.entered or (arm.place in counts and counts[arm.place].entered),
            )
            for arm in one.arms
        ),
    )
