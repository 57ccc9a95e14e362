"""The names that misspelled ones are compared with, made ready once for all that ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from velocity_preview.analysis.lookalikes import latin
from velocity_preview.analysis.names import Names
from velocity_preview.lint.selections import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from velocity_preview.analysis.names import Nearest
    from velocity_preview.analysis.shape import Shape
    from velocity_preview.lint.subject import Subject


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of some maps of the data. `by_latin`: the first of those that look alike, by what they are in
    Latin letters alone.
    """

    written: Sequence[str]
    by_latin: Mapping[str, str]
    names: Names


def names_among(subject: Subject, known: Iterable[str]) -> Names:
    """Some known names."""
    among = frozenset(known)
    prepared = _names(subject)
    if among not in prepared:
        prepared[among] = Names(among)
    return prepared[among]


def nearest_of(subject: Subject, name: str, known: Iterable[str]) -> Nearest | None:
    """The nearest of some known names."""
    return names_among(subject, known).nearest(name)


def keys_of(subject: Subject, owners: frozenset[Shape]) -> Keys:
    """The keys that maps of the data have."""
    prepared = _keys(subject)
    if owners not in prepared:
        written = [key for owner in owners for key in owner.members]
        prepared[owners] = Keys(written, {latin(key): key for key in reversed(written)}, Names(written))
    return prepared[owners]


@once
def _names(_subject: Subject) -> dict[frozenset[str], Names]:
    return {}


@once
def _keys(_subject: Subject) -> dict[frozenset[Shape], Keys]:
    return {}
