from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
import unicodedata

from velocity_preview.analysis.code_text import in_code
from velocity_preview.analysis.pasted import BLANKS, INVISIBLE, NO_WIDTH, NOTHING
from velocity_preview.analysis.scan import Kind, Piece
from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scanned import Scanned

_BROKEN_REFERENCE: Final = rare_pattern(rf"\$[{NOTHING}]*!?[{NOTHING}]*\{{?[{NOTHING}]*(?=[A-Za-z_])")
_GOES_ON: Final = rare_pattern(rf"(\.?)([{BLANKS}{NOTHING}]+)(\.?)(?=[A-Za-z_]\w*(\.[A-Za-z]+\()?)", re.ASCII)
_BROKEN_DIRECTIVE: Final = rare_pattern(
    rf"#([{BLANKS}{NOTHING}]+)(?=(?:if|else|elseif|end|foreach|set|macro)\b)"
)
_BEFORE_BRACKET: Final = rare_pattern(
    rf"#(?:if|elseif|foreach|set|macro)([ \t]*[{BLANKS}{NOTHING}][\s{NOTHING}]*)\("
)


class InvisibleCharacter(Rule):
    """A character that cannot be seen inside of a directive or reference.

    ## What it does
    Reports no-break spaces, zero-width spaces, soft hyphens and the like between the parts of VTL.

    ## Why is this bad?
    They come with text pasted from a browser, a chat or a word processor. In a directive the engine
    refuses them, and nothing is sent. In a reference they end it: a zero-width space behind `$data.`
    prints the whole data object.

    ## Example
    With a no-break space behind `$vip`:
    ```vtl
    #if($vip\u00a0== true)Gold#end
    ```
    ```vtl
    #if($vip == true)Gold#end
    ```
    """

    outcomes = (Outcome.NOT_SENT, Outcome.LEAK, Outcome.WRONG_TEXT)
    cure = Cure.FIX
    rank = 10

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        text = scanned.text
        if text.isascii() or INVISIBLE.search(text) is None:
            return
        for piece in scanned.code:
            for match in in_code(text, piece, INVISIBLE):
                yield cls._damage(Span(*match.span()), text, cls.refusal_or_text(piece))
            if piece.kind is Kind.REFERENCE:
                yield from cls._behind(text, piece)
        for pattern in (_BROKEN_DIRECTIVE, _BEFORE_BRACKET):
            for match in pattern.finditer(text):
                yield cls._damage(Span(*match.span(1)), text, None)
        for match in scanned.in_prose(_BROKEN_REFERENCE):
            if found := NO_WIDTH.search(match.group()):
                at = match.start() + found.start()
                yield cls._damage(
                    Span(at, match.start() + len(match.group().rstrip("{!"))), text, Outcome.WRONG_TEXT
                )

    @classmethod
    def _behind(cls, text: str, piece: Piece) -> Iterator[Damage]:
        """A reference that goes on behind an invisible character: `$data.⎵get('x')`."""
        match = _GOES_ON.match(text, piece.end)
        if match is None or not (match.group(1) or match.group(3) or match.group(4)):
            return
        if not match.group(1) and not NO_WIDTH.search(match.group(2)):
            return
        is_root = text[piece.start : piece.end].lstrip("$!{") == "data"
        yield cls._damage(Span(*match.span(2)), text, Outcome.LEAK if is_root else Outcome.WRONG_TEXT)

    @classmethod
    def _damage(cls, span: Span, text: str, outcome: Outcome | None) -> Damage:
        found = text[span.start : span.end]
        character = next(one for one in found if INVISIBLE.match(one))
        is_blank = NO_WIDTH.search(found) is None
        name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
        behind_dot = text[span.start - 1 : span.start] == "." or text[span.end : span.end + 1] == "."
        return cls.damage(
            span,
            f"An invisible character stands here: {name} (U+{ord(character):04X}).",
            outcome=outcome,
            ask=outcome is None,
            help="Remove it, or write an ordinary blank.",
            fix=(Edit(span, " " if is_blank and not behind_dot else ""),),
        )
