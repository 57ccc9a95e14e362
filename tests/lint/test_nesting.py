"""What is nested deep, or calls itself in ever other orders, is linted in a time that grows with its size."""

from __future__ import annotations

import pytest

from velocity_preview.lint import lint

DATA = '{"l": [1], "m": {"k": 1}, "no": 0}'
DEEP = 200
NESTED = {
    "loops": ("#foreach($i in $l)#set($x = $i)", "$x", "#end"),
    "tests": ("#if($m)#set($x = $m)", "$!x", "#end"),
    "calls": ("#set($x = $m.get(" + "$m.get(" * DEEP, "'k'", ")" * DEEP + "))"),
    "lists": ("#set($x = [" + "[" * DEEP, "$m", "]" * DEEP + "])"),
}


def rules_of(template: str) -> list[str]:
    return [finding.rule for finding in lint(template, DATA).findings]


@pytest.mark.parametrize("name", NESTED)
def test_deep(name):
    opening, inner, closing = NESTED[name]
    times = 1 if DEEP * "(" in opening or len(closing) > DEEP else DEEP
    report = rules_of(opening * times + inner + closing * times)
    assert "syntax-error" not in report
    unset = rules_of(opening * times + inner + closing * times + "$nope")
    assert unset.count("unknown-reference") == 1


def test_what_a_turn_of_a_deep_loop_leaves_to_the_next():
    loops = "#foreach($i in $l)" * 8
    assert rules_of(f"{loops}$!x#set($x = $i){'#end' * 8}") == []
    assert "unknown-reference" in rules_of(f"{loops}$x{'#end' * 8}")


@pytest.mark.parametrize("kind", ["macros", "blocks"])
def test_each_calls_all_others(kind):
    names = [f"n{number}" for number in range(14)]
    opening, call = ("#macro({})", "#{}()") if kind == "macros" else ("#define(${})", "${}")
    bodies = "".join(
        opening.format(name) + "".join(call.format(other) for other in names if other != name) + "#end"
        for name in names
    )
    assert "unknown-reference" in rules_of(f"{bodies}{call.format('n0')}$nope")
