"""Conditions in words, and their opposites."""

from __future__ import annotations

import pytest

from velocity_preview.analysis.arms import arms_of
from velocity_preview.analysis.condition_words import ConditionWords
from velocity_preview.engine import Template
from velocity_preview.engine.if_directive import IfDirective


def said(condition: str, engine: str = "2.4.1") -> tuple[str | None, str | None]:
    """Where it is true, and where it is false."""
    template = Template.parse(f"#if({condition})x#end", engine=engine)
    directive = arms_of(template)[0].opener
    assert isinstance(directive, IfDirective)
    words = ConditionWords(template.engine)
    return words.all_of([(directive.condition, True)]), words.all_of([(directive.condition, False)])


@pytest.mark.parametrize(
    ("condition", "true", "false"),
    [
        ("$a", "`a` has a value", "`a` is missing, empty, 0 or false"),
        ("!$a.b", "`a.b` is missing, empty, 0 or false", "`a.b` has a value"),
        ("$data.get('a').get('b')", "`a.b` has a value", "`a.b` is missing, empty, 0 or false"),
        ("$data", "`data` has a value", "`data` is missing, empty, 0 or false"),
        ("$a && $a != ''", "`a` has a value", "`a` is missing, empty, 0 or false"),
        ("$a == 'gold' || $b > 3", "`a` is `gold`, or `b` is above `3`",
         "`a` is not `gold` and `b` is not above `3`"),
        ("$a == 'x' || $a == 'y'", "`a` is `x` or is `y`", "`a` is not `x` and is not `y`"),
        ("$a == 1 && ($b || $c)", "`a` is `1` and (`b` has a value, or `c` has a value)",
         "`a` is not `1`, or (`b` is missing, empty, 0 or false and `c` is missing, empty, 0 or false)"),
        ("'x' == $a", "`a` is `x`", "`a` is not `x`"),
        ("$a == $b", "`a` is `$b`", "`a` is not `$b`"),
        ("$items.size() > 0", "the number of `items` is above `0`", "the number of `items` is not above `0`"),
        ("$items.isEmpty()", "`items` is empty", "`items` is not empty"),
        ("$a.contains('x')", "`a` contains `x`", "`a` does not contain `x`"),
        ("$foreach.hasNext", "the item is not the last", "the item is the last"),
        ("$a.foo(1)", "`$a.foo(1)` is true", "`$a.foo(1)` is not true"),
        ("1 + $a == 2", "`1 + $a` is `2`", "`1 + $a` is not `2`"),
        ("$a == 'back`tick'", "`a` is `back'tick`", "`a` is not `back'tick`"),
        ("$a && $b && $c && $d && $e", None, None),
    ],
)  # fmt: skip
def test_words(condition, true, false):
    assert said(condition) == (true, false)


def test_an_empty_text_is_true_in_1_7():
    assert said("$a", "1.7") == ("`a` has a value", "`a` is missing or false")
