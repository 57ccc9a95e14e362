from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.code_text import in_code, strings
from velocity_preview.analysis.pasted import QUOTE, QUOTES
from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scan import Piece
    from velocity_preview.analysis.scanned import Scanned

_STRAIGHT: Final = rare_pattern(r"[\"']")
_STRAIGHT_END: Final = rare_pattern(r"[\"'][ \t]*[:,)\]}]")
_END: Final = rare_pattern(QUOTE.pattern + r"(?=[ \t]*(?:[),\]}:]|&&|\|\||[=!]=))")

_PAIRS: Final = frozenset(
    {"\u2018\u2019", "\u201a\u2018", "\u201c\u201d", "\u201e\u201c", "\u201e\u201d", "\u00ab\u00bb"}
)


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
        for piece in scanned.code_with(QUOTE):
            for _, edits in groupby(
                _straightened(scanned, piece), lambda edit: scanned.line(edit.span.start)
            ):
                fix = tuple(edits)
                place = fix[0].span
                yield cls.damage(
                    place,
                    f"The engine knows no `{scanned.text[place.start]}`: strings stand in straight quotes.",
                    help="Write `'` or `\"`.",
                    fix=fix,
                )


def _straightened(scanned: Scanned, piece: Piece) -> list[Edit]:
    """Straight quotes for those in the code of a piece. Behind one that was meant to end a string nothing
    is known: text is taken for code there, and code for text.
    """
    edits = list(_of_code(scanned.text, piece))
    end = _in_place_of_the_end(scanned, piece)
    if end is None:
        return edits
    return [*(edit for edit in edits if edit.span < end.span), end]


def _of_code(text: str, piece: Piece) -> Iterator[Edit]:
    """Straight quotes for those around a string."""
    found = [Span(*match.span()) for match in in_code(text, piece, QUOTE)]
    while found:
        first, *found = found
        content = text[first.end : found[0].start if found else piece.end]
        straight = _STRAIGHT.findall(content)
        pair = text[first.start] + text[found[0].start] if found else ""
        is_mixed = _STRAIGHT_END.search(content) is not None
        if not found or is_mixed or (len(straight) % 2 and pair not in _PAIRS):
            # Behind a string that ends with another quote, text is taken for code.
            yield Edit(first, straight[0] if straight else QUOTES[text[first.start]])
            return
        quote = _quote_for(content, QUOTES[text[first.start]])
        yield from (Edit(first, quote), Edit(found.pop(0), quote))


def _quote_for(content: str, quote: str) -> str:
    """The quotes that leave a content what it is: `#` means something in double ones."""
    if quote in content:
        return "'" if quote == '"' else '"'
    return "'" if "#" in content and "$" not in content and "'" not in content else quote


def _in_place_of_the_end(scanned: Scanned, piece: Piece) -> Edit | None:
    """A straight quote for the first one that was meant to end a string which begins with a straight one."""
    text, stop = scanned.text, scanned.stops_at(piece)
    if stop is None:
        return None
    for string in strings(text, piece):
        if string.start >= stop:
            return None
        match = _END.search(text, string.start + 1, string.end - 1)
        if match is not None:
            return Edit(Span(*match.span()), text[string.start])
    return None
