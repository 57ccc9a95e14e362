"""The tolerant reading sees what the engine sees, and something sensible where the engine sees nothing."""

from __future__ import annotations

from contextlib import suppress
import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from velocity_preview.analysis.scan import Kind, scan
from velocity_preview.engine import Template
from velocity_preview.engine.directive import Directive
from velocity_preview.engine.macro import MacroCall
from velocity_preview.engine.reference import FormalReference
from velocity_preview.errors import VelocitySyntaxError

CONFORMANCE = Path(__file__).parents[1] / "conformance"
FRAGMENTS = st.sampled_from(
    ["#if(", "$a", ")", "#end", "'", '"', "#foreach($i in $l)", "#set($x = ", "#else", "##", "#*", "*#", "#[[", "]]#",
     "{", "}", "[", "]", "\\", "$!{b", ".get(", "\n", " ", "<p>", "text", "#macro(m $a)", "#m(1)", "-->"]
)  # fmt: skip


def trees() -> list[Template]:
    """Recorded templates that the engine takes."""
    found = []
    for path in sorted(CONFORMANCE.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines()[::17]:
            with suppress(VelocitySyntaxError):
                found.append(Template.parse(json.loads(line)["template"]))
    return found


def test_the_engine_sees_the_same() -> None:
    for tree in trees():
        text = tree.source.text
        pieces = {piece.start: piece for piece in scan(text)}
        for element in tree.root_element.walk():
            is_own = element.reading.text == text  # not inside of a string
            if is_own and isinstance(element, Directive) and not isinstance(element, MacroCall):
                assert pieces[element.head_span.start].end == element.head_span.end, text
        for element in tree.root_element.block.elements:
            if isinstance(element, FormalReference) and not element.escapes:
                assert pieces[element.span.start].span == element.span, text


@given(st.lists(FRAGMENTS, max_size=40).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_text_has_pieces_in_their_order(text: str) -> None:
    at = 0
    for piece in scan(text, lambda piece: piece.end):
        assert at <= piece.start < piece.end <= len(text)
        at = piece.end


def test_brackets_that_nothing_closes_end_with_their_line() -> None:
    first, second = (
        piece for piece in scan("#if($a == ($b)x\n<p>#set($c = 1)") if piece.kind is Kind.DIRECTIVE
    )
    assert (first.end, first.closed) == (14, False)
    assert (second.word, second.closed) == ("set", True)
