from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.scan import Kind
from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scan import Piece
    from velocity_preview.analysis.scanned import Scanned

_COMMENT: Final = re.compile(r"<!--(?!-?>|\[if|<!\[)(.*?)(?:-->|\Z)", re.DOTALL | re.IGNORECASE)
_TAG: Final = rare_pattern(r"</?[A-Za-z][^<>]*>")


class LiveCodeInHtmlComment(Rule):
    """Code that is commented out for HTML, and runs all the same.

    ## What it does
    Reports an HTML comment with directives and text in it, or with references and tags. Directives that
    stand in a comment by themselves, `<!--#if($x)-->`, are not meant.

    ## Why is this bad?
    Velocity does not know HTML's comments: the code runs, fails, sets variables, and what it prints is sent
    in the comment.

    ## Example
    ```vtl
    <!-- #if($old)<p>$old.get(0)</p>#end -->
    ```
    ```vtl
    #* #if($old)<p>$old.get(0)</p>#end *#
    ```
    """

    outcomes = (Outcome.RISK,)
    tier = 2
    cure = Cure.SUGGEST
    rank = 74

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        if not scanned.has_html_comments:
            return
        for comment in _COMMENT.finditer(scanned.text):
            if not comment.group().endswith("-->") or scanned.piece_at(comment.start()) is not None:
                continue
            code = scanned.code_between(comment.start(), comment.end() - len("-->"))
            if code and _is_live(scanned.text, comment, code):
                ends = Span(comment.start(), comment.start() + 4), Span(comment.end() - 3, comment.end())
                yield cls.damage(
                    code[0].span,
                    "This runs, although an HTML comment stands around it.",
                    (),
                    help="Write `#* … *#`, which Velocity does not run, or remove it.",
                    suggestion=(Edit(ends[0], "#*"), Edit(ends[1], "*#")),
                )


def _is_live(text: str, comment: re.Match[str], code: list[Piece]) -> bool:
    """Whether more than directives stand in a comment."""
    rest, at = [], comment.start(1)
    for piece in code:
        rest.append(text[at : piece.start])
        at = piece.end
    prose = "".join((*rest, text[at : comment.end(1)])).strip()
    if any(piece.kind is Kind.DIRECTIVE for piece in code):
        return bool(prose) or any(piece.kind is Kind.REFERENCE for piece in code)
    return _TAG.search(prose) is not None
