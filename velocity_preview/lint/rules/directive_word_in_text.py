from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scan import Piece
    from velocity_preview.analysis.scanned import Scanned

_NEED_BRACKET: Final = frozenset(
    {"if", "foreach", "elseif", "macro", "define", "parse", "evaluate", "include"}
)
_QUOTES: Final = ('"', "'")
_ATTRIBUTE: Final = re.compile(r"=\s*[\"']$")
_LINK: Final = re.compile(
    r"(?:https?://|(?:href|src|action|usemap|background)\s*=\s*[\"']?)(?:[^\s\"'<>#$]|\$(?=[!{A-Za-z_]))*+$"
)
_CSS_VALUE: Final = re.compile(r"url\(\s*[\"']?[^\s\"'()]*$")
_NEAR: Final = 1_000
"""Characters of a line that are looked at: a mail can be one line."""
_CODE: Final = re.compile(
    r"[\s\u200b-\u200f\u2060\ufeff]*(?:[$\[{(!]|not\s+[$(]|[\w.]+(?:\s*[=!<>]=|\()|[\"'][^\"'<>]*[\"']\s*$)"
)
"""What stands behind a directive whose brackets are missing."""
_SELECTOR: Final = rare_pattern(r"[\s\w.:>,*+~-]*\{")


class DirectiveWordInText(Rule):
    """A directive's word in a link, a CSS id or the text.

    ## What it does
    Reports `href="#stop"`, `#if { color: red }` and other places where `#` with a word of Velocity is
    meant as text.

    ## Why is this bad?
    `#stop` and `#break` end the message there, without a word. `#end`, `#if`, `#foreach` and the others
    are an error, and nothing is sent; `#include` vanishes. It hits authors who use no VTL at all.

    ## Example
    ```vtl
    <a href="#stop">How to unsubscribe</a>
    ```
    Name the anchor otherwise:
    ```vtl
    <a href="#unsubscribe">How to unsubscribe</a>
    ```
    """

    outcomes = (Outcome.NOT_SENT, Outcome.CUT, Outcome.WRONG_TEXT)
    cure = Cure.SUGGEST
    rank = 19

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        for piece in scanned.heads:
            if piece.bracket >= 0 or piece.word.startswith("@") or not _is_text(scanned, piece):
                continue
            name = scanned.text[piece.start : piece.end]
            outcome = Outcome.NOT_SENT
            if piece.word in ("stop", "break"):
                outcome = Outcome.CUT
            elif piece.word == "include":
                outcome = Outcome.WRONG_TEXT
            yield cls.damage(
                piece.span,
                f"`{name}` is a directive, also here.",
                (Edit(piece.span, f"#[[{name}]]#"),),
                outcome=outcome,
                help=f"Use another name, or write `#[[#]]#{name[1:]}`.",
                suggestion=(Edit(Span(piece.start, piece.start + 1), "#[[#]]#"),),
            )


def _is_text(scanned: Scanned, piece: Piece) -> bool:
    text, word = scanned.text, piece.word
    line = scanned.line(piece.start)
    before = text[max(line.start, piece.start - _NEAR) : piece.start]
    after = text[piece.end : min(line.end, piece.end + _NEAR)]
    if before.endswith(_QUOTES) and after.startswith(before[-1]) and _ATTRIBUTE.search(before):
        return True
    if ("url(" in before and _CSS_VALUE.search(before)) or _is_fragment(before, after):
        return True
    if (
        "{" in after
        and _SELECTOR.match(after)
        and (word not in ("end", "else") or after.lstrip().startswith("{"))
        and scanned.in_style(piece.start)
    ):
        return True
    if word in _NEED_BRACKET:
        return _CODE.match(after) is None
    if word in ("stop", "break"):
        return re.search(r"\w[ \t]+$", before) is not None and re.match(r"[ \t]+\w", after) is not None
    return False


def _is_fragment(before: str, after: str) -> bool:
    """The anchor of a link: `href="page#stop"`. Where a link begins right before it, it has to end behind."""
    if not before or before[-1] in "<>" or (before[-1].isspace() and not before.rstrip().endswith("=")):
        return False  # as nearly always
    return _LINK.search(before) is not None and (before[-1] not in "=\"'" or after[:1] in "\"'")
