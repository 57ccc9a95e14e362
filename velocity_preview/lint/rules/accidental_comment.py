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

_IN_VALUE: Final = rare_pattern(
    r"(?:https?://[^\s<>\"']*|\b(?:href|src|bgcolor|color|style|background|content|value|alt|title|id|class|name)\s*=\s*"
    r"(?:\"[^\"<>]*|'[^'<>]*|[^\s\"'<>]*)|:\s*)$",
    re.IGNORECASE,
)
_COLOUR: Final = rare_pattern(r"##(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_NUMBER: Final = rare_pattern(r"##\d")
_CLOSING_TAG: Final = rare_pattern(r"</[A-Za-z][\w]*\s*>")
_TAG: Final = rare_pattern(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>")
_MARKDOWN: Final = rare_pattern(
    r"\*\*\S[^*\n]*\*\*|\[[^\]\n]+\]\([^)\n]+\)|^(?:- |\* |\d+\. )\S", re.MULTILINE
)
_TITLE: Final = rare_pattern(r"^# (?!(?:end|else|if|elseif|foreach|set|macro)\b)\S", re.MULTILINE)
_HEADING: Final = rare_pattern(r"#{2,6} \S")


class AccidentalComment(Rule):
    """`##` that is not meant as a comment.

    ## What it does
    Reports `##` in a link, a colour, an attribute or a number, where it swallows markup, and Markdown
    headings in a text that is written in Markdown.

    ## Why is this bad?
    The rest of the line is not sent, and neither is the line end. In a mail whose HTML is one line, that
    is the rest of the mail.

    ## Example
    ```vtl
    <td bgcolor="##fff">Hello</td>
    ```
    ```vtl
    <td bgcolor="#fff">Hello</td>
    ```
    """

    outcomes = (Outcome.CUT,)
    cure = Cure.SUGGEST
    rank = 38

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        comments = [
            piece
            for piece in scanned.comments
            if piece.kind is Kind.COMMENT and scanned.text.startswith("##", piece.start)
        ]
        is_markdown = bool(comments) and _is_markdown(scanned.text)
        for piece in comments:
            if _is_text(scanned, piece, is_markdown=is_markdown):
                signs = Span(piece.start, piece.start + 2)
                yield cls.damage(
                    signs,
                    "`##` begins a comment: the rest of the line is not sent.",
                    (Edit(signs, "#[[##]]#"),),
                    help="Write one `#`, or `#[[##]]#` for two.",
                    suggestion=(Edit(signs, "#[[##]]#"),),
                )


def _is_text(scanned: Scanned, piece: Piece, *, is_markdown: bool) -> bool:
    text = scanned.text
    before = text[scanned.line(piece.start).start : piece.start]
    comment = text[piece.start : piece.end].rstrip()
    if not before.strip():
        return is_markdown and _HEADING.match(comment) is not None
    if comment == "##":
        return False
    if _IN_VALUE.search(before) and not before.rstrip().endswith((")", "#end", "#else")):
        return before[-1] not in " \t" or _COLOUR.match(comment) is not None
    if before[-1] in " \t" and _NUMBER.match(comment) and before.strip()[-1].isalpha():
        return True
    return _CLOSING_TAG.search(comment) is not None and not _follows_code(scanned, piece)


def _follows_code(scanned: Scanned, piece: Piece) -> bool:
    """Whether a directive stands before the comment on its line: then it explains the directive."""
    start = scanned.line(piece.start).start
    return any(one.kind is Kind.DIRECTIVE for one in scanned.code_between(start, piece.start))


def _is_markdown(text: str) -> bool:
    if _TAG.search(text) is not None:
        return False
    return _TITLE.search(text) is not None or len(_MARKDOWN.findall(text)) >= 2
