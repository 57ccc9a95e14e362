from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Diagnostic, Edit, Related
from velocity_preview.engine.block import Block
from velocity_preview.engine.expression import Condition
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.if_directive import IfDirective
from velocity_preview.engine.path import VariableExpression
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.lint.replacing import Reported
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from velocity_preview.engine.element import Element


class StaleLoopVariable(Rule):
    """A variable of a loop that keeps the value of the item before.

    ## What it does
    Reports a `#set` in a loop, in an `#if` that not every item passes, whose variable the loop prints behind
    the `#if` and sets nowhere else.

    ## Why is this bad?
    The variable lives on: an item that does not pass the test is printed with the value of the one before.

    ## Example
    With the data `{"items": [{"badge": "New"}, {}]}`:
    ```vtl
    #foreach($item in $items)#if($item.badge)#set($badge = $item.badge)#end<p>$!badge</p>#end
    ```
    ```vtl
    #foreach($item in $items)#set($badge = '')#if($item.badge)#set($badge = $item.badge)#end<p>$!badge</p>#end
    ```
    """

    tier = 2
    cure = Cure.SUGGEST

    def finish(self, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        said = Reported(finding for finding in found if finding.rule == "maybe-unset")
        for directive in self.subject.of(SetDirective):
            if directive.target.expression.steps:
                continue
            name = directive.target.expression.name
            around = self._around(directive)
            if around is None or not self._is_kept(directive, name, *around):
                continue
            test, loop = around
            read = self._read(name, test, loop)
            if read is None or said.overlaps(*self.subject.place(read)):
                continue
            start = loop.block.span.start
            is_own = self.subject.is_own(read)
            yield self.finding(
                directive.target,
                f"`${name}` keeps the value of the item before where this `#set` is not reached.",
                help=f"Write `#set(${name} = '')` at the top of the loop, or set it in an `#else`.",
                suggestion=(Edit(Span(start, start), f"#set(${name} = '')"),),
                related=(Related(read.span, "printed here"),) if is_own else (),
            )

    def _around(self, directive: SetDirective) -> tuple[IfDirective, ForeachDirective] | None:
        """The outermost `#if` of the loop that a `#set` stands in, and the loop."""
        test = None
        for element in self.subject.around(directive, IfDirective, ForeachDirective):
            if isinstance(element, ForeachDirective):
                return (test, element) if test is not None else None
            if isinstance(element, IfDirective):
                test = element
        return None

    def _is_kept(self, directive: SetDirective, name: str, test: IfDirective, loop: ForeachDirective) -> bool:
        """Whether the variable is made of an item, and set nowhere else, nor asked for by the test."""
        if loop.name not in _names(directive.value) or name in _names(directive.value):
            return False
        conditions = [one for one in test.walk() if isinstance(one, Condition)]
        sets = [one for one in loop.block.walk() if isinstance(one, SetDirective) and name in one.binds]
        if any(name in _names(one) for one in conditions) or _is_always_set(test, name):
            return False
        if any(one.start < test.start or one.start > test.end for one in sets):
            return False
        return self._is_skipped(directive, loop)

    def _is_skipped(self, directive: SetDirective, loop: ForeachDirective) -> bool:
        """Whether some merge goes past the `#set` after it has come to it."""
        block = next(self.subject.around(directive, Block), None)
        traces = self.subject.observed.traces.values()
        return not traces or any(
            block is not None and 0 < trace.visits[block] < trace.visits[loop.block] for trace in traces
        )

    def _read(self, name: str, test: IfDirective, loop: ForeachDirective) -> FormalReference | None:
        """Where the loop prints the variable behind the test, and under no test that is the same."""
        texts = {_text(one) for one in test.children() if isinstance(one, Condition)}
        for element in loop.block.walk():
            if (
                isinstance(element, FormalReference)
                and element.expression.name == name
                and element.start >= test.end
                and isinstance(self.subject.parent(element), Block)
                and not any(texts & _tests(one) for one in self.subject.around(element, IfDirective))
            ):
                return element
        return None


def _names(element: Element) -> set[str]:
    return {one.name for one in element.walk() if isinstance(one, VariableExpression)}


def _text(condition: Condition) -> str:
    return "".join(condition.source_text.split())


def _tests(directive: Element) -> set[str]:
    return {_text(one) for one in directive.children() if isinstance(one, Condition)}


def _is_always_set(test: IfDirective, name: str) -> bool:
    """Whether each arm of an `#if` with an `#else` sets a name."""
    if test.else_block is None:
        return False
    return all(
        any(isinstance(one, SetDirective) and name in one.binds for one in body.elements)
        for body in test.bodies()
    )
