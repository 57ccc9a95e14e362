from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from velocity_preview.analysis.damage import Damage, Failure

_WORD: Final = rare_pattern(
    r"(?<![\w.$!{@-])(null|Null|NULL|nil|Nil|None|none|undefined|empty|True|TRUE|False|FALSE)(?![\w(.-])",
    re.ASCII,
)
_NOTHING: Final = frozenset({"null", "Null", "NULL", "nil", "Nil", "None", "none", "undefined", "empty"})


class ForeignLiteral(Rule):
    """`null`, `True` and other words that are values elsewhere.

    ## What it does
    Reports `null`, `nil`, `None`, `undefined`, `True`, `FALSE` and the like in a directive.

    ## Why is this bad?
    Velocity has `true` and `false` and no word for nothing. It refuses the template, and nothing is sent.

    ## Example
    ```vtl
    #if($gift != null)A gift#end
    ```
    A name by itself asks whether there is something:
    ```vtl
    #if($gift)A gift#end
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    cure = Cure.SUGGEST
    rank = 60

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        if not failure.piece.word:
            return None
        match = next((found for found in _WORD.finditer(failure.code) if failure.is_at_fault(found)), None)
        if match is None:
            return None
        word = match.group(1)
        is_nothing = word in _NOTHING
        written = "$null" if is_nothing else word.lower()
        edit = Edit(failure.span(match), written)
        return cls.damage(
            failure.span(match),
            f"Velocity has no `{word}`.",
            (edit,),
            help="Ask with `#if($x)` whether there is something, with `#if(!$x)` whether there is nothing."
            if is_nothing
            else f"Write `{written}`.",
            suggestion=() if is_nothing else (edit,),
        )
