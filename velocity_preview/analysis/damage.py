"""What is wrong with a text, and how to go on reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.analysis.brackets import LONGEST_HEAD
from velocity_preview.analysis.code_text import masked
from velocity_preview.analysis.repairs import neutral
from velocity_preview.diagnostics import Edit, Outcome, Related
from velocity_preview.source import Span

if TYPE_CHECKING:
    import re

    from velocity_preview.analysis.brackets import Brackets
    from velocity_preview.analysis.scan import Piece
    from velocity_preview.engine import Engine
    from velocity_preview.errors import VelocitySyntaxError


class Damage(NamedTuple):
    """Something wrong with the text itself, and how to go on reading: `repair`.

    All spans are those of the text that was looked at. `cure` is what an author may write; without it the
    repair is only for the next reading.
    """

    rule: str
    outcome: Outcome | None
    """None: the engine is asked what it does if this alone is not mended."""
    span: Span
    message: str
    repair: tuple[Edit, ...]
    help: str | None = None
    fix: tuple[Edit, ...] = ()
    suggestion: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()
    otherwise: Outcome = Outcome.WRONG_TEXT
    """The outcome where the engine takes it."""


class Failure(NamedTuple):
    """A head that the engine refuses by itself, or the place where it stops in the whole text."""

    brackets: Brackets
    """Those of the text."""
    piece: Piece
    error: VelocitySyntaxError
    at: int
    """Where the engine stops: an offset of `text`."""
    engine: Engine

    @property
    def text(self) -> str:
        return self.brackets.text

    @property
    def head(self) -> str:
        return self.text[self.piece.start : self.piece.end]

    @property
    def code(self) -> str:
        """The head with the content of its strings blanked out."""
        return masked(self.text, self.piece)

    @property
    def full_head(self) -> str:
        """The head up to the end of the line where it stops, wherever its brackets seem to close."""
        longest = self.piece.start + LONGEST_HEAD
        end = self.text.find("\n", max(self.piece.start, self.at), longest)
        return self.text[self.piece.start : max(self.piece.end, end if end >= 0 else longest)]

    @property
    def neutral(self) -> tuple[Edit, ...]:
        """How to read on behind the head where it cannot be mended."""
        return neutral(self.text, self.piece)

    def is_at_fault(self, match: re.Match[str]) -> bool:
        """Whether the engine stops at what was found in the code of the head, or at what follows it."""
        start = self.piece.start + match.start()
        return not self.text[start : self.at].strip(" \t\r\n") or start <= self.at <= start + len(
            match.group()
        )

    def span(self, match: re.Match[str], group: int | str = 0) -> Span:
        """Where something that was found in the head or its code stands in the text."""
        return Span(*match.span(group)).shifted(self.piece.start)
