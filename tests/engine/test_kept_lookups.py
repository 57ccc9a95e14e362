"""Code that runs often keeps what it looks up, prints at once, calculates small numbers itself and calls macros
as functions: a trace does none of this, and prints the same.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from velocity_preview import MergeError, Template, VelocitySyntaxError
from velocity_preview.tools import toolbox

_KEYS = ("a", "b", "c")
_REFERENCES = (
    "$x.a", "$!x.b", "${x.c}", "$x.get('a')", "$data.a", "$x.c.a", "$x.size()", "$foreach.count", "$foreach.last",
    "$y", "$y.a", "$sum", "$x.b.equals('é')", "$x.c.isEmpty()", "$x.get($x.b)", "$\\!x", "${x.b|'none'}",
)  # fmt: skip
_DIRECTIVES = (
    "#set($sum = $x.a + 1)", "#set($sum = $sum * $x.a)", "#set($sum = $x.a / $x.b)", "#set($sum = $x.a % 2)",
    "#set($sum = $foreach.index - $data.a)", "#set($y = $x)", "#leaf($x)", "#leaf($x.a)", "#calls($x)", "#leaf()",
    "#ffffff", "#sets($x)", "#tells()",
)  # fmt: skip
_MACROS = (
    "#macro(leaf $y)[$y $!y.a#if($y.b)+$x.a#end#foreach($z in $y.c)$z $foreach.index#end]#end"
    "#macro(calls $y)<$y.a#leaf($y.c)$y.a>#end"
    "#macro(sets $y)#set($y = 3)$y#end"
    "#macro(tells)$foreach.count $x.a#end"
)
_TEXTS = (" ", "{", "}", "{{$", "\\", "\\N{a}", "'", '"', "\n", "é", "Ł", "\N{BROOM}", "K0")
_TESTS = (
    "$x.a", "$x.a > $x.b", "$x.b == 'é'", "$x.a <= 2 && $x.c", "$x.b.equals($x.c)", "$foreach.index % 2 == 1",
    "$foreach.hasNext", "!$foreach.first",
)  # fmt: skip
_OFTEN = 60
"""Merges after which a template has been compiled again."""

pieces = st.one_of(map(st.sampled_from, (_REFERENCES, _DIRECTIVES, _TEXTS)))
conditions = st.sampled_from(_TESTS)
rows = st.recursive(
    st.lists(pieces, max_size=4).map("".join),
    lambda inner: st.one_of(
        st.tuples(conditions, inner, inner).map(lambda arms: "#if({})x{}#{{else}}{}#end".format(*arms)),
        st.tuples(conditions, inner, conditions, inner).map(
            lambda arms: "#if({})x{}#elseif({})y{}#end".format(*arms)
        ),
        st.tuples(inner, inner).map("#foreach($y in $x.c)-#end".join),
        inner.map("#foreach($y in [1..2])%s#end".__mod__),
    ),
    max_leaves=4,
)
values = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 3), st.just(2.5), st.sampled_from(("", "é", "Ł"))
)
maps = st.dictionaries(
    st.sampled_from(_KEYS), st.one_of(values, st.dictionaries(st.sampled_from(_KEYS), values))
)
items = st.lists(st.one_of(maps, values, st.lists(values, max_size=2)), max_size=4)
engines = st.sampled_from(("2.4.1", "1.7"))


def _all_ways(template, context):
    """What the merges print, the first and one of many, and the trace."""
    texts = [template.merge(context) for _ in range(_OFTEN)]
    return {*texts, template.trace(context).text}


@settings(max_examples=250, deadline=None)
@given(rows, items, maps, engines)
def test_a_loop_prints_what_its_trace_prints(row, items, data, engine):
    context = {"items": items, "data": data}
    try:
        template = Template.parse(f"{_MACROS}#foreach($x in $items){row}#end", engine=engine)
        texts = _all_ways(template, context)
    except (VelocitySyntaxError, MergeError):
        return
    assert len(texts) == 1


@settings(max_examples=250, deadline=None)
@given(rows, maps, maps, st.sampled_from(("", "x", "y", "sum")), engines)
def test_a_template_prints_what_its_trace_prints(row, x, data, hidden, engine):
    context = {"x": x, "data": data, hidden: 2}
    try:
        template = Template.parse(f"{row}{_MACROS}", engine=engine)
        texts = _all_ways(template, context)
    except (VelocitySyntaxError, MergeError):
        return
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("#macro(m)$foreach.count$x #end#foreach($x in $l)#m()#end", "15 26 "),
        ("#macro(m)$foreach.count #end#foreach($x in $l)#m()#end$!foreach", "1 2 "),
        ("#macro(m $x)$x$y #end#foreach($x in $l)#set($y = $x + 1)#m(9)$x #end", "96 5 97 6 "),
        ("#macro(m $x)$x#set($x = 1)$x #end#foreach($x in $l)#m($x)$x #end", "51 1 61 1 "),
        ("#macro(m $x)$x#n()#end#macro(n)$x #end#foreach($x in $l)#m(9)$x #end", "99 5 99 6 "),
        ("#macro(m $x)$d #end#define($d)$x#end#foreach($x in $l)#m(9)$x #end", "9 5 9 6 "),
        ("#macro(m $x)$x$bodyContent #end#foreach($x in $l)#@m(9)$x#end$x#end", "99 599 6"),
        ("#macro(m $x)#foreach($x in [7, 8])$x#end$x #end#foreach($x in $l)#m($x)#end", "785 786 "),
        ("#macro(m $x $y)$x$!y #end#foreach($x in $l)#m(1)#m(1 2)#m(1 2 3)#end", "1 12 12 1 12 12 "),
        ("#macro(m $a)$a#ff0000 #end#foreach($x in $l)#m('#')#end", "##ff0000 ##ff0000 "),
        ("#macro(m $a)$a#break$a#end#foreach($x in $l)#m($x)#end", "56"),
        ("#macro(m $a)$a#end#macro(n $i)#if($i < 40)#set($j = $i + 1)#n($j)#end#m($i)#end#n(1)", None),
    ],
)
def test_a_macro_sees_what_its_caller_has_bound(template, text):
    template = Template.parse(template)
    if text is None:
        with pytest.raises(MergeError, match="Max calling depth of 20 was exceeded in macro 'n'"):
            template.merge({})
    else:
        assert _all_ways(template, {"l": [5, 6]}) == {text}


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


def test_an_included_template_asks_again_for_what_macros_of_the_outer_one_bind():
    outer = "#macro(m)#set($x = 2)#end#set($x = 1)#parse('inner.vm')"
    template = Template.parse(outer, includes={"inner.vm": "$x#m()$x"})
    assert _all_ways(template, {}) == {"12"}
