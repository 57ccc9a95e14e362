"""Names of files for scenarios, whatever these are called."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from velocity_preview.workspace.file_names import file_names

RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ada@example.com", "ada@example.com.html"),
        ("+380 44 123", "+380 44 123.html"),
        ("orders/NK-1", "orders-NK-1.html"),
        ("../../etc/passwd", "-..-etc-passwd.html"),
        ("C:\\temp", "C-temp.html"),
        ("what?*", "what-.html"),
        ("nul", "_nul.html"),
        ("Com1.old", "_Com1.old.html"),
        ("COM¹", "_COM¹.html"),
        ("...", "scenario.html"),
        ("", "scenario.html"),
        ("a\nb\u202e\ud800", "a-b--.html"),
        ("Ädä", "Ädä.html"),
        ("x" * 300, "x" * 150 + ".html"),
        ("й" * 300, "й" * 75 + ".html"),
    ],
)
def test_name(name, expected):
    assert list(file_names([name], ".html")) == [expected]


def test_names_that_some_system_takes_for_the_same():
    names = ["a", "A", "a", "a-2", "Å", "A\u030a", "ﬁ", "fi", "ß", "SS", "x" * 200, "x" * 201]
    made = list(file_names(names, ""))
    assert made == [
        "a",
        "A-2",
        "a-3",
        "a-2-2",
        "Å",
        "Å-2",
        "ﬁ",
        "fi-2",
        "ß",
        "SS-2",
        "x" * 150,
        "x" * 150 + "-2",
    ]


@given(st.lists(st.text(), max_size=30))
def test_every_name_is_usable_everywhere(names):
    made = list(file_names(names, ".html"))
    assert len({name.casefold() for name in made}) == len(names)
    for name in made:
        assert len(name.encode()) < 200
        assert not set(name) & set('<>:"/\\|?*')
        assert name.isprintable()
        assert name[0] not in ". "
        assert name.split(".")[0].lower() not in RESERVED
