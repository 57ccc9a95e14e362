"""Which quote is to blame where the strings of a head do not come out even.

Behind a quote that is missing, text is taken for code and code for text: a string that holds code is the
one that lacks its end.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.brackets import string_end
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Failure

CODE_IN_STRING: Final = rare_pattern(
    r"\)\s*(?:&&|\|\||[=!<>]=?|and\b|or\b|[,)]|\.)|\$!?\{?\w+\.\w+\(|-->|#(?:if|set|elseif|else|end|foreach)\b"
)
"""Code inside of what seems to be a string: its own quote is missing."""
_TO_THE_NEXT: Final = rare_pattern(r"[,:]\s*\Z")
_GOES_ON: Final = rare_pattern(r"[\s,:)\]}=!<>&|+*/%-]|\Z")
"""What stands behind a string."""
_QUOTE: Final = rare_pattern(r"[\"']")
_CALL_AT_END: Final = rare_pattern(r"\$!?\{?\w[^\s\"'<>\\]*\(\s*\\?\Z")
_STRING_END: Final = rare_pattern(r"\s+[\"'$\d]|\s*(?:[),\]}:=!<>&|+*/%]|$|\b(?:and|or|eq|ne|in)\b)")
_MOST_INNER: Final = 10


def ends_of_string(head: str, start: int) -> Iterator[int]:
    """The quotes that may have been meant to end the string at `start`: the code goes on behind them."""
    quote, at = head[start], start
    while (at := head.find(quote, at + 1)) >= 0:
        if head[at - 1] != "\\" and _STRING_END.match(head, at + 1):
            yield at


def end_around_call(head: str, start: int) -> int | None:
    """The end of a string in which a call has its arguments in the same quotes: `"$data.get("x")"`."""
    quote = head[start]
    first = head.find(quote, start + 1)
    if first < 0 or not _CALL_AT_END.search(head[start + 1 : first]):
        return None
    for end in islice(ends_of_string(head, start), _MOST_INNER):
        content = head[start + 1 : end]
        if content.count(quote) % 2 == 0 and content.count("(") == content.count(")"):
            return end
    return None


def quote_without_end(failure: Failure) -> int | None:
    """The first quote of a head whose string holds code, or goes on to the next value of a list or map; an
    offset of the text. None where no string does so before the engine stops.
    """
    head, stop = failure.full_head, failure.at - failure.piece.start
    at = 0
    while (match := _QUOTE.search(head, at, stop)) is not None:
        around_call = end_around_call(head, match.start())
        if around_call is not None:
            at = around_call + 1
            continue
        end = string_end(head, match.start())
        if end > len(head):
            return None
        content, behind = head[match.end() : end - 1], head[end : end + 1]
        if CODE_IN_STRING.search(content) or (_TO_THE_NEXT.search(content) and not _GOES_ON.match(behind)):
            return failure.piece.start + match.start()
        at = end
    return None
