from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Edit, Outcome, Related
from velocity_preview.lint.rule import Cure, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.structure import Structure


class StrayDirective(Rule):
    """`#end`, `#else` or `#elseif` that belongs to no block.

    ## What it does
    Reports an `#end` that closes nothing, an `#else` or `#elseif` outside of an `#if`, a second `#else`,
    and an `#elseif` behind the `#else`.

    ## Why is this bad?
    The engine refuses the template: nothing is sent.

    ## Example
    ```vtl
    #if($vip)Gold#else Silver#else Bronze#end
    ```
    One `#else` is the last arm:
    ```vtl
    #if($vip)Gold#elseif($regular)Silver#{else}Bronze#end
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    cure = Cure.SUGGEST

    @classmethod
    def explain_structure(cls, structure: Structure) -> Iterator[Damage]:
        for stray in structure.strays:
            piece = stray.piece
            if stray.after is not None:
                message = f"`#{piece.word}` stands behind the `#else` of its block."
                related = [Related(stray.after.span, "the `#else`")]
            else:
                what = "closes nothing" if piece.word == "end" else "belongs to no `#if`"
                message, related = f"`#{piece.word}` {what}: no block is open here.", []
            yield cls.damage(
                piece.span,
                message,
                help="Remove it, or write the directive that it belongs to.",
                suggestion=(Edit(piece.span, ""),),
                related=related,
            )
