from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.if_directive import IfDirective
from velocity_preview.engine.macro import DefineDefinition, MacroDefinition
from velocity_preview.engine.stop import StopDirective
from velocity_preview.lint.rule import Cure, Rule, visits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.element import Element


class BreakOutsideLoop(Rule):
    """`#break` or `#stop` that ends the message.

    ## What it does
    Reports a `#break` outside of every loop and macro, and a `#stop` that no condition stands before,
    where text follows.

    ## Why is this bad?
    Both end the message there. What follows is not sent, and nobody is told.

    ## Example
    ```vtl
    Hello
    #break
    Goodbye
    ```
    `#break` belongs into a loop:
    ```vtl
    #foreach($item in $items)
    #if($foreach.count > 3)#break#end
    $item.name
    #end
    ```
    """

    outcomes = (Outcome.CUT,)
    cure = Cure.SUGGEST

    @visits(StopDirective)
    def check(self, directive: StopDirective) -> Iterator[Diagnostic]:
        meant: list[type[Element]] = [ForeachDirective, MacroDefinition, DefineDefinition]
        if directive.word == "stop":
            meant.append(IfDirective)
        is_meant = next(self.subject.around(directive, *meant), None) is not None
        if is_meant or not directive.reading.text[directive.end :].strip():
            return
        what = "is in no loop" if directive.word == "break" else "stands in the open"
        yield self.finding(
            directive.head_span,
            f"`#{directive.word}` {what}: the message ends here.",
            element=directive,
            help="Remove it, or put it under a condition in a loop.",
        )
