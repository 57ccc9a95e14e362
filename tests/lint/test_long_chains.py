"""Expressions of thousands of terms are linted as short ones are."""

from __future__ import annotations

import pytest

from velocity_preview.lint import lint

PAYLOADS = ['{"n": 1, "self": {"n": 1}, "promo": ""}', '{"n": 1, "self": {"n": 1}}']
MANY = 3_000
CHAINS = {
    "&&": "#if($n" + " && $n" * MANY + "{})x#end",
    "||": "#if($n" + " || $n" * MANY + "{})x#end",
    "both": "#if($n" + " && $n || $n" * MANY + "{})x#end",
    "in brackets": "#if(!($n" + " && $n" * MANY + "){})x#end",
}


def rules_of(template: str) -> list[str]:
    return [finding.rule for finding in lint(template, PAYLOADS).findings]


@pytest.mark.parametrize("name", CHAINS)
def test_the_last_test_of_many(name):
    assert rules_of(CHAINS[name].format("")) == []
    assert rules_of(CHAINS[name].format(" && $promo != ''")) == ["one-sided-empty-test"]
    assert rules_of(CHAINS[name].format(" && $promo && $promo != ''")) == []


def test_what_the_first_of_many_tests_has_shown():
    many = " && $n" * MANY
    assert rules_of(f"#if($promo{many})$promo#end") == []
    assert rules_of(f"#if($n{many})$promo#end") == ["sometimes-missing-key"]


def test_a_long_sum():
    many = " + $n" * MANY
    assert rules_of(f"#set($x = 1{many})$x") == []
    assert rules_of(f"#set($x = 1{many} - 'a')$x") == ["null-arithmetic"]


def test_a_long_path():
    assert rules_of("$!self" + ".n" * MANY) == rules_of("$!self" + ".n" * 9)


@pytest.mark.parametrize("sign", ["<", "==", "!="])
def test_a_comparison_of_a_comparison_of_a_comparison(sign):
    many = f" {sign} $n" * 5 * MANY
    assert rules_of(f"#if($n{many})x#end") == rules_of(f"#if($n{f' {sign} $n' * 3})x#end")
    assert rules_of(f"#set($x = $n{many} {sign} $nope)$x").count("unknown-reference") == 1
