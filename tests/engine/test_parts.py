"""Long blocks, chains and lists become functions in parts: what is cut anywhere prints what it prints whole."""

from __future__ import annotations

import pytest
from recorded import FOLDER, cases_of

from velocity_preview import MergeError, Template
from velocity_preview.engine import function

ENGINES = ("2.4.1", "1.7")


@pytest.mark.parametrize("name", ["foreach", "if", "macro", "set", "toplevel"])
def test_recorded_cases_in_the_smallest_parts(name, monkeypatch):
    cases = list(cases_of(FOLDER / f"{name}.jsonl"))
    whole = [case.outcome() for case in cases]
    monkeypatch.setattr(function, "_MOST_SOURCE", 0)
    assert [case.outcome() for case in cases] == whole


LONG = {
    "sums": ("#set($x = 1" + " + $one * 2 - 1" * 4_000 + ")$x", "4001"),
    "tests": ("#if($one" + " && $one == 1" * 4_000 + ")yes#end", "yes"),
    "one false test": ("#if($one" + " && $one" * 4_000 + " && $none)x#{else}no#end", "no"),
    "one true test": ("#if($none" + " || $none" * 4_000 + " || $one)yes#end", "yes"),
    "arms": ("#if($none)x" + "#elseif($one == 2)x" * 4_000 + "#elseif($one)yes#{else}x#end", "yes"),
    "no arm": ("#if($none)x" + "#elseif($one == 2)x" * 4_000 + "#{else}no#end", "no"),
    "a break in an arm": (
        "#foreach($i in [1..3])#if($none)x"
        + "#elseif($i == 9)x" * 4_000
        + "#elseif($i == 2)#break#{else}$i#end#end.",
        "1.",
    ),
    "members": ("$self" + ".self" * 10_000 + ".one", "1"),
    "items": ("#set($x = [0" + ", $one, $self.one" * 4_000 + "])$x.size() $x.get(8000)", "8001 1"),
    "pairs": ("#set($x = {'a': 1" + ", 'b': $self.one" * 4_000 + "})$x.b", "1"),
    "a string": ('#set($x = "' + "$one$self.one," * 4_000 + '")$x.length()', "12000"),
    "a null at the end": ("#set($x = 'a'" + " + $one" * 4_000 + " + $none)$x.substring(3999)", "11$none"),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", LONG)
def test_long(name, engine):
    template, message = LONG[name]
    context = {"one": 1, "self": {"one": 1}}
    context["self"]["self"] = context["self"]
    assert Template.parse(template, engine=engine).merge(context) == message


@pytest.mark.parametrize("engine", ENGINES)
def test_an_error_far_inside_has_its_place(engine):
    members = ".self" * 4_000
    template = Template.parse(f"ok\n$self{members}.text.substring(9)", engine=engine)
    context = {"self": {"text": "abc"}}
    context["self"]["self"] = context["self"]
    with pytest.raises(MergeError) as caught:
        template.merge(context)
    assert (caught.value.line, caught.value.written) == (2, "ok\n")
    assert caught.value.column == len(f"$self{members}.text.") + 1


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("depth", [1, 39, 40, 41, 100])
def test_arguments_for_nothing_are_not_computed_however_deep(depth, engine):
    nothing = "$none.get($one.substring(9))"
    tested = "$text.equals(" * depth + nothing + ")" * depth
    nested = "#if($text)" * depth + "#unknown($text.substring(9)) x" + "#end" * depth
    for template in (f"#if({tested})x#else no#end", nested):
        parsed = Template.parse(template, engine=engine)
        message = parsed.merge({"text": "abc", "one": "1"})
        assert message in (" no", nested[10 * depth : -4 * depth])
        assert parsed.trace({"text": "abc", "one": "1"}).text == message
