"""The arms of a template: the blocks that data decides about.

Those of `#if`, `#elseif` and `#else`, a loop's body and its `#else`, a macro; and the way past an `#if`
without `#else`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.if_directive import IfDirective
from velocity_preview.engine.macro import DefineDefinition, MacroDefinition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine import Template
    from velocity_preview.engine.block import Block
    from velocity_preview.engine.element import Element
    from velocity_preview.source import Position, Span


class ArmKind(StrEnum):
    IF = "if"
    ELSEIF = "elseif"
    ELSE = "else"
    NO_ELSE = "no-else"
    """Past an `#if` that has no `#else`: none of its conditions is true."""
    LOOP = "foreach"
    EMPTY = "foreach-else"
    MACRO = "macro"


@dataclass(frozen=True, slots=True, eq=False)
class ArmSite:
    """An arm where it stands. `element` is the part of the directive that begins it, `opener` the directive.

    A trace counts its runs under `visited`, and how often a merge came to the directive under `around`: None
    of a macro, to which no merge comes. `branch` numbers the directive in its file; `outer` is the arm around
    it.
    """

    kind: ArmKind
    element: Element
    opener: Element
    block: Block
    around: Block | None
    branch: int
    outer: ArmSite | None

    @property
    def visited(self) -> Element:
        return self.opener if self.kind is ArmKind.NO_ELSE else self.block

    @property
    def head(self) -> str:
        """The directive as it is written."""
        return _head(self.element)

    @property
    def owner(self) -> str:
        """The head of the directive that an `#elseif` or `#else` belongs to; empty of the others."""
        return "" if self.element is self.opener else _head(self.opener)

    @property
    def position(self) -> Position:
        return self.element.reading.source.position(self.element.head_span.start)

    @property
    def end_line(self) -> int:
        """The last line of what it shows."""
        if self.kind is ArmKind.NO_ELSE:
            return self.position.line
        source = self.element.reading.source
        return source.position(max(self.element.head_span.end, _last_of(self.block.span, source.text))).line


def arms_of(template: Template) -> list[ArmSite]:
    """The arms of one file, in the order of the text."""
    root = template.root_element
    found = list(_Arms().inside(root, root.block, None))
    return sorted(found, key=lambda site: (site.element.head_span.start, site.branch))


class _Arms:
    """One walk through a tree, which numbers the directives."""

    def __init__(self) -> None:
        self._branch = -1

    def inside(self, element: Element, around: Block, outer: ArmSite | None) -> Iterator[ArmSite]:
        """The arms inside of an element that stands in the block `around`."""
        for child in element.children():
            if isinstance(child, IfDirective):
                yield from self._of_if(child, around, outer)
            elif isinstance(child, ForeachDirective):
                yield from self._of_loop(child, around, outer)
            elif isinstance(child, MacroDefinition):
                yield from self._of_macro(child)
            elif isinstance(child, DefineDefinition):
                yield from self.inside(child.block, child.block, outer)
            else:
                yield from self.inside(child, around, outer)

    def _of_if(self, directive: IfDirective, around: Block, outer: ArmSite | None) -> Iterator[ArmSite]:
        self._branch += 1
        arms: list[tuple[ArmKind, Element, Block]] = [(ArmKind.IF, directive, directive.block)]
        arms += [(ArmKind.ELSEIF, arm, arm.block) for arm in directive.elseifs]
        if directive.else_block is not None:
            arms.append((ArmKind.ELSE, directive.else_block, directive.else_block.block))
        branch = self._branch
        for kind, element, block in arms:
            yield from self._arm(ArmSite(kind, element, directive, block, around, branch, outer))
        if directive.else_block is None:
            yield ArmSite(ArmKind.NO_ELSE, directive, directive, directive.block, around, branch, outer)

    def _of_loop(self, loop: ForeachDirective, around: Block, outer: ArmSite | None) -> Iterator[ArmSite]:
        self._branch += 1
        branch = self._branch
        yield from self._arm(ArmSite(ArmKind.LOOP, loop, loop, loop.block, around, branch, outer))
        if (other := loop.else_block) is not None:
            yield from self._arm(ArmSite(ArmKind.EMPTY, other, loop, other.block, around, branch, outer))

    def _of_macro(self, macro: MacroDefinition) -> Iterator[ArmSite]:
        self._branch += 1
        yield from self._arm(ArmSite(ArmKind.MACRO, macro, macro, macro.block, None, self._branch, None))

    def _arm(self, site: ArmSite) -> Iterator[ArmSite]:
        """The arm, and those inside of it."""
        yield site
        yield from self.inside(site.block, site.block, site)


def _head(directive: Element) -> str:
    return directive.reading.source.text[slice(*directive.head_span)]


def _last_of(block: Span, text: str) -> int:
    """The end of what a block shows: white space before the next directive is none of it."""
    return block.start + len(text[slice(*block)].rstrip())
