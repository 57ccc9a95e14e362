"""The code frame: which lines, and carets under what they mean."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from velocity_preview.errors import PayloadError
from velocity_preview.payloads import read_json_lines
from velocity_preview.reporters.cells import cells
from velocity_preview.reporters.code_frame import Mark, code_frame
from velocity_preview.reporters.problem import error_problem
from velocity_preview.source import Source, Span


def frame(text: str, part: str, *others: tuple[str, str]) -> str:
    marks = [Mark(Span(text.index(part), text.index(part) + len(part)))]
    marks += [
        Mark(Span(text.index(of), text.index(of) + len(of)), label, "related", "-") for of, label in others
    ]
    return "\n".join(code_frame(Source("a.vm", text), tuple(marks)))


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("abc", "b", "1 | abc\n  |  ^"),
        ("a\nbcd\ne", "bcd", "1 | a\n2 | bcd\n  | ^^^\n3 | e"),
        ("\n\nbcd\n \n", "bcd", "3 | bcd\n  | ^^^"),
        ("a\tb", "b", "1 | a   b\n  |     ^"),
        ("\tab\tc", "c", "1 |     ab  c\n  |         ^"),
        ("日本$x", "$x", "1 | 日本$x\n  |     ^^"),
        ("日本$x", "本", "1 | 日本$x\n  |   ^^"),
        ("e\u0301$x", "$x", "1 | e\u0301$x\n  |  ^^"),
        ("a\u200bb", "\u200b", "1 | a<U+200B>b\n  |  ^^^^^^^^"),
        ("a\x1b[0mb", "b", "1 | a<U+001B>[0mb\n  |             ^"),
        ("a\r\nb\r\nc", "b", "1 | a\n2 | b\n  | ^\n3 | c"),
        ("ab\ncd", "b\nc", "1 | ab\n  |  ^\n2 | cd"),
    ],
)
def test_frame(text, part, expected):
    assert frame(text, part) == expected


def test_empty_span_and_end_of_text():
    assert "\n".join(code_frame(Source("a", "ab"), (Mark(Span(2, 2)),))) == "1 | ab\n  |   ^"
    assert "\n".join(code_frame(Source("a", "ab\n"), (Mark(Span(3, 4)),))) == "1 | ab\n2 |\n  | ^"


def test_another_place_far_above():
    text = "\n".join(["#if($a)", *["line"] * 100, "$b"])
    assert frame(text, "$b", ("#if($a)", "opened here")) == (
        "  1 | #if($a)\n    | ------- opened here\n    :\n101 | line\n102 | $b\n    | ^^"
    )


def test_two_places_in_a_line():
    assert frame("#if($a)$b", "$b", ("#if", "here")) == "1 | #if($a)$b\n  |        ^^\n  | --- here"


def test_long_line_is_cut_around_the_place():
    shown = frame("x" * 500 + "$y" + "z" * 500, "$y").splitlines()
    assert shown == [
        "1 | …" + "x" * 24 + "$y" + "z" * 74 + "…",
        "  | " + " " * 25 + "^^",
    ]


@given(st.text(st.characters(codec="utf-8", exclude_characters="^"), max_size=300), st.data())
def test_carets_stand_under_their_characters(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    source = Source("a", text)
    lines = code_frame(source, (Mark(Span(start, end)),))
    number, column = source.position(start)
    assert any("^" in line for line in lines)
    line = source.line_text(number)
    if sum(cell.width for cell in cells(line)) <= 100:
        caret = next(index for index, shown in enumerate(lines) if shown.startswith(f"{number} |")) + 1
        before = sum(cell.width for cell in cells(line)[: column - 1])
        assert lines[caret].index("^") == len(f"{number} | ") + before


def test_line_of_a_stream():
    with pytest.raises(PayloadError) as raised:
        list(read_json_lines(['{"a": 1}\n', '{"a": 1,}\n'], name="all.jsonl"))
    assert (
        error_problem(raised.value)
        .text()
        .startswith(
            'all.jsonl:2:8: error: A comma stands before the closing `}`\n2 | {"a": 1,}\n  |        ^\n'
        )
    )
