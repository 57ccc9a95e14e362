from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from velocity_preview.analysis.damage import Damage, Failure

_CALL: Final = rare_pattern(r"([\"'\])}])(?:\s*\.([A-Za-z_]\w*)|(?<=[\"'\])])\[)", re.ASCII)
_KINDS: Final = {'"': "a string", "'": "a string", "]": "a list", "}": "a map", ")": "brackets"}


class MethodOnLiteral(Rule):
    """A method of a literal.

    ## What it does
    Reports `['A', 'B'].contains($x)`, `'a'.equals($x)` and `($a + $b).toString()`.

    ## Why is this bad?
    Velocity knows methods of references only. It refuses the template, and nothing is sent.

    ## Example
    ```vtl
    #if(['new', 'paid'].contains($status))Thank you#end
    ```
    ```vtl
    #set($good = ['new', 'paid'])#if($good.contains($status))Thank you#end
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    cure = Cure.SUGGEST
    rank = 65

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        for match in _CALL.finditer(failure.code):
            span = failure.span(match)
            if span.start < failure.at <= span.end:
                called = (
                    f"`.{match.group(2)}` is called on" if match.group(2) else "`[` asks for an element of"
                )
                return cls.damage(
                    span,
                    f"{called} {_KINDS[match.group(1)]}, not on a reference.",
                    failure.neutral,
                    help="Put the value into a variable with `#set` first.",
                )
        return None
