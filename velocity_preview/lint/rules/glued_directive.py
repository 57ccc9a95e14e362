from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.lint.rules.misspelled_directive import meant_word
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scanned import Scanned

_GLUED: Final = rare_pattern(r"(?P<word>else|end|break|stop)(?P<rest>\w+)", re.ASCII)


class GluedDirective(Rule):
    """Text glued to the name of a directive.

    ## What it does
    Reports `#elseB` and `#endB` inside of a block, where `#else` and `#end` are meant.

    ## Why is this bad?
    `#elseB` is text: both arms of the `#if` are printed. `#endB` is text too, so the block stays open and
    nothing is sent.

    ## Example
    ```vtl
    #if($vip)Gold#elseSilver#end
    ```
    Braces keep the name apart from the text:
    ```vtl
    #if($vip)Gold#{else}Silver#end
    ```
    """

    outcomes = (Outcome.WRONG_TEXT, Outcome.NOT_SENT)
    cure = Cure.FIX
    rank = 30

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        for match in scanned.words:
            glued = None if match[1] else _GLUED.fullmatch(match[2])
            at = match.start()
            if glued is None or scanned.piece_at(at) is not None:
                continue
            word, rest = glued["word"], glued["rest"]
            if meant_word(word + rest) is not None or not _is_meant(scanned, word, at):
                continue
            span = Span(at, at + 1 + len(word))
            yield cls.damage(
                Span(*match.span()),
                f"`{match.group()}` is text: `{rest}` is taken for a part of the directive's name.",
                ask=True,
                help=f"Write `#{{{word}}}{rest}`.",
                fix=(Edit(span, f"#{{{word}}}"),),
            )


def _is_meant(scanned: Scanned, word: str, at: int) -> bool:
    """Whether the blocks of the template have a use for it; the anchor of a link is none."""
    if scanned.in_link(at):
        return False
    if word == "end":
        return scanned.lacks_end(at)
    block = scanned.open_block(at)
    if word == "else":
        return block is not None and block.piece.word == "if" and not block.has_else
    return False
