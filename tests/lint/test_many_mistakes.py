"""Mistakes in one file do not hide each other: one run reports them all, each in its line."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from velocity_preview.lint import lint

DATA = '{"name": "Mia", "n": 3, "vip": true, "items": [{"name": "Cup"}], "s": "a.b"}'
MISTAKES = {
    "#if($n = 3)x#end": "assignment-in-condition",
    "#if($n &gt; 2)x#end": "html-entity-in-directive",
    "#if($name == null)x#end": "foreign-literal",
    "#if($name == 'Mia)x#end": "unbalanced-bracket",
    "#if($vip AND $n)x#end": "foreign-operator",
    "#if($n > )x#end": "syntax-error",
    "#if($vip)x#elsif($n)y#end": "misspelled-directive",
    "#if($vip)x# end": "space-after-hash",
    "#if(${name}.isEmpty())x#end": "chain-outside-braces",
    "#if(<br>$vip)x#end": "html-in-reference",
    "#if($vip\N{NO-BREAK SPACE}&& $n)x#end": "invisible-character",
    "#foreach(i in $items)x#end": "malformed-foreach",
    "#set(total = 5)": "malformed-set",
    "#set($more = $n -1)$more": "ambiguous-minus",
    "$!data.get(‘name’)": "typographic-quote",
    "$!data.get ('name')": "detached-arguments",
    "$!data.get('ім'я')": "quote-in-quote",
    "${name|Friend}": "unquoted-alternate-value",
    '<a href="#end">x</a>': "directive-word-in-text",
    '<td bgcolor="##fff">x</td>': "accidental-comment",
    "$name.split('.').get(0)": "regex-split",
    "$!data.get('nmae')": "unknown-key",
    "#button('a')": "unknown-macro",
}


@given(st.permutations(sorted(MISTAKES)))
@settings(max_examples=20, deadline=None)
def test_each_is_reported_in_its_line(lines: list[str]) -> None:
    report = lint("\n".join(lines), DATA)
    found = {(finding.source.position(finding.span.start).line, finding.rule) for finding in report.findings}
    assert found >= {(number, MISTAKES[line]) for number, line in enumerate(lines, 1)}


def test_a_thousand() -> None:
    report = lint("#if($n = 3)x#end\n" * 1000, DATA)
    lines = [finding.source.position(finding.span.start).line for finding in report.findings]
    assert lines == list(range(1, 1001))
