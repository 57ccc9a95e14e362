"""What holds for any template."""

from __future__ import annotations

from copy import deepcopy

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from velocity_preview import MergeError, Template, VelocitySyntaxError

_PIECES = ("$", "#", "!", "{", "}", "(", ")", "[", "]", "'", '"', ".", ",", "\\", " ", "\n", "a", "1", "=", "|", "#if(", "#end",
           "#else", "#set(", "#foreach(", "$a", "$a.b", "$!a", "in", "true", "##", "#*", "*#", "#[[", "]]#", "#macro(", "é")  # fmt: skip
vtl = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)
engines = st.sampled_from(("2.4.1", "1.7"))
DATA = {"a": {"b": [1, {"c": None}], "d": "x"}, "data": {"n": [3, 1]}}


def _refusal(text, engine):
    try:
        Template.parse(text, engine=engine)
    except VelocitySyntaxError as error:
        return error
    return None


@settings(max_examples=600, deadline=None)
@given(vtl, engines)
def test_parsing_raises_nothing_but_a_located_error(text, engine):
    error = _refusal(text, engine)
    if error is not None:
        assert 0 <= error.span.start <= error.span.end <= len(text) + 1
        assert error.line >= 1
        assert error.column >= 0


@settings(max_examples=300, deadline=None)
@given(st.text().filter(lambda text: not set(text) & set("$#")), engines)
def test_text_without_sigils_is_unchanged(text, engine):
    assert Template.parse(text, engine=engine).merge({}) == text


@settings(max_examples=400, deadline=None)
@given(vtl, engines)
def test_elements_nest_and_stand_in_order(text, engine):
    try:
        template = Template.parse(text, engine=engine)
    except VelocitySyntaxError:
        return
    for element in template.root_element.walk():
        at = element.span.start
        for child in element.children():
            assert at <= child.span.start <= child.span.end <= element.span.end
            at = child.span.start


@settings(max_examples=400, deadline=None)
@given(vtl, engines)
def test_the_outermost_elements_cover_the_source(text, engine):
    try:
        template = Template.parse(text, engine=engine)
    except VelocitySyntaxError:
        return
    at = 0
    for element in template.root_element.children():
        assert element.span.start == at
        at = element.span.end
    assert at == len(text)


@settings(max_examples=300, deadline=None)
@given(vtl, engines)
def test_merging_twice_gives_the_same_and_leaves_the_data(text, engine):
    data = deepcopy(DATA)
    try:
        template = Template.parse(text, engine=engine)
        first = template.merge(data)
    except (VelocitySyntaxError, MergeError):
        return
    assert template.merge(data) == first
    assert data == DATA


@pytest.mark.parametrize("change", ["$a.put('k', 1)", "$a.b.add(7)", "$a.b.add(0, 7)", "#set($a.d = 'y')", "#set($a.b[0] = 9)",
                                    "$data.n.clear()", "#set($m = $a)$m.clear()", "#foreach($x in [$a])$x.clear()#end"])  # fmt: skip
def test_a_template_changes_its_own_copy(change):
    data = deepcopy(DATA)
    Template.parse(change).merge(data)
    assert data == DATA
