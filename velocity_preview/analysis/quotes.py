"""Which quote is to blame where the strings of a head do not come out even.

Behind a quote that is missing, text is taken for code and code for text: a string that holds code is the
one that lacks its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.brackets import string_end
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from velocity_preview.analysis.damage import Failure

CODE_IN_STRING: Final = rare_pattern(
    r"\)\s*(?:&&|\|\||[=!<>]=?|and\b|or\b|[,)]|\.)|\$!?\{?\w+\.\w+\(|-->|#(?:if|set|elseif|else|end|foreach)\b"
)
"""Code inside of what seems to be a string: its own quote is missing."""
_TO_THE_NEXT: Final = rare_pattern(r"[,:]\s*\Z")
_GOES_ON: Final = rare_pattern(r"[\s,:)\]}=!<>&|+*/%-]|\Z")
"""What stands behind a string."""
_QUOTE: Final = rare_pattern(r"[\"']")


def quote_without_end(failure: Failure) -> int | None:
    """The first quote of a head whose string holds code, or goes on to the next value of a list or map; an
    offset of the text. None where no string does so before the engine stops.
    """
    head, stop = failure.full_head, failure.at - failure.piece.start
    at = 0
    while (match := _QUOTE.search(head, at, stop)) is not None:
        end = string_end(head, match.start())
        if end > len(head):
            return None
        content, behind = head[match.end() : end - 1], head[end : end + 1]
        if CODE_IN_STRING.search(content) or (_TO_THE_NEXT.search(content) and not _GOES_ON.match(behind)):
            return failure.piece.start + match.start()
        at = end
    return None
