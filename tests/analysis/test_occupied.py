"""Places that are taken are found as a look at each of them finds them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from velocity_preview.analysis.occupied import Occupied
from velocity_preview.source import Span

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda pair: Span(pair[0], sum(pair))), max_size=40
)


def common(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end


@given(SPANS)
@settings(deadline=None)
def test_overlaps(spans: list[Span]) -> None:
    occupied = Occupied()
    taken: list[Span] = []
    for span in spans:
        assert occupied.overlaps(span) == any(common(span, other) for other in taken)
        if not occupied.overlaps(span):
            occupied.take(span)
            taken.append(span)
