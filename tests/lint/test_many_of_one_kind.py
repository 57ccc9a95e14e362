"""Thousands of one mistake are reported in a time that grows with their number."""

from __future__ import annotations

import json

import pytest

from velocity_preview.lint import Linter, LintOptions, lint
from velocity_preview.payloads import load_payload
from velocity_preview.source import Source

DATA = '{"data": {"a": 1, "name": "Mia", "list": [1]}}'
MANY = 1_000
BROKEN = {
    "#if(\n": "unclosed-directive",
    '#set($x="\n': "unbalanced-bracket",
    "#elseif(\n": "unbalanced-bracket",
    "$a.b(\n\n\n\n": "unbalanced-bracket",
    "${a.b(\n\n\n": "unbalanced-bracket",
    "#{set}($x = [\n": "unbalanced-bracket",
    "#else if($a)\n": "misspelled-directive",
    "#elseif($a)\n": "stray-directive",
    "<!-- #if(&gt;\n": "html-entity-in-directive",
}


@pytest.mark.parametrize("unit", BROKEN)
def test_broken(unit):
    rules = [finding.rule for finding in lint(unit * MANY).findings]
    assert rules.count(BROKEN[unit]) > MANY // 2


def rules_of(template: str) -> list[str]:
    return [finding.rule for finding in lint(template, DATA).findings]


def test_arms_of_one_block():
    assert rules_of("#if($a)x" + "#elseif($a)x" * MANY + "#end") == ["constant-condition"] * MANY


def test_words_behind_blocks_in_each_other():
    rules = rules_of("#if($a)" * MANY + "x#end" * MANY + "#endif " * MANY)
    assert rules.count("misspelled-directive") == MANY


def test_what_stands_for_others():
    assert rules_of("$a-b\n" * MANY) == ["engine-divergence"] * MANY


def test_comments_that_suppress():
    comment = "## velocity-preview: disable-next-line unknown-reference\n"
    assert rules_of(f"{comment}$nope\n" * MANY) == []


def test_comments_that_disable_and_enable():
    text = "## velocity-preview: disable unknown-reference\n" * MANY
    text += "$nope\n" + "## velocity-preview: enable unknown-reference\n" * MANY
    rules = rules_of(text)
    assert set(rules) == {"unused-suppression"}
    assert len(rules) == 2 * (MANY - 1)


def test_misspelled_names_that_differ():
    names = "".join(f"$nmae{number}\n" for number in range(MANY))
    assert rules_of(names) == ["unknown-reference"] * MANY


def test_calls_of_macros_that_are_called_differently():
    macros = "".join(f"#macro(part{number})x#end\n" for number in range(MANY))
    calls = "".join(f"#prat{number}()\n" for number in range(MANY))
    assert rules_of(macros + calls).count("unknown-macro") == MANY


def test_calls_of_a_long_macro():
    body = "".join(f"$p.length() $first{number}\n" for number in range(MANY))
    calls = "#long('a')\n" * MANY
    rules = rules_of(f"#macro(long $p){body}#set($left = $p)#end\n{calls}$left $nope")
    assert rules == ["unknown-reference"] * (MANY + 1)


def test_calls_of_a_long_macro_with_too_few_arguments():
    body = "x$a " * MANY
    rules = rules_of(f"#macro(long $p $q){body}$p $q#end\n" + "#long(1)\n" * MANY)
    assert rules == ["macro-arity"] * MANY


def test_missing_ends_before_thousands_of_blocks():
    rules = rules_of("#if($a)\n" * 3 + "#if($a)x#end\n" * 3 * MANY)
    assert rules.count("unclosed-directive") == 3


def test_arms_of_a_block_without_an_end():
    rules = rules_of("#if($a)x" + "#elseif($a)x" * MANY)
    assert rules.count("unclosed-directive") == 1


FAILING = {
    "$data.list.get(9)\n": ["index-out-of-range"],
    "#if($data.list.get(9))x#end\n": ["index-out-of-range"],
    "#set($x = $data.list.get(9))$!x\n": ["index-out-of-range"],
    "$data.name.matches('(')": ["failing-merge"],
    "#set($data.range[0] = 7)": ["failing-merge"],
}


@pytest.mark.parametrize("unit", FAILING)
def test_what_ends_the_merge(unit):
    rules = rules_of("#set($data.range = [1..3])" + unit * MANY + "$nmae")
    assert [rule for rule in rules if rule in FAILING[unit]] == FAILING[unit] * MANY
    assert rules[-1] == "unknown-reference"


def test_files_that_are_missing():
    rules = [
        finding.rule
        for finding in Linter(LintOptions(includes={})).lint_template(
            Source("m.vm", "#parse('a.vm')$data.list.get(9) #include('b.vm')\n" * MANY),
            load_payload(DATA).scenarios,
        )
    ]
    assert rules == ["missing-include", "index-out-of-range", "missing-include"] * MANY


def test_loops_in_each_other_without_ends():
    rules = rules_of("#foreach($i in $data.list)<p>#if($i.a.b.c)x#end #else if($a)q</p>\n" * 200)
    assert rules.count("misspelled-directive") == 200


def test_a_long_chain_in_a_condition():
    chain = json.dumps({"self": {"n": 1}})
    findings = lint(f"#if($self{'.n' * MANY})x#end$nmae", chain).findings
    assert [finding.rule for finding in findings][-1] == "unknown-reference"


def test_thousands_of_names_that_may_be_meant():
    data = json.dumps({f"name_{number}_of_many": 1 for number in range(MANY)})
    names = "".join(f"$nmae_{number}_of_many\n" for number in range(MANY + 100))
    findings = lint(names, data).findings
    assert [finding.rule for finding in findings] == ["unknown-reference"] * (MANY + 100)
    assert findings[1].help == "Did you mean `$name_1_of_many`?"
