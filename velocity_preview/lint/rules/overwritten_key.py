from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.world import DATA
from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.engine.expression import Condition
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.if_directive import IfDirective
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.lint.rule import Rule, visits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.element import Element


class OverwrittenKey(Rule):
    """A variable with the name of a key.

    ## What it does
    Reports `#set($name = …)` where the data has the key `name`, and a loop whose variable is `$data`. A
    default, set in an `#if` that asks for the key, or a value made of the key itself, is no finding.

    ## Why is this bad?
    From there on `$name` is no longer what the payload says. With `$data` nothing of it is left.

    ## Example
    With the data `{"name": "Ada", "items": [{"name": "Cup"}]}`:
    ```vtl
    #foreach($item in $items)#set($name = $item.name)$name #end Thank you, $name
    ```
    ```vtl
    #foreach($item in $items)#set($itemName = $item.name)$itemName #end Thank you, $name
    ```
    """

    outcomes = (Outcome.RISK,)
    tier = 2
    of_data = True

    @visits(SetDirective)
    def check_set(self, directive: SetDirective) -> Iterator[Diagnostic]:
        target = directive.target
        if not target.expression.steps and self._hides(target.expression.name, directive):
            yield self.finding(
                target, _message(target.expression.name), help="Give the variable another name."
            )

    @visits(ForeachDirective)
    def check_loop(self, loop: ForeachDirective) -> Iterator[Diagnostic]:
        if loop.variable is not None and loop.name == DATA and self.subject.world.has_data:
            yield self.finding(loop.variable, _message(loop.name), help="Give the variable another name.")

    def _is_key(self, name: str) -> bool:
        context = self.subject.world.context
        return context is not None and (name == DATA or name in context.members)

    def _hides(self, name: str, directive: SetDirective) -> bool:
        if not self._is_key(name):
            return False
        if name == DATA:
            return True
        tests = [
            one
            for around in self.subject.around(directive, IfDirective)
            for one in around.walk()
            if isinstance(one, Condition)
        ]
        return not any(_asks_for(name, element) for element in (directive.value, *tests))


def _asks_for(name: str, element: Element) -> bool:
    """Whether a reference in an element reads a name, or the key from `$data`."""
    return any(name in one.reads or f"'{name}'" in one.source_text for one in element.walk())


def _message(name: str) -> str:
    if name == DATA:
        return "`$data` is the whole data, and no longer after this."
    return f"The data has the key `{name}`, and `${name}` is no longer its value after this."
