"""Regular expressions and format strings, as the real engines answered."""

from __future__ import annotations

import pytest
from value_notation import read_value, recorded

from velocity_preview.values import regular_expressions
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.formatting import format_text
from velocity_preview.values.regular_expressions import matches, replace_all, replace_first, split
from velocity_preview.values.text import java_string


def search(line):
    text, pattern = line["text"], line["pattern"]
    if line["method"] == "split":
        return java_string(split(text, pattern, line.get("limit", 0)))
    if line["method"] == "matches":
        return java_string(matches(text, pattern))
    change = replace_all if line["method"] == "replaceAll" else replace_first
    return change(text, pattern, line["replacement"])


@pytest.mark.parametrize("line", recorded("regular_expressions.jsonl"), ids=lambda line: line["pattern"])
def test_a_regular_expression_finds_what_java_finds(line):
    if "throws" in line:
        with pytest.raises(JavaException) as caught:
            search(line)
        assert str(caught.value) == line["throws"]
    else:
        assert search(line) == line["prints"]


@pytest.mark.parametrize("search", [matches, split, lambda text, pattern: replace_all(text, pattern, "")])
def test_a_pattern_that_takes_for_ever_is_stopped(search, monkeypatch):
    monkeypatch.setattr(regular_expressions, "SECONDS", 0.05)
    with pytest.raises(TimeoutError):
        search("x" * 60, "((x|x)+)+y")


@pytest.mark.parametrize("line", recorded("formats.jsonl"), ids=lambda line: line["format"])
def test_a_format_string_is_filled_in_as_java_does(line):
    arguments = None if line["arguments"] is None else list(map(read_value, line["arguments"]))
    if "throws" in line:
        with pytest.raises(JavaException) as caught:
            format_text(line["format"], arguments)
        assert str(caught.value) == line["throws"]
    else:
        assert format_text(line["format"], arguments) == line["prints"]
