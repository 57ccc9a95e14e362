from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Edit, Outcome, Related
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.structure import Structure


class UnclosedDirective(Rule):
    """A block without `#end`.

    ## What it does
    Reports `#if`, `#foreach`, `#macro` and `#define` that no `#end` closes, at the directive that opens
    the block.

    ## Why is this bad?
    The engine reads to the end of the template, does not find the `#end` and refuses the template: nothing
    is sent. It names the end of the file, not the place of the mistake.

    ## Example
    ```vtl
    #foreach($item in $items)
      #if($item.sale)Sale!
      $item.name
    #end
    ```
    Close each block:
    ```vtl
    #foreach($item in $items)
      #if($item.sale)Sale!#end
      $item.name
    #end
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    cure = Cure.SUGGEST

    @classmethod
    def explain_structure(cls, structure: Structure) -> Iterator[Damage]:
        for unclosed in structure.unclosed:
            piece = unclosed.opener.piece
            at = Span(unclosed.end, unclosed.end)
            related = [
                Related(Span(at.start, at.start + len("#end")), "this `#end` closes the block around it")
            ]
            yield cls.damage(
                piece.span,
                f"`#{piece.word}` is not closed.",
                help="Write `#end` where its block ends.",
                suggestion=(Edit(at, "#end"),),
                related=related if unclosed.opener.end is not None else (),
            )
