"""The parts of a head or reference that are code, and the strings in it.

Inside of a string an entity or a typographic quote is text; outside it is damage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.analysis.brackets import string_end
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    import re

    from velocity_preview.analysis.scan import Piece

_QUOTE = rare_pattern(r"[\"']")


class Part(NamedTuple):
    """Characters `start` to `end` of a text: code, or a string with its quotes."""

    start: int
    end: int
    is_string: bool = False


def parts(text: str, piece: Piece) -> Iterator[Part]:
    """The code and the strings of a piece, in their order. A string that the piece does not close is code."""
    at = piece.start
    while at < piece.end:
        match = _QUOTE.search(text, at, piece.end)
        while match is not None and string_end(text, match.start()) > piece.end:
            match = _QUOTE.search(text, match.end(), piece.end)
        if match is None:
            yield Part(at, piece.end)
            return
        if match.start() > at:
            yield Part(at, match.start())
        at = string_end(text, match.start())
        yield Part(match.start(), at, is_string=True)


def in_code(text: str, piece: Piece, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What a pattern finds in the code of a piece. The pattern does not look ahead."""
    if pattern.search(text, piece.start, piece.end) is None:  # as nearly always
        return
    for part in parts(text, piece):
        if not part.is_string:
            yield from pattern.finditer(text, part.start, part.end)


def strings(text: str, piece: Piece) -> Iterator[Part]:
    return (part for part in parts(text, piece) if part.is_string)


def masked(text: str, piece: Piece) -> str:
    """The piece with dots for the content of its strings: what is left is code, at the same offsets."""
    pieces = []
    for part in parts(text, piece):
        held = text[part.start : part.end]
        pieces.append(f"{held[0]}{'·' * (len(held) - 2)}{held[-1]}" if part.is_string else held)
    return "".join(pieces)
