"""Which known name was meant."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_JOINTS = rare_pattern(r"[\s_.-]+")
_CLOSE = 0.78


class Nearest(NamedTuple):
    """The nearest known name; `same_letters` where only case, blanks or underscores differ."""

    name: str
    same_letters: bool


def nearest(name: str, known: Iterable[str]) -> Nearest | None:
    """The known name that is nearest to `name`, a difference of case alone first; None where none is near."""
    candidates = sorted(set(known) - {name})
    for fold in (str.strip, str.casefold, _letters):
        for candidate in candidates:
            if fold(candidate) == fold(name) and fold(name):
                return Nearest(candidate, same_letters=True)
    best = max(candidates, key=lambda candidate: _likeness(name, candidate), default=None)
    if best is None or _likeness(name, best) < _CLOSE:
        return None
    return Nearest(best, same_letters=False)


def _letters(name: str) -> str:
    return _JOINTS.sub("", name).casefold()


def _likeness(name: str, candidate: str) -> float:
    """1 for the same; one wrong, missing or swapped letter is always near enough in a name of three or
    more.
    """
    first, second = _letters(name), _letters(candidate)
    if first.isdigit() or second.isdigit():
        return 0
    if min(len(first), len(second)) > 2 and is_one_slip(first, second):
        return 0.95 + min(len(first), 40) / 1000
    return SequenceMatcher(None, first, second).ratio()


def slips_of_keys(meant: str) -> frozenset[str]:
    """What is written where a letter of a word is left out, doubled or swapped with its neighbour."""
    places = range(len(meant))
    left_out = {meant[:at] + meant[at + 1 :] for at in places}
    doubled = {meant[:at] + meant[at] + meant[at:] for at in places}
    swapped = {meant[:at] + meant[at + 1] + meant[at] + meant[at + 2 :] for at in places[:-1]}
    return frozenset(word for word in left_out | doubled | swapped if len(word) > 1)


def is_one_slip(first: str, second: str) -> bool:
    """Whether one letter is changed, added, left out or swapped with its neighbour."""
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    rest, other = first[start:], second[start:]
    return (
        rest[1:] == other[1:]
        or rest[1:] == other
        or rest == other[1:]
        or (rest[:2] == other[1::-1] and len(rest) > 1 and rest[2:] == other[2:])
    )
