from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.scan import BLOCK_WORDS, WITH_ARGUMENTS
from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scanned import Scanned

_WORDS: Final = "end|else|elseif|if|foreach|set|macro|define|parse|include|evaluate|break|stop"
_SPACED: Final = re.compile(rf"#(?:[ \t]+(?P<bare>{_WORDS})\b|[ \t]*\{{[ \t]*(?P<braced>{_WORDS})[ \t]*\}})")
_ARGUMENTS: Final = rare_pattern(r"\s*\([^()]*[$'\"\d]")


class SpaceAfterHash(Rule):
    """A blank between `#` and the directive's name.

    ## What it does
    Reports `# end`, `# if (…)`, `# foreach(…)` and the like where they are meant as directives.

    ## Why is this bad?
    A `#` with a blank behind it is text. A lost `# end` leaves its block open, and nothing is sent; where all
    directives of a block are written so, the code itself stands in the message.

    ## Example
    ```vtl
    #if($vip)
    Gold
    # end
    ```
    Without the blank:
    ```vtl
    #if($vip)
    Gold
    #end
    ```
    """

    outcomes = (Outcome.WRONG_TEXT, Outcome.NOT_SENT)
    cure = Cure.FIX
    rank = 20

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        opened = 0
        for match in scanned.at_stray_hashes(_SPACED):
            word = match["bare"] or match["braced"]
            span = Span(*match.span())
            if match.group() == f"#{{{word}}}" or not _is_meant(scanned, word, span, opened):
                continue
            opened += (word in BLOCK_WORDS) - (word == "end" and opened > 0)
            written = f"#{{{word}}}" if match["braced"] else f"#{word}"
            yield cls.damage(
                span,
                f"A blank stands between `#` and `{word}`, so it is text.",
                ask=True,
                help=f"Write `{written}`.",
                fix=(Edit(span, written),),
            )


def _is_meant(scanned: Scanned, word: str, span: Span, opened: int) -> bool:
    """Whether it is no text, such as `# end of the year`.

    `opened` are blocks that are opened by such directives before, and not closed yet.
    """
    if word in WITH_ARGUMENTS:
        return _ARGUMENTS.match(scanned.text, span.end) is not None
    if word == "end":
        return opened > 0 or scanned.lacks_end(span.start)
    if word == "else":
        block = scanned.open_block(span.start)
        return opened > 0 or (block is not None and block.piece.word == "if" and not block.has_else)
    return scanned.stands_alone(span)
