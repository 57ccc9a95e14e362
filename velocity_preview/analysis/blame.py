"""What is to blame where an `#end` is missing.

The engine pairs each `#end` with the innermost open directive, so it finds the missing one at the end of
the text and in the wrong block. This tries each opener as the one without an end, and takes the one
without which the others fit best.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.analysis.evidence import Evidence
from velocity_preview.analysis.structure import Opener, Structure, Unclosed, heads_of, pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from velocity_preview.analysis.scan import Piece

_SUSPECTS: Final = 60
_FEWEST_SUSPECTS: Final = 12
_STEPS: Final = 1_000_000
"""Directives that are paired to find all missing ends: where there are thousands, less is suspected."""
_ARMS: Final = 30
"""First and last arms of an opener that may be its last; a block of thousands has others between them."""
_MOST: Final = 12
"""Missing ends that are thought about; of more than that the engine's own pairs are taken."""


class _Blame(NamedTuple):
    """The opener without an end, and the directives that are its own: itself and its arms."""

    unclosed: Unclosed
    own: frozenset[Piece]


def structure_of(text: str, pieces: Sequence[Piece], *, foreach_else: bool = True) -> Structure:
    """The blocks of a text."""
    heads = heads_of(pieces)
    pairing = pair(heads, foreach_else=foreach_else)
    unclosed = [Unclosed(opener, len(text.rstrip())) for opener in pairing.openers if opener.end is None]
    strays = pairing.strays
    if 0 < len(unclosed) <= _MOST:
        evidence = Evidence(text)
        most = max(_FEWEST_SUSPECTS, min(_SUSPECTS, _STEPS // (len(unclosed) * len(heads))))
        blames: list[_Blame] = []
        while (blame := _blame(text, heads, evidence, most)) is not None:
            blames.append(blame)
            heads = [head for head in heads if head not in blame.own]
        unclosed = [blame.unclosed for blame in blames]
        strays = pair(heads, foreach_else=foreach_else).strays
    return Structure(text, tuple(unclosed), tuple(strays), tuple(pairing.openers))


def _blame(text: str, heads: Sequence[Piece], evidence: Evidence, most: int) -> _Blame | None:
    """The opener whose end is most likely missing; where nothing speaks for one, the innermost and last."""
    openers = pair(heads).openers
    first = next((opener for opener in openers if opener.end is None), None)
    if first is None:
        return None
    suspects = [opener for opener in openers if opener.piece.start >= first.piece.start][:most]
    found = [
        _suspicion(text, heads, suspect, count, evidence)
        for suspect in suspects
        for count in _counts_of(suspect.arms)
    ]
    return max(found, key=lambda pair: (pair[0], pair[1].unclosed.opener.piece.start, len(pair[1].own)))[1]


def _counts_of(arms: Sequence[Piece]) -> Iterable[int]:
    """How many arms may be an opener's own."""
    counts = range(len(arms) + 1)
    return counts if len(counts) <= 2 * _ARMS else (*counts[:_ARMS], *counts[-_ARMS:])


def _suspicion(
    text: str, heads: Sequence[Piece], suspect: Opener, arms: int, evidence: Evidence
) -> tuple[int, _Blame]:
    """How well the others fit if the suspect has no end, and only the first of its arms are its own."""
    own = frozenset((suspect.piece, *suspect.arms[:arms]))
    pairing = pair([head for head in heads if head not in own])
    end = _missing_end(text, suspect.piece, pairing.openers)
    score = -10 * len(pairing.strays) - evidence.uses_behind(suspect.piece, end)
    for opener in pairing.openers:
        score += evidence.fit(opener) if opener.end is not None else -2
        score -= bool(opener.arms) and opener.piece.word == "foreach"
        if opener.end is not None and opener.piece.start < suspect.piece.start < opener.end.start:
            score -= evidence.last_use(opener.piece, opener.end) < suspect.piece.start
    return score, _Blame(Unclosed(suspect, end), own)


def _missing_end(text: str, piece: Piece, openers: Sequence[Opener]) -> int:
    """Where the end of an opener is missing: before the block around it goes on or ends."""
    around = [one for one in openers if one.end is not None and one.piece.start < piece.start < one.end.start]
    if not around or around[-1].end is None:
        return len(text.rstrip())
    arms = [arm.start for arm in around[-1].arms if arm.start > piece.start]
    return min([*arms, around[-1].end.start])
