"""`Search`: for each arm that no scenario reaches the change that reaches it, or none."""

from __future__ import annotations

import json

import pytest

from velocity_preview.engine import Template
from velocity_preview.payloads import load_payload
from velocity_preview.whatif import Proposal, Search, Study

CASES = {
    "equal": ("#if($s == 'gold')#end", {"s": "x"}, ['if: `s` = `"gold"`']),
    "equals": ("#if($s.equals('0'))#end", {"s": "x"}, ['if: `s` = `"0"`']),
    "no payload has it": ("#if($s == 'gold')#end", {"z": 1}, ['if: `s` = `"gold"`']),
    "elseif": (
        "#if($s == 'a')#elseif($s == 'b')#else#end",
        {"s": "x"},
        ['if: `s` = `"a"`', 'elseif: `s` = `"b"`'],
    ),
    "else": ("#if($s == 'a')#else#end", {"s": "a"}, ["else: `s` is absent"]),
    "above": ("#if($n > 100)#end", {"n": 5}, ["if: `n` = `101`"]),
    "below": ("#if($n < 5)#end", {"n": 5}, ["if: `n` = `4`"]),
    "a number in a string": ("#if($n > 100)#end", {"n": "5"}, ['if: `n` = `"101"`']),
    "a boolean": ("#if($b)#else#end", {"b": True}, ["else: `b` = `false`"]),
    "size": ("#if($l.size() > 2)#end", {"l": [7]}, ["if: `l` = `[7, 7, 7]`"]),
    "contains": ("#if($l.contains('x'))#end", {"l": ["a"]}, ['if: `l` = `["x"]`']),
    "length": ("#if($t.length() > 3)#end", {"t": "a b"}, ['if: `t` = `"xxxx"`']),
    "past an if": ("#if($name)#end", {"name": "Ada"}, ["no-else: `name` is absent"]),
    "a body": ("#foreach($i in $l)#end", {"l": []}, ["foreach: `l` = `[{}]`"]),
    "no item": ("#foreach($i in $l)#else#end", {"l": [1]}, ["foreach-else: `l` is absent"]),
    "in items": (
        "#foreach($i in $l)#if($i.p > 9)#end#end",
        {"l": [{"p": 1}, {"p": 2}]},
        ["if: `l[*].p` = `10`"],
    ),
    "keys": ("#if($data.get('u').lang == 'de')#end", {"u": {"lang": "en"}}, ['if: `u.lang` = `"de"`']),
    "both": ("#if($a == 'x' && $n > 3)#end", {"a": "a", "n": 1}, ['if: `a` = `"x"`, `n` = `4`']),
    "three": (
        "#if($a == 'x' && $b == 'y' && $c == 'z')#end",
        {"a": "", "b": "", "c": ""},
        ['if: `a` = `"x"`, `b` = `"y"`, `c` = `"z"`'],
    ),
    "nested": (
        "#if($a == 'x')#if($b == 'y')#if($c == 'z')#end#end#end",
        {"q": 1},
        [
            'if: `a` = `"x"`',
            'if: `a` = `"x"`, `b` = `"y"`',
            'no-else: `a` = `"x"`',
            'if: `a` = `"x"`, `b` = `"y"`, `c` = `"z"`',
            'no-else: `a` = `"x"`, `b` = `"y"`',
        ],
    ),
    "loops in loops": (
        "#foreach($o in $orders)#foreach($l in $o.lines)$l#end#end",
        {"orders": []},
        ["foreach: `orders` = `[{}]`", "foreach: `orders` = `[{}]`, `orders[*].lines` = `[{}]`"],
    ),
    "an assignment": (
        "#set($top = false)#if($n >= 5)#set($top = true)#end#if($top)#end",
        {"n": 1},
        ["if: `n` = `5`", "if: `n` = `5`"],
    ),
    "a macro": (
        "#macro(m $p)#if($p.n > 9)#end#end#m($item)",
        {"item": {"n": 1}},
        ["if: `item.n` = `10`"],
    ),
    "a call": ("#macro(m)#end#if($s == 'a')#m()#end", {"s": ""}, ['macro: `s` = `"a"`', 'if: `s` = `"a"`']),
    "never": ("#if($n == 1 && $n == 2)#end#if(false)#end", {"n": 5}, ["if: ", "if: "]),
    "no number of JSON": (f"#if($n >= 1e400)#end#if($n > {10**400})#end", {"n": 5}, ["if: ", "if: "]),
    "not sent": ("#if($s == 'a')$s.substring(9)#end", {"s": ""}, ["if: "]),
    "all reached": ("#foreach($i in $l)$i#end", {"l": [1]}, []),
}


def searched(text: str, *roots: dict[str, object]) -> tuple[Search, tuple[Proposal, ...]]:
    payloads = [load_payload(json.dumps(root)) for root in roots]
    scenarios = [(f"{number}", payload.scenarios[0]) for number, payload in enumerate(payloads)]
    search = Search(Study(Template.parse(text), scenarios, {}))
    return search, search.proposals()


def written(proposal: Proposal) -> str:
    return f"{proposal.arm.kind}: {', '.join(change.words for change in proposal.changes)}"


@pytest.mark.parametrize(("text", "root", "expected"), CASES.values(), ids=CASES)
def test_proposals(text, root, expected):
    assert [written(proposal) for proposal in searched(text, root)[1]] == expected


@pytest.mark.parametrize(("text", "root", "expected"), CASES.values(), ids=CASES)
def test_the_data_of_the_proposals_reaches_all_of_them(text, root, expected):
    search, proposals = searched(text, root)
    found = [search.root(proposal) for proposal in proposals if proposal.is_reached]
    left = searched(text, root, *found)[1]
    assert [written(proposal) for proposal in left] == [line for line in expected if line.endswith(": ")]


def test_what_is_around_is_reached_with_the_scenario_that_has_it():
    text = "#if($kind == 'order')#if($paid)#else#end#else#end"
    _, (proposal,) = searched(text, {"kind": "news", "paid": True}, {"kind": "order", "paid": True})
    assert (proposal.scenario, written(proposal)) == ("1", "else: `paid` = `false`")


def test_many_conditions_end():
    """No more merges than its bound, however many fields there are."""
    fields = [f"f{number}" for number in range(30)]
    text = f"#if({' && '.join(f'${name} > $g{name}' for name in fields)})#end"
    assert len(searched(text, dict.fromkeys(fields, 1))[1]) == 1
