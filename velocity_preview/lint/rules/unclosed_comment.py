from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.scan import Kind
from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scanned import Scanned


class UnclosedComment(Rule):
    """`#*` or `#[[` that nothing closes.

    ## What it does
    Reports a block comment without `*#`, and unparsed content without `]]#`, where it begins.

    ## Why is this bad?
    An open comment swallows the rest of the message without a word. Open unparsed content is an error, and
    nothing is sent.

    ## Example
    ```vtl
    #* the old footer
    Goodbye
    ```
    ```vtl
    #* the old footer *#
    Goodbye
    ```
    """

    outcomes = (Outcome.CUT, Outcome.NOT_SENT)
    cure = Cure.SUGGEST
    rank = 37

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        for piece in scanned.comments:
            if piece.kind is not Kind.OPEN_COMMENT:
                continue
            is_comment = piece.word == "#*"
            close = "*#" if is_comment else "]]#"
            opener = Span(piece.start, piece.start + len(piece.word))
            line_end = scanned.line(piece.start).end
            yield cls.damage(
                opener,
                f"`{piece.word}` is not closed: it goes on to the end of the template.",
                (Edit(opener, ""),),
                ask=True,
                otherwise=Outcome.CUT if is_comment else Outcome.WRONG_TEXT,
                help=f"Write `{close}` where it ends.",
                suggestion=(Edit(Span(line_end, line_end), close),),
            )
