from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.lint.places import name_span
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import references_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.path import VariableExpression

_INSTEAD: Final = {"velocityCount": "foreach.count", "velocityHasNext": "foreach.hasNext"}


class RemovedVariable(Rule):
    """A loop variable that engine 2 does not have.

    ## What it does
    Reports `$velocityCount` and `$velocityHasNext`.

    ## Why is this bad?
    Engine 1 set them in every loop; engine 2 does not. They print their own source text, and conditions on
    them are false: `#if($velocityCount > 3)#break#end` never ends the loop. Old documentation has them.

    ## Example
    ```vtl
    #foreach($item in $items)$velocityCount. $item.name #end
    ```
    ```vtl
    #foreach($item in $items)$foreach.count. $item.name #end
    ```
    """

    cure = Cure.FIX

    @visits(references_to(*_INSTEAD))
    def check(self, expression: VariableExpression) -> Iterator[Diagnostic]:
        name = expression.name
        if self.subject.engine.legacy_loop_variables:
            return
        if name in self.subject.world.defaults or name in self.subject.set_names:
            return
        span = name_span(expression, name)
        yield self.finding(
            span,
            f"Engine 2 has no `${name}`.",
            element=expression,
            help=f"Write `${_INSTEAD[name]}`.",
            fix=(Edit(span, _INSTEAD[name]),),
        )
