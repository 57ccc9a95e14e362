"""Which name was meant."""

from __future__ import annotations

import pytest

from velocity_preview.analysis.names import Nearest, nearest

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
    assert nearest(name, KNOWN) == meant
