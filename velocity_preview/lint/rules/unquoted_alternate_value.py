from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from velocity_preview.analysis.damage import Damage, Failure

_ALTERNATE: Final = rare_pattern(r"\$!?\{[A-Za-z_][^{}|\s]*([^\S\r\n]*)\|([^{}\"'$\r\n|]+)\}")


class UnquotedAlternateValue(Rule):
    """An alternate value without quotes.

    ## What it does
    Reports `${discount|Free shipping}`.

    ## Why is this bad?
    What stands behind `|` is an expression: a string needs quotes. Without them the engine refuses the
    template, and nothing is sent. The ESP's own documentation shows it without.

    ## Example
    ```vtl
    ${discount|Free shipping}
    ```
    ```vtl
    ${discount|'Free shipping'}
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    cure = Cure.FIX
    rank = 12

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        if not failure.engine.alternate_values:
            return None
        sigils = re.finditer(r"\$", failure.text[failure.piece.start : failure.at + 1])
        found = (_ALTERNATE.match(failure.text, failure.piece.start + sigil.start()) for sigil in sigils)
        match = next((one for one in found if one is not None), None)
        if match is None or failure.at > match.end():
            return None
        text = match.group(2)
        span = Span(*match.span(2))
        blanks = [Edit(Span(*match.span(1)), "")] if match.group(1) else []
        return cls.damage(
            span,
            f"The alternate value `{text.strip()}` has no quotes.",
            help=f"Write `'{text.strip()}'`.",
            fix=(*blanks, Edit(span, f"'{text.strip()}'")),
        )
