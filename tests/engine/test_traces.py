"""Traces: the pieces of the message with their data paths, what was written before an error, what is missing."""

from __future__ import annotations

import pytest

from velocity_preview import Template
from velocity_preview.engine.limits import Limits

_DATA = {
    "a": "A",
    "n": 1,
    "key": "k",
    "list": [{"k": "one", "n": 0}, {"k": "two", "n": 1}],
    "map": {"k": "K", "list": ["x", "y"]},
}


def _trace(text, engine="2.4.1"):
    return Template.parse(text, engine=engine).trace({"data": _DATA})


def _paths(trace):
    return [
        (trace.text[piece.start : piece.end], piece.path) for piece in trace.pieces if piece.path is not None
    ]


@pytest.mark.parametrize("engine", ["2.4.1", "1.7"])
@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("<$data.a>", [("A", ("data", "a"))]),
        ("$data.get('map').k", [("K", ("data", "map", "k"))]),
        ("#set($m = $data.map)$m.k", [("K", ("data", "map", "k"))]),
        ("#set($m = $data.a)#set($m = $data.list)$m.get(1).k", [("two", ("data", "list", 1, "k"))]),
        ("$data.list.get($data.n).k", [("two", ("data", "list", 1, "k"))]),
        ("$data.map.get($data.key)", [("K", ("data", "map", "k"))]),
        ('$data.list.get(0).get("$data.key")', [("one", ("data", "list", 0, "k"))]),
        (
            "#foreach($x in $data.list)$x.k#end",
            [("one", ("data", "list", 0, "k")), ("two", ("data", "list", 1, "k"))],
        ),
        (
            "#foreach($x in $data.map.list)$x#set($x = $data.a)$x#end",
            [
                ("x", ("data", "map", "list", 0)),
                ("A", ("data", "a")),
                ("y", ("data", "map", "list", 1)),
                ("A", ("data", "a")),
            ],
        ),
        ("#set($s = $data.n + 1)$s$data.list.size()", []),
        (
            "$foreach.index#foreach($x in [7])$foreach.index$x#end",
            [("$foreach.index", ("foreach", "index")), ("0", ("foreach", "index"))],
        ),
        (r"\\$data.a", [(r"\A", ("data", "a"))]),
    ],
)
def test_paths(text, paths, engine):
    assert _paths(_trace(text, engine)) == paths


def test_alternate_values():
    assert _paths(_trace("${data.a|$data.n}${data.none|$data.n}${data.none|'x'}")) == [("A", ("data", "a"))]


def test_references_that_print_others_before_themselves():
    text = '#define($block)<$data.a>#end#macro(inner)1#end$data.key$block$data.list.get("#inner()").'
    trace = _trace(text)
    assert _paths(trace) == [
        ("k", ("data", "key")),
        ("<A>", ("block",)),
        ("{k=two, n=1}", ("data", "list", "1")),
    ]
    assert [record.text for record in trace.prints] == ["k", "A", "<A>", "{k=two, n=1}"]


def test_a_macro_that_calls_itself_while_a_reference_is_computed():
    body = '$item.k $data.map.get("#if($item.n > 0)#row($data.list.get(0))#end")'
    trace = _trace(f"#macro(row $item){body}#end#row($data.list.get(1))")
    (first, _), (second, path) = _paths(trace)
    assert (first, second) == ("two", '$data.map.get("#if($item.n > 0)#row($data.list.get(0))#end")')
    assert path == ("data", "map", 'one $data.map.get("#if($item.n > 0)#row($data.list.get(0))#end")')


@pytest.mark.parametrize("engine", ["2.4.1", "1.7"])
def test_all_before_an_error_is_written(engine):
    trace = _trace("a $data.key #if($data.n)b$data.a$data.a.substring(9)c#end", engine)
    assert trace.text == trace.error.written == "a k bA"
    assert [trace.text[piece.start : piece.end] for piece in trace.pieces] == ["a ", "k", " ", "b", "A"]


@pytest.mark.parametrize("engine", ["2.4.1", "1.7"])
def test_a_limit_is_told_at_the_reference_that_reaches_it(engine):
    text = "#define($block)$data.a$data.key#end$data.a $block $data.key"
    template = Template.parse(text, engine=engine, limits=Limits(text=1))
    error = template.trace({"data": _DATA}).error
    assert error.message == "A string is longer than 1 characters."
    assert text[error.span.start : error.span.end] == "$block"


def test_a_name_that_null_leaves_as_it_is():
    text = "#set($a = $data.a)#set($a = $data.nothing)$a"
    assert _paths(_trace(text, "1.7")) == [("A", ("data", "a"))]
    assert _paths(_trace(text)) == [("$a", ("data", "nothing"))]


def test_missing_members():
    text = "$data.a.foo()#foreach($x in $data.list)$x.k.bar()$x.get('k').baz $data.list.zip#end"
    string, found = "java.lang.String", [(".bar()", "java.lang.String"), (".baz", "java.lang.String")]
    found.append((".zip", "java.util.ArrayList"))
    missing = [(one.element.source_text, one.java_class) for one in _trace(text).missing]
    assert missing == [(".foo()", string), *found, *found]


def test_visits():
    text = "#foreach($x in $data.list)#if($x.n)a#end#end#if(\"$data.a\" == 'A')b#{else}c#end"
    visits = _trace(text).visits
    counts = {(type(element).__name__, element.source_text): count for element, count in visits.items()}
    assert counts == {
        ("Block", "#if($x.n)a#end"): 2,
        ("Block", "$data.a"): 1,
        ("Block", "a"): 1,
        ("Block", "b"): 1,
        ("Block", text): 1,
        ("IfDirective", "#if($x.n)a#end"): 1,
    }
