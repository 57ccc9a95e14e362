from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.code_text import in_code
from velocity_preview.analysis.pasted import ENTITY, decoded
from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scanned import Scanned


class HtmlEntityInDirective(Rule):
    """An HTML entity inside of VTL.

    ## What it does
    Reports `&gt;`, `&amp;&amp;`, `&quot;`, `&#39;` and the like in a directive or in the brackets of a
    reference. Inside of a string they are text.

    ## Why is this bad?
    WYSIWYG editors write them when the template is saved. The engine does not decode them: it refuses the
    template, and nothing is sent.

    ## Example
    ```vtl
    #if($n &gt; 2 &amp;&amp; $vip)Gold#end
    ```
    ```vtl
    #if($n > 2 && $vip)Gold#end
    ```
    The words `gt`, `lt`, `and`, `or` survive any editor.
    """

    outcomes = (Outcome.NOT_SENT,)
    cure = Cure.FIX
    rank = 5

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        for piece in scanned.code_with(ENTITY):
            found = list(in_code(scanned.text, piece, ENTITY))
            if found:
                meant = decoded(found[0].group())
                yield cls.damage(
                    Span(*found[0].span()),
                    f"`{found[0].group()}` is HTML, the engine does not decode it.",
                    help=f"Write `{meant}`." if meant.strip() else "Write a blank.",
                    fix=[Edit(Span(*match.span()), decoded(match.group())) for match in found],
                )
