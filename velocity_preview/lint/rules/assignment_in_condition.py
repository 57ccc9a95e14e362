from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from velocity_preview.analysis.damage import Damage, Failure

_WRONG: Final = rare_pattern(r"(?<![=!<>+*/%:-])(={3,}|!={2,}|=(?![=<>!~]|[ \t]+=))")
_SPLIT_SIGN: Final = rare_pattern(r"[=!<>][ \t]+\Z")


class AssignmentInCondition(Rule):
    """`=` or `===` in a condition.

    ## What it does
    Reports a single `=` in `#if` and `#elseif`, and the `===` and `!==` of JavaScript.

    ## Why is this bad?
    Velocity compares with `==` and `!=`. It refuses anything else, and nothing is sent.

    ## Example
    ```vtl
    #if($status = 'paid')Thank you#end
    ```
    ```vtl
    #if($status == 'paid')Thank you#end
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    cure = Cure.FIX
    rank = 40

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        if failure.piece.word not in ("if", "elseif"):
            return None
        code = failure.code
        found = [match for match in _WRONG.finditer(code) if not _SPLIT_SIGN.search(code, 0, match.start())]
        if not found:
            return None
        meant = [(failure.span(match), "!=" if match.group().startswith("!") else "==") for match in found]
        return cls.damage(
            meant[0][0],
            f"`{found[0].group()}` compares nothing in Velocity.",
            help=f"Write `{meant[0][1]}`.",
            fix=[Edit(span, sign) for span, sign in meant],
        )
