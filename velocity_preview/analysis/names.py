"""Which known name was meant."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_JOINTS = rare_pattern(r"[\s_.-]+")
_CLOSE = 0.78
_MOST_COMPARED = 1_000_000
"""Names that others are compared with, letter by letter: behind thousands of misspelled names, each of
which may be one of thousands, none is proposed.
"""


class Nearest(NamedTuple):
    """The nearest known name; `same_letters` where only case, blanks or underscores differ."""

    name: str
    same_letters: bool


class _Candidate(NamedTuple):
    """A name that may be near: how like it is at most, or exactly where it is one slip away."""

    likeness: float
    name: str
    letters: str
    is_slip: bool


class Names:
    """Known names, made ready to be asked for the nearest to many others."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(set(known))
        self._nearest: dict[str, Nearest | None] = {}
        self._compared = 0

    def nearest(self, name: str) -> Nearest | None:
        """The known name that is nearest to `name`, a difference of case alone first; None where none is
        near.
        """
        if name not in self._nearest:
            self._nearest[name] = self.with_same_letters(name) or self._most_alike(name)
        return self._nearest[name]

    def with_same_letters(self, name: str) -> Nearest | None:
        """The known name that differs in case, blanks or underscores alone."""
        for form, known_by_form in self._by_forms:
            for known in known_by_form.get(form(name), ()):
                if known != name:
                    return Nearest(known, same_letters=True)
        return None

    def beginnings(self, name: str) -> Iterator[str]:
        """The known names that a longer name begins with, the longest first."""
        for length in self._lengths:
            if length < len(name) and name[:length] in self._all:
                yield name[:length]

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(self._known)

    @cached_property
    def _lengths(self) -> list[int]:
        """How long known names are, the longest first."""
        return sorted(set(map(len, self._known)), reverse=True)

    def _most_alike(self, name: str) -> Nearest | None:
        """The name that is most like another: of those that are equally so the first of the alphabet."""
        self._compared += len(self._known)
        if self._compared > _MOST_COMPARED:
            return None
        letters = _letters(name)
        best, likeness = None, _CLOSE
        for candidate in self._candidates(name, letters) if not letters.isdigit() else ():
            if candidate.likeness < likeness:
                break
            found = candidate.likeness if candidate.is_slip else _ratio(letters, candidate.letters)
            if found > likeness or (found == likeness and (best is None or candidate.name < best)):
                best, likeness = candidate.name, found
        return Nearest(best, same_letters=False) if best is not None else None

    def _candidates(self, name: str, letters: str) -> Iterable[_Candidate]:
        """The names that share letters enough to be near, the most like first: few of them are compared."""
        own = self._bag(letters)
        slip = 0.95 + min(len(letters), 40) / 1000
        found = []
        for known, other, bag in self._by_letters:
            shared, longer = (own & bag).bit_count(), max(len(letters), len(other))
            may_be_slip = shared >= longer - 1 and min(len(letters), len(other)) > 2
            if may_be_slip and known != name and is_one_slip(letters, other):
                found.append(_Candidate(slip, known, other, is_slip=True))
            elif 2 * shared >= _CLOSE * (len(letters) + len(other)) and known != name:
                found.append(_Candidate(_ratio_of(shared, letters, other), known, other, is_slip=False))
        return sorted(found, key=lambda candidate: candidate.likeness, reverse=True)

    @cached_property
    def _by_forms(self) -> list[tuple[Callable[[str], str], dict[str, list[str]]]]:
        """The known names by what is left of them without blanks, without case, without joints."""
        forms: tuple[Callable[[str], str], ...] = (str.strip, str.casefold, _letters)
        found = []
        for form in forms:
            known_by_form: dict[str, list[str]] = {}
            for known in self._known:
                known_by_form.setdefault(form(known), []).append(known)
            known_by_form.pop("", None)
            found.append((form, known_by_form))
        return found

    @cached_property
    def _by_letters(self) -> list[tuple[str, str, int]]:
        """The known names that are no numbers, with their letters and the bag of them."""
        with_letters = [(known, _letters(known)) for known in self._known]
        return [
            (known, letters, self._bag(letters)) for known, letters in with_letters if not letters.isdigit()
        ]

    @cached_property
    def _bits(self) -> dict[tuple[str, int], int]:
        """A number for each first, each second, … of a letter that the known names have."""
        bits: dict[tuple[str, int], int] = {}
        for known in self._known:
            for letter, count in Counter(_letters(known)).items():
                for number in range(count):
                    bits.setdefault((letter, number), len(bits))
        return bits

    def _bag(self, letters: str) -> int:
        """The letters without their order, as bits: two names have as many in common as their bags."""
        bag = 0
        for letter, count in Counter(letters).items():
            for number in range(count):
                bit = self._bits.get((letter, number))
                if bit is None:
                    break
                bag |= 1 << bit
        return bag


def _letters(name: str) -> str:
    return _JOINTS.sub("", name).casefold()


def _ratio(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second).ratio()


def _ratio_of(shared: int, first: str, second: str) -> float:
    """What `SequenceMatcher` says at most of two words with so many letters in common."""
    together = len(first) + len(second)
    return 2.0 * shared / together if together else 1.0


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
