"""Which `#end` belongs to which directive, and which is missing or too many."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.analysis.scan import BLOCK_WORDS, Kind, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(eq=False, slots=True)
class Opener:
    """A directive that opens a block. `end` is the piece that closes it, None where none does."""

    piece: Piece
    parent: Opener | None
    end: Piece | None = None
    arms: list[Piece] = field(default_factory=list)
    inner: list[Opener] = field(default_factory=list)

    @property
    def has_else(self) -> bool:
        """Whether its last arm is an `#else`: none comes behind that."""
        return bool(self.arms) and self.arms[-1].word == "else"


class Unclosed(NamedTuple):
    """An opener without an end. `end` is where its end is most likely missing: an offset of the text."""

    opener: Opener
    end: int


class Stray(NamedTuple):
    """A directive that belongs to no block. `after` is the `#else` that stands before it in its block."""

    piece: Piece
    after: Piece | None = None


class Pairing(NamedTuple):
    """Openers with their ends as the engine pairs them, and the directives that are left."""

    openers: list[Opener]
    strays: list[Stray]


class Structure(NamedTuple):
    """The blocks of a text. `openers` are paired as the engine would; `unclosed` are those that are most
    likely to blame.
    """

    text: str
    unclosed: tuple[Unclosed, ...]
    strays: tuple[Stray, ...]
    openers: tuple[Opener, ...]


def heads_of(pieces: Sequence[Piece]) -> list[Piece]:
    """The directives among the pieces of a text."""
    return [piece for piece in pieces if piece.kind is Kind.DIRECTIVE]


def pair(heads: Sequence[Piece], *, foreach_else: bool = True) -> Pairing:
    """Each opener with its end."""
    pairing = Pairing([], [])
    stack: list[Opener] = []
    for piece in heads:
        if piece.word in BLOCK_WORDS or piece.word.startswith("@"):
            opener = Opener(piece, stack[-1] if stack else None)
            if stack:
                stack[-1].inner.append(opener)
            stack.append(opener)
            pairing.openers.append(opener)
        elif piece.word == "end":
            if stack:
                stack.pop().end = piece
            else:
                pairing.strays.append(Stray(piece))
        elif piece.word in ("else", "elseif"):
            stray = _misplaced(piece, stack[-1] if stack else None, foreach_else=foreach_else)
            if stray is not None:
                pairing.strays.append(stray)
    return pairing


def _misplaced(piece: Piece, opener: Opener | None, *, foreach_else: bool) -> Stray | None:
    """The stray that an `#else` or `#elseif` is; None where it belongs to the opener."""
    if opener is None or not _takes(opener.piece.word, piece.word, foreach_else=foreach_else):
        return Stray(piece)
    if opener.has_else:
        return Stray(piece, opener.arms[-1])
    opener.arms.append(piece)
    return None


def _takes(opener: str, arm: str, *, foreach_else: bool) -> bool:
    """Whether an arm can belong to a directive."""
    return opener == "if" or (opener == "foreach" and arm == "else" and foreach_else)
