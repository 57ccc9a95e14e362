from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Edit
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scan import Piece
    from velocity_preview.analysis.scanned import Scanned

_CONDITIONAL: Final = re.compile(
    r"<!--\[if\b[^\]]*\]>(?!<!|\s*-->).*?(?:<!\[endif\]-->|\Z)", re.DOTALL | re.IGNORECASE
)
_OPEN: Final = rare_pattern(r"<!--[ \t]*\Z")
_CLOSE: Final = rare_pattern(r"[ \t]*-->")


class DirectiveInConditionalComment(Rule):
    """A directive in an HTML comment that stands inside of another comment.

    ## What it does
    Reports `<!--#if($x)-->` between `<!--[if mso]>` and `<![endif]-->`.

    ## Why is this bad?
    What is left of the inner comment, `<!---->`, ends the outer one. What was meant for Outlook alone is
    shown to everybody.

    ## Example
    ```vtl
    <!--[if mso]><!--#if($vip)--><p>Gold</p><!--#end--><![endif]-->
    ```
    ```vtl
    <!--[if mso]>#if($vip)<p>Gold</p>#end<![endif]-->
    ```
    """

    tier = 2
    cure = Cure.SUGGEST
    rank = 72

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        if not scanned.has_html_comments:
            return
        for comment in _CONDITIONAL.finditer(scanned.text):
            inside = [piece for piece in scanned.heads if comment.start() < piece.start < comment.end()]
            wrapped = [found for piece in inside if (found := _wrapping(scanned.text, piece))]
            if wrapped:
                first = wrapped[0][0].span.start
                yield cls.damage(
                    Span(first, wrapped[0][1].span.end),
                    "The comment around this directive ends the conditional comment that it stands in.",
                    (),
                    help="Write the directives bare inside of a conditional comment.",
                    suggestion=[edit for edits in wrapped for edit in edits],
                )


def _wrapping(text: str, piece: Piece) -> tuple[Edit, Edit] | None:
    """Edits that take the comment around a directive away; None where there is none."""
    before = _OPEN.search(text, max(0, piece.start - 20), piece.start)
    after = _CLOSE.match(text, piece.end)
    if before is None or after is None:
        return None
    return Edit(Span(*before.span()), ""), Edit(Span(*after.span()), "")
