"""Pieces of HTML found by regular expressions, in time that grows with the text and not with its square."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN: Final = "open"


@dataclass(frozen=True, slots=True)
class MarkupPattern:
    """What goes from a beginning to an end, and, where there is none of these, a piece.

    `pairs` are the expressions of beginnings and ends, `piece` is one with named groups. The one expression
    `<!--.*?-->` would look through the rest of the text for each of thousands of comments without an end.
    Here the first of them says that none of its kind is closed any more, and the kind is left out.
    """

    pairs: tuple[tuple[str, str], ...]
    piece: str

    def finditer(self, html: str) -> Iterator[re.Match[str]]:
        """As of one expression: pairs and pieces from left to right."""
        pairs, start = self.pairs, 0
        while True:
            for match in _compiled(pairs, self.piece).finditer(html, start):
                group = match.lastgroup or ""
                if group.startswith(_OPEN):
                    number, start = int(group.removeprefix(_OPEN)), match.start()
                    pairs = (*pairs[:number], *pairs[number + 1 :])
                    break
                yield match
            else:
                return


@lru_cache(maxsize=64)
def _compiled(pairs: tuple[tuple[str, str], ...], piece: str) -> re.Pattern[str]:
    spans = [rf"{begin}.*?(?:{end}|(?P<{_OPEN}{number}>\Z))" for number, (begin, end) in enumerate(pairs)]
    return re.compile("|".join((*spans, piece)), re.DOTALL | re.IGNORECASE)
