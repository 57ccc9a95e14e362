"""Branch coverage: which arms of a template the merges with its scenarios ran.

An arm is a block that data decides about: of `#if`, `#elseif` and `#else`, a loop's body and its `#else`, a
macro; and the way past an `#if` without `#else`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from velocity_preview.analysis.includes import Others
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.if_directive import IfDirective
from velocity_preview.engine.inclusion import ParseDirective
from velocity_preview.engine.literals import Literal
from velocity_preview.engine.macro import DefineDefinition, MacroDefinition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from velocity_preview.engine import Template
    from velocity_preview.engine.block import Block
    from velocity_preview.engine.element import Element
    from velocity_preview.source import Span


class ArmKind(StrEnum):
    IF = "if"
    ELSEIF = "elseif"
    ELSE = "else"
    NO_ELSE = "no-else"
    """Past an `#if` that has no `#else`: none of its conditions is true."""
    LOOP = "foreach"
    EMPTY = "foreach-else"
    MACRO = "macro"


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
        FileCoverage(one.source.name, tuple(_Arms(visits).of(one)))
        for one in (template, *_included(template))
    )


def _included(template: Template) -> Iterator[Template]:
    """The files that merges have included, and those that a `#parse` names."""
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


class _Arms:
    """Walks a tree with the counts of its blocks."""

    def __init__(self, visits: Counter[Element]) -> None:
        self._visits = visits
        self._branch = -1

    def of(self, template: Template) -> list[Arm]:
        root = template.root_element
        found = list(self._in(root, self._visits[root.block]))
        return sorted(found, key=lambda arm: (arm.line, arm.column, arm.branch))

    def _in(self, element: Element, around: int) -> Iterator[Arm]:
        """The arms inside of an element; `around` is how often the block around it ran."""
        for child in element.children():
            if isinstance(child, IfDirective):
                yield from self._of_if(child, around)
            elif isinstance(child, ForeachDirective):
                yield from self._of_loop(child, around)
            elif isinstance(child, MacroDefinition):
                self._branch += 1
                yield self._arm(ArmKind.MACRO, child, child.block, self._branch, around=1)
                yield from self._in(child.block, self._visits[child.block])
            elif isinstance(child, DefineDefinition):
                yield from self._in(child.block, self._visits[child.block])
            else:
                yield from self._in(child, around)

    def _of_if(self, directive: IfDirective, around: int) -> Iterator[Arm]:
        self._branch += 1
        branch = self._branch
        arms: list[tuple[ArmKind, Element, Block]] = [(ArmKind.IF, directive, directive.block)]
        arms += [(ArmKind.ELSEIF, arm, arm.block) for arm in directive.elseifs]
        if directive.else_block is not None:
            arms.append((ArmKind.ELSE, directive.else_block, directive.else_block.block))
        for kind, element, block in arms:
            arm = self._arm(kind, element, block, branch, around)
            yield arm if element is directive else replace(arm, owner=_head(directive))
            yield from self._in(block, self._visits[block])
        if directive.else_block is None:
            skipped = self._arm(ArmKind.NO_ELSE, directive, directive.block, branch, around)
            yield replace(skipped, runs=self._visits[directive], end_line=skipped.line)

    def _of_loop(self, loop: ForeachDirective, around: int) -> Iterator[Arm]:
        self._branch += 1
        branch = self._branch
        yield self._arm(ArmKind.LOOP, loop, loop.block, branch, around)
        yield from self._in(loop.block, self._visits[loop.block])
        if loop.else_block is not None:
            block = loop.else_block.block
            arm = self._arm(ArmKind.EMPTY, loop.else_block, block, branch, around)
            yield replace(arm, owner=_head(loop))
            yield from self._in(block, self._visits[block])

    def _arm(self, kind: ArmKind, owner: Element, block: Block, branch: int, around: int) -> Arm:
        source = owner.reading.source
        head = owner.head_span
        line, column = source.position(head.start)
        last = source.position(max(head.end, _last_of(block.span, source.text))).line
        return Arm(kind, _head(owner), line, column, last, branch, self._visits[block], around > 0)


def _head(directive: Element) -> str:
    return directive.reading.source.text[slice(*directive.head_span)]


def _last_of(block: Span, text: str) -> int:
    """The end of what a block shows: white space before the next directive is none of it."""
    return block.start + len(text[slice(*block)].rstrip())


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
