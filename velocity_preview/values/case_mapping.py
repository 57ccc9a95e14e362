"""`toLowerCase`, `toUpperCase` and how `equalsIgnoreCase` takes letters for the same."""

from __future__ import annotations

from typing import Final

_TURKIC: Final = frozenset({"tr", "az"})


def to_lower_case(text: str, locale: str = "en") -> str:
    """`toLowerCase()`; in Turkish, `I` becomes one without a dot."""
    if locale[:2] in _TURKIC:
        text = text.replace("I\u0307", "i").replace("I", "\u0131").replace("\u0130", "i")
    return text.lower()


def to_upper_case(text: str, locale: str = "en") -> str:
    """`toUpperCase()`; in Turkish, `i` becomes one with a dot."""
    if locale[:2] in _TURKIC:
        text = text.replace("i", "\u0130")
    return text.upper()


def fold(text: str) -> str:
    """A text such that two are equal, but for case, if their folded forms are: character for character, upper
    and then lower case, where these are single characters."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_character, text))


def _fold_character(character: str) -> str:
    upper = character.upper()
    lower = (upper if len(upper) == 1 else character).lower()
    return lower if len(lower) == 1 else character
