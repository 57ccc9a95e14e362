"""Which name was meant."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from velocity_preview.analysis.names import Names, Nearest, is_one_slip

KNOWN = ("firstName", "lastName", "items", "imageUrl", "oldPrice", "price", "1043", "zip")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("firstname", Nearest("firstName", same_letters=True)),
        ("first_name", Nearest("firstName", same_letters=True)),
        (" firstName", Nearest("firstName", same_letters=True)),
        ("fristName", Nearest("firstName", same_letters=False)),
        ("item", Nearest("items", same_letters=False)),
        ("ImageURL", Nearest("imageUrl", same_letters=True)),
        ("imagUrl", Nearest("imageUrl", same_letters=False)),
        ("prcie", Nearest("price", same_letters=False)),
        ("1044", None),
        ("zap", Nearest("zip", same_letters=False)),
        ("gift", None),
        ("city", None),
        ("", None),
    ],
)
def test_nearest(name: str, meant: Nearest | None) -> None:
    assert Names(KNOWN).nearest(name) == meant


def test_the_nearest_of_thousands() -> None:
    names = Names([f"key_number_{number}_of_many" for number in range(2_000)])
    for number in range(0, 2_000, 100):
        meant = Nearest(f"key_number_{number}_of_many", same_letters=False)
        assert names.nearest(f"key_nmuber_{number}_of_many") == meant
    assert names.nearest("x" * 60_000) is None


@settings(deadline=None)
@given(st.text("aábB_ 1", max_size=6), st.sets(st.text("aábB_ 1", max_size=6), max_size=5))
def test_it_is_one_of_those_that_are_most_alike(name: str, known: set[str]) -> None:
    found = Names(known).nearest(name)
    alike = {one: ratio_of(name, one) for one in known - {name}}
    if found is None:
        assert all(ratio < 0.78 for ratio in alike.values())
    elif not found.same_letters:
        assert alike[found.name] == max(alike.values()) or is_one_slip(
            letters_of(name), letters_of(found.name)
        )


def ratio_of(name: str, known: str) -> float:
    first, second = letters_of(name), letters_of(known)
    is_number = first.isdigit() or second.isdigit()
    return 0.0 if is_number else SequenceMatcher(None, first, second).ratio()


def letters_of(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter not in " _")
