"""A page reads JSON Lines as `render` does."""

from __future__ import annotations

from velocity_preview.preview.messages import read_scenarios


def test_a_line_separator_in_a_string_ends_no_line():
    text = '{"a": "x\u2028y\u0085z"}\r\n{"a": "b"}\n'
    scenarios = read_scenarios(text, "people.jsonl", None, None)
    assert [(one.name, one.context["a"]) for one in scenarios] == [("1", "x\u2028y\x85z"), ("2", "b")]
