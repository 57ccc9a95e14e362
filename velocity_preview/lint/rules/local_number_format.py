from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from velocity_preview.analysis.damage import Damage, Failure

_NUMBER: Final = rare_pattern(
    r"(?<![\w.$'\"])\d{1,3}(?: \d{3})+(?:,\d+)?(?![\w.])|(?<![\w.$'\"])\d+,\d+(?![\w.,])", re.ASCII
)


class LocalNumberFormat(Rule):
    """A number as people write it, in code.

    ## What it does
    Reports a decimal comma, `1,5`, and a blank between thousands, `1 000`, in a `#set` or a condition.

    ## Why is this bad?
    Code has a point and no blanks in its numbers. The engine refuses the template, and nothing is sent.

    ## Example
    ```vtl
    #set($rate = 1,5)
    ```
    ```vtl
    #set($rate = 1.5)
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    tier = 2
    cure = Cure.FIX
    rank = 41

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        if not failure.piece.word:
            return None
        found = _NUMBER.finditer(failure.code)
        match = next((one for one in found if failure.is_at_fault(one)), None)
        if match is None:
            return None
        meant = match.group().replace(" ", "").replace(",", ".")
        span = failure.span(match)
        return cls.damage(
            span,
            f"`{match.group()}` is no number for the engine.",
            help=f"Write `{meant}`.",
            fix=(Edit(span, meant),),
        )
