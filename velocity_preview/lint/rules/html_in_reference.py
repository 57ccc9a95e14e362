from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.code_text import in_code, strings
from velocity_preview.analysis.pasted import TAG
from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.brackets import Brackets
    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scan import Piece
    from velocity_preview.analysis.scanned import Scanned

_TAG: Final = TAG.pattern
_GOES_ON: Final = re.compile(rf"(\.?)((?:{_TAG})+)(\.?)([A-Za-z_]\w*)(\()?", re.ASCII)
_IN_BRACES: Final = rare_pattern(rf"((?:{_TAG})+)([A-Za-z_]\w*)((?:{_TAG})*)\}}", re.ASCII)
_SPLIT_NAME: Final = re.compile(rf"((?:{_TAG})+)([A-Za-z_]\w*)((?:{_TAG})+)(?=\.[A-Za-z_])", re.ASCII)


class HtmlInReference(Rule):
    """HTML tags inside of a directive or reference.

    ## What it does
    Reports tags that stand between the parts of VTL: `#if(<br>$x)`, `$!data.<b>get('x')</b>`,
    `get('<span>x</span>')`.

    ## Why is this bad?
    Formatting a part of the code in a visual editor puts tags into it. A directive is refused, and nothing
    is sent; a reference ends at the tag, and `$!data.<b>get('x')</b>` prints the whole data object.

    ## Example
    ```vtl
    Hello $!data.<b>get('name')</b>
    ```
    ```vtl
    Hello <b>$!data.get('name')</b>
    ```
    """

    outcomes = (Outcome.NOT_SENT, Outcome.LEAK, Outcome.WRONG_TEXT)
    cure = Cure.FIX
    rank = 8

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        text = scanned.text
        for piece in scanned.code_with(TAG):
            for match in in_code(text, piece, TAG):
                yield cls._damage(
                    Span(*match.span()), (Edit(Span(*match.span()), ""),), cls.refusal_or_text(piece)
                )
            yield from cls._in_keys(text, piece)
        for piece in scanned.references_before("<."):
            if (behind := _GOES_ON.match(text, piece.end)) is not None:
                yield from cls._behind(scanned.brackets, piece, behind)

    @classmethod
    def _in_keys(cls, text: str, piece: Piece) -> Iterator[Damage]:
        """`get('<span>x</span>')`: the tags are part of the key."""
        for part in strings(text, piece):
            if text.endswith(("get(", "get( "), 0, part.start):
                edits = [Edit(Span(*match.span()), "") for match in TAG.finditer(text, part.start, part.end)]
                if edits:
                    yield cls._damage(edits[0].span, edits, Outcome.WRONG_TEXT)

    @classmethod
    def _behind(cls, brackets: Brackets, piece: Piece, match: re.Match[str]) -> Iterator[Damage]:
        """The reference goes on behind the tags, which are moved in front of it."""
        text = brackets.text
        pattern = _SPLIT_NAME if piece.closed else _IN_BRACES
        split = pattern.match(text, piece.end)
        if split is not None:
            edits = [Edit(Span(*split.span(1)), ""), Edit(Span(*split.span(3)), "")]
            outcome = Outcome.WRONG_TEXT if piece.closed else Outcome.NOT_SENT
            yield cls._damage(Span(*split.span(1)), edits, outcome)
            return
        if not (match[1] or match[3]) or (match[4] != "get" and not match[5] and not match[3]):
            return
        if match[3] and not match[5]:
            return
        tags = Span(*match.span(2))
        edits = [Edit(tags, "")]
        if not match[2].startswith("</") and not _closes_behind(brackets, match):
            edits.append(Edit(Span(piece.start, piece.start), match[2]))
        is_root = text[piece.start : piece.end].lstrip("$!{") == "data"
        yield cls._damage(tags, edits, Outcome.LEAK if is_root else Outcome.WRONG_TEXT)

    @classmethod
    def _damage(cls, span: Span, edits: list[Edit] | tuple[Edit, ...], outcome: Outcome) -> Damage:
        return cls.damage(
            span,
            "An HTML tag stands inside of the code.",
            outcome=outcome,
            help="Put tags around the code, not into it.",
            fix=edits,
        )


def _closes_behind(brackets: Brackets, match: re.Match[str]) -> bool:
    """Whether the tag is closed right behind the name, before the brackets: then both go."""
    return (
        match[5] is None and brackets.closing(match.end()) is None
        if brackets.text.startswith("(", match.end())
        else False
    )
