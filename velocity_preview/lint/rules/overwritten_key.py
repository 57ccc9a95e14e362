from __future__ import annotations

from functools import cached_property
import re
from typing import TYPE_CHECKING, Final

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

_BETWEEN_QUOTES: Final = re.compile(r"'(?=([^']*)')")


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
        value = directive.value.source_text
        may_ask = name in value or "\\u" in value  # which stands for any letter in a string
        if may_ask and name in _asked_for(directive.value):
            return False
        return name not in self._tested_around(directive)

    def _tested_around(self, directive: SetDirective) -> set[str]:
        """What conditions ask for in the outermost `#if` that it stands in."""
        tests = [*self.subject.around(directive, IfDirective)]
        if not tests:
            return set()
        if tests[-1] not in self._tested:
            conditions = (one for one in tests[-1].walk() if isinstance(one, Condition))
            self._tested[tests[-1]] = set().union(*map(_asked_for, conditions))
        return self._tested[tests[-1]]

    @cached_property
    def _tested(self) -> dict[Element, set[str]]:
        """The same, by the `#if`: many `#set`s stand in one."""
        return {}


def _asked_for(element: Element) -> set[str]:
    """The names that references in an element read, and the keys that it asks `$data` for."""
    elements = [*element.walk()]
    names = {name for one in elements for name in one.reads}
    in_strings = (one.source_text for one in elements if one.reading is not element.reading)
    return names.union(*map(_BETWEEN_QUOTES.findall, (element.source_text, *in_strings)))


def _message(name: str) -> str:
    if name == DATA:
        return "`$data` is the whole data, and no longer after this."
    return f"The data has the key `{name}`, and `${name}` is no longer its value after this."
