"""Lines that run often keep what they look up, and join what they print: a trace does neither, and prints the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from velocity_preview import MergeError, Template, VelocitySyntaxError
from velocity_preview.tools import toolbox

_KEYS = ("a", "b", "c")
_REFERENCES = ("$x.a", "$!x.b", "${x.c}", "$x.get('a')", "$data.a", "$x.c.a", "$x.size()", "$foreach.count")
_TEXTS = (" ", "{", "}", "{{$", "\\", "\\N{a}", "'", '"', "\n", "é", "Ł", "\N{BROOM}", "K0")
_TESTS = ("$x.a", "$x.a > $x.b", "$x.b == 'é'", "$x.a <= 2 && $x.c", "$x.b.equals($x.c)")

pieces = st.sampled_from(_REFERENCES + _TEXTS)
conditions = st.sampled_from(_TESTS)
rows = st.recursive(
    st.lists(pieces, max_size=8).map("".join),
    lambda inner: st.one_of(
        st.tuples(conditions, inner, inner).map(lambda arms: "#if({})x{}#{{else}}{}#end".format(*arms)),
        st.tuples(conditions, inner, conditions, inner).map(
            lambda arms: "#if({})x{}#elseif({})y{}#end".format(*arms)
        ),
        st.tuples(inner, inner).map("#foreach($y in $x.c)-#end".join),
        inner.map("#foreach($y in [1..2])%s#end".__mod__),
    ),
    max_leaves=6,
)
values = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 3), st.just(2.5), st.sampled_from(("", "é", "Ł"))
)
maps = st.dictionaries(
    st.sampled_from(_KEYS), st.one_of(values, st.dictionaries(st.sampled_from(_KEYS), values))
)
items = st.lists(st.one_of(maps, values, st.lists(values, max_size=2)), max_size=4)
engines = st.sampled_from(("2.4.1", "1.7"))


@settings(max_examples=400, deadline=None)
@given(rows, items, maps, engines)
def test_a_loop_prints_what_its_trace_prints(row, items, data, engine):
    context = {"items": items, "data": data}
    try:
        template = Template.parse(f"#foreach($x in $items){row}#end", engine=engine)
        text = template.merge(context)
    except (VelocitySyntaxError, MergeError):
        return
    assert text == template.trace(context).text


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("$x.k#set($x.k = 5)$x.k ", "15 25 "),
        ("$x.k$!x.put('k', 7)$x.k ", "117 227 "),
        ("#foreach($y in [$x])$y.k#set($x.k = 5)$y.k #end", "15 25 "),
    ],
)
def test_what_the_template_changes_is_looked_up_again(row, text):
    assert Template.parse(f"#foreach($x in $l){row}#end").merge({"l": [{"k": 1}, {"k": 2}]}) == text


def test_chance_is_asked_each_time():
    template = Template.parse("#foreach($i in [1..9])$mathTool.random $mathTool.random;#end")
    turns = template.merge(toolbox()).rstrip(";").split(";")
    assert any(first != second for first, second in map(str.split, turns))
