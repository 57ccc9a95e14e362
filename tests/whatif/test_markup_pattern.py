"""Pairs and pieces of HTML are found as one regular expression finds them, and what is never closed is passed once."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from velocity_preview.whatif.html_places import Attributes, Hidden, Tags, visible_text
from velocity_preview.whatif.markup_pattern import MarkupPattern

MARKUP = MarkupPattern(
    (("<!--", "-->"), (r"<style\b", r"</style\s*>"), ("<!", ">")),
    r"<(?P<name>[a-z]+)(?:[^<>\"]|\"[^\"]*\")*>",
)
ONE_EXPRESSION = re.compile(
    r"<!--.*?-->|<style\b.*?</style\s*>|<![^>]*>|<(?P<name>[a-z]+)(?:[^<>\"]|\"[^\"]*\")*>",
    re.DOTALL | re.IGNORECASE,
)
PIECES = ("<!--", "-->", "<style", "</style ", "<!", ">", "<a", '"', "x", " ", "\n", "-", "<")


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(deadline=None)
def test_what_one_expression_finds(html: str) -> None:
    found = [(match.span(), match["name"]) for match in MARKUP.finditer(html)]
    assert found == [(match.span(), match["name"]) for match in ONE_EXPRESSION.finditer(html)]


@pytest.mark.parametrize("opener", ["<!-- ", "<style> ", "<title>", "<!", "<p title=' "])
def test_what_is_never_closed(opener: str) -> None:
    """Half a megabyte of it, which one expression looks through for many minutes."""
    html = "<b>Mia</b> " + opener * (500_000 // len(opener))
    assert visible_text(html).startswith("Mia")
    assert not Hidden(html).has(html.index("Mia"))
    assert Attributes(html).at(html.index("Mia")) is None
    assert "b" in Tags(html).names


def test_a_long_word_in_a_tag() -> None:
    html = f'<a {"x" * 500_000} href="/mia">'
    attribute = Attributes(html).at(html.index("/mia"))
    assert attribute is not None
    assert attribute.name == "href"
