"""A piece of a text has the positions of the whole."""

from hypothesis import given
from hypothesis import strategies as st

from velocity_preview.payloads.excerpt import Excerpt
from velocity_preview.source import Source

TEXTS = st.text(alphabet="ab\t\n\r😀", max_size=40)


@given(TEXTS, st.data())
def test_positions_are_those_of_the_whole(text, data):
    whole = Source("x", text)
    start = data.draw(st.integers(0, len(text)))
    if text[max(0, start - 1) : start + 1] == "\r\n":
        start += 1
    piece = Excerpt("x", text[start:], whole.position(start))
    for offset in range(start, len(text) + 1):
        position = whole.position(offset)
        assert piece.position(offset - start) == position
        assert piece.offset(*position) == whole.offset(*position) - start
        if position.line > piece.start.line:
            assert piece.line_text(position.line) == whole.line_text(position.line)
        else:
            assert piece.line_text(position.line) == whole.line_text(position.line)[piece.start.column - 1 :]
