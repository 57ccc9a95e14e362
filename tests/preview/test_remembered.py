"""What the preview keeps in memory has an end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from velocity_preview.preview.remembered import Remembered


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.text(max_size=30)), max_size=40))
def test_it_holds_no_more_than_it_may_and_the_newest(values: list[tuple[int, str]]) -> None:
    kept: Remembered[str] = Remembered(3, len, heaviest=40)
    newest: dict[int, str] = {}
    for key, text in values:
        kept.put(key, text)
        newest.pop(key, None)
        newest[key] = text
        assert kept.get(key) == text
        held = [kept.get(other) for other in newest]
        found = [text for text in held if text is not None]
        assert len(found) <= 3
        assert len(found) == 1 or sum(map(len, found)) <= 40
        kept.get(key)


def test_what_is_asked_for_stays() -> None:
    kept: Remembered[str] = Remembered(2, len)
    kept.put("a", "first")
    kept.put("b", "second")
    assert kept.get("a") == "first"
    kept.put("c", "third")
    assert kept.get("b") is None
    assert kept.get("a") == "first"
