"""A patched text knows where its characters come from."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from velocity_preview.analysis.patched import Patched
from velocity_preview.diagnostics import Edit
from velocity_preview.source import Span


@st.composite
def edits(draw: st.DrawFn, length: int) -> list[Edit]:
    points = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = zip(points[::2], points[1::2], strict=False)
    return [Edit(Span(start, end), draw(st.text("xyz", max_size=3))) for start, end in pairs]


@settings(deadline=None)
@given(st.text("abc\n", max_size=30), st.data())
def test_what_is_left_is_found_where_it_was(original: str, data: st.DataObject) -> None:
    patched = Patched(original)
    for _ in range(3):
        patched.apply(data.draw(edits(len(patched.text))))
    for at, character in enumerate(patched.text):
        span = Span(at, at + 1)
        if patched.is_original(span) and character not in "xyz":
            assert original[slice(*patched.original(span))] == character
    assert patched.original(Span(0, len(patched.text))).end <= len(original)


def test_what_was_written_comes_from_what_it_replaces() -> None:
    patched = Patched("one two three")
    assert patched.apply([Edit(Span(4, 7), "2"), Edit(Span(0, 0), ">")])
    assert patched.text == ">one 2 three"
    assert patched.original(Span(5, 6)) == Span(4, 7)
    assert patched.original(Span(7, 12)) == Span(8, 13)
    assert patched.touches(Span(5, 6))
    assert not patched.touches(Span(8, 13))


def test_of_two_edits_at_one_place_the_first_is_made() -> None:
    patched = Patched("abc")
    patched.apply([Edit(Span(0, 2), "x"), Edit(Span(1, 3), "y")])
    assert patched.text == "xc"
