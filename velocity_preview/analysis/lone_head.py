"""A directive's head or a reference by itself, for the engine to say what it thinks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Self

from velocity_preview.analysis.scan import BLOCK_WORDS, Kind
from velocity_preview.engine.tokens import skip_space

if TYPE_CHECKING:
    from velocity_preview.analysis.scan import Piece
    from velocity_preview.errors import VelocitySyntaxError

_LONGEST_WORD: Final = 200


class LoneHead(NamedTuple):
    """A template of one head or reference. What stands at an offset of it stands `shift` characters further
    in the text that it is from, and at `last` at most.
    """

    text: str
    shift: int
    last: int

    @classmethod
    def of(cls, text: str, piece: Piece) -> Self:
        """That of a piece of a text. `#elseif` becomes an `#if`; a condition without brackets is refused at
        what stands in their place.
        """
        head, shift = text[piece.start : piece.end], piece.start
        word = piece.word if piece.kind is Kind.DIRECTIVE else ""
        if word == "elseif":
            bare = head.removeprefix("#{elseif}").removeprefix("#elseif")
            shift += len(head) - len(bare) - len("#if")
            head, word = f"#if{bare}", "if"
        if word == "if" and piece.bracket < 0:
            last = skip_space(text, piece.end)
            return cls(head + text[piece.end : last + _LONGEST_WORD], shift, last)
        end = "#end " if word in BLOCK_WORDS or word.startswith("@") else " "
        return cls(head + end, shift, piece.end)

    def place(self, error: VelocitySyntaxError) -> int:
        """The offset, in the text that it is from, where the engine stopped."""
        return min(self.shift + error.span.start, self.last)
