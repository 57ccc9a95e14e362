"""The word that was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word most like `word`, the same one in other case or punctuation first; None where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415  (only a mistake needs it)

    by_letters = {_letters(known): known for known in words}
    same = by_letters.get(_letters(word))
    if same:
        return same
    close = get_close_matches(_letters(word), by_letters, n=1, cutoff=0.7)
    return by_letters[close[0]] if close else None


def _letters(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum())
