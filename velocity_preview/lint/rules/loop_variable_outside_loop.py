from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.records import NameRecord, NameState, Use
from velocity_preview.lint.doubts import references_where
from velocity_preview.lint.places import name_span
from velocity_preview.lint.rule import Rule, visits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.engine.path import VariableExpression


class LoopVariableOutsideLoop(Rule):
    """The variable of a loop where the loop is over.

    ## What it does
    Reports `$item` behind the `#end` of `#foreach($item in …)`, and `$foreach` outside of every loop.

    ## Why is this bad?
    The loop takes its variable and `$foreach` away when it ends: the reference prints its own source text,
    or nothing.

    ## Example
    ```vtl
    #foreach($item in $items)$item.name #end
    Last: $item.name
    ```
    ```vtl
    #foreach($item in $items)$item.name #set($last = $item.name)#end
    Last: $!last
    ```
    """

    def _may_be_part(self) -> bool:
        """Whether there is no loop and no payload: the template may be there for the loop of another one."""
        return not self.subject.world.has_data and self.subject.flow.whole.loop_names == {"foreach"}

    def _asks_for_name(self, expression: VariableExpression, record: NameRecord) -> bool:
        """Whether nothing more is asked than whether the name is there."""
        return record.uses <= {Use.TEST} and not expression.steps

    @visits(references_where(NameState.UNSET))
    def check(self, expression: VariableExpression) -> Iterator[Diagnostic]:
        record = self.subject.records.names.get(expression)
        name = expression.name
        if (
            record is None
            or record.states != {NameState.UNSET}
            or name not in self.subject.flow.whole.loop_names
        ):
            return
        if (
            record.guarded
            or self._may_be_part()
            or self._asks_for_name(expression, record)
            or name in self.subject.set_names
        ):
            return
        yield self.finding(
            name_span(expression, name),
            f"`${name}` is there in its loop only, and no loop is open here.",
            element=expression,
            help="Move it into the loop, or keep the value with `#set`.",
        )
