from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.records import NameRecord, NameState, Use
from velocity_preview.diagnostics import Diagnostic, Related
from velocity_preview.engine.block import Block
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.lint.doubts import references_where
from velocity_preview.lint.places import name_span
from velocity_preview.lint.rule import Rule, visits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.path import VariableExpression


class MaybeUnset(Rule):
    """A variable that is set on some paths only.

    ## What it does
    Reports a variable that is read where an `#if` without `#else`, or a loop that may not run, may have
    left it unset. A test before it, the same condition around it, `$!` or an alternate value are what it
    asks for.

    ## Why is this bad?
    Where the `#set` is not reached, the reference prints its own source text.

    ## Example
    ```vtl
    #if($vip)#set($greeting = 'Dear friend')#end
    $greeting
    ```
    ```vtl
    #set($greeting = 'Hello')
    #if($vip)#set($greeting = 'Dear friend')#end
    $greeting
    ```
    """

    @visits(references_where(NameState.MAYBE))
    def check(self, expression: VariableExpression) -> Iterator[Diagnostic]:
        record = self.subject.records.names.get(expression)
        if record is None or record.guarded:
            return
        if not record.uses & {Use.PRINT, Use.VALUE, Use.LOOP} or self._is_correlated(expression, record):
            return
        sites = [
            site for site in record.sites if isinstance(site, SetDirective) and self.subject.is_own(site)
        ]
        first = min(sites, key=lambda site: site.start, default=None)
        yield self.finding(
            name_span(expression, expression.name),
            f"`${expression.name}` is set on some paths only, and may be unset here.",
            element=expression,
            help="Set it before the `#if` or the loop, or write `$!`.",
            related=(Related(first.head_span, "set here"),) if first is not None else (),
        )

    def _is_correlated(self, expression: VariableExpression, record: NameRecord) -> bool:
        """Whether merges show that it is set wherever it is read, though it is not set always."""
        observed = self.subject.observed
        if not observed.is_complete or len(observed.traces) < 2:
            return False
        reference = self.subject.parent(expression)
        printed = observed.printed(reference) if isinstance(reference, FormalReference) else None
        if printed is None or printed.undefined:
            return False
        blocks = [next(self.subject.around(site, Block), None) for site in record.sites]
        return any(
            not any(block in trace.visits for block in blocks) and index not in printed.scenarios
            for index, trace in observed.traces.items()
        )
