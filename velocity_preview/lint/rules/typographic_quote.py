from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.code_text import in_code
from velocity_preview.analysis.pasted import QUOTE, QUOTES
from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scanned import Scanned


class TypographicQuote(Rule):
    """A typographic quote where a straight one is needed.

    ## What it does
    Reports \u201c \u201d \u2018 \u2019 \u00ab \u00bb and the like around a string of VTL. In the text of the
    message they are welcome.

    ## Why is this bad?
    The engine knows `'` and `"` only. It refuses the template, and nothing is sent. Word processors, chats
    and the ESP's own documentation have such quotes.

    ## Example
    ```vtl
    Hello $!data.get(\u2018name\u2019)
    ```
    ```vtl
    Hello $!data.get('name')
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    cure = Cure.FIX
    rank = 10

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        for piece in scanned.code:
            found = list(in_code(scanned.text, piece, QUOTE))
            if found:
                yield cls.damage(
                    Span(*found[0].span()),
                    f"The engine knows no `{found[0].group()}`: strings stand in straight quotes.",
                    help="Write `'` or `\"`.",
                    fix=[Edit(Span(*match.span()), QUOTES[match.group()]) for match in found],
                )
