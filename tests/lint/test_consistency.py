"""What the linter says of a text and what the engine does with it agree."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from velocity_preview.diagnostics import Outcome
from velocity_preview.engine import Template
from velocity_preview.errors import VelocitySyntaxError
from velocity_preview.lint import Linter
from velocity_preview.source import Source

CONFORMANCE = Path(__file__).parents[1] / "conformance"
LINTER = Linter()
FRAGMENTS = st.sampled_from(
    ["#if($a)", "#if($a = 1)", "#elseif($b)", "#else", "#elseB", "#end", "# end", "#endif", "#foreach($i in $l)",
     "#foreach(i in $l)", "#set($x = 1)", "#set(y = 1)", "#set($z = $n -1)", "$data.get('x')", "$data.get ('x')",
     "${x|word}", "$x.get('it's')", "#if($a &gt; 2)", "#if($a == null)", "#macro(m $p)", "#m($a)", "#stop", "#break",
     "##", "#*", "*#", "#[[", "]]#", "\n", " ", "<p>", "</p>", "<table>", "<tr>", "text", "(", ")", "'", '"', "\\"]
)  # fmt: skip


def recorded() -> list[str]:
    lines = [
        line for path in sorted(CONFORMANCE.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    return [json.loads(line)["template"] for line in lines[::13]]


def assert_agreement(text: str) -> None:
    """Something is reported as not sent if, and only if, the engine refuses the text."""
    try:
        Template.parse(text)
        is_refused = False
    except VelocitySyntaxError:
        is_refused = True
    found = LINTER.lint_template(Source("template.vm", text))
    said = [finding.rule for finding in found if finding.outcome is Outcome.NOT_SENT]
    assert bool(said) == is_refused, (text, said)
    for finding in found:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)


@pytest.mark.parametrize("text", recorded())
def test_recorded_templates(text: str) -> None:
    assert_agreement(text)


@given(st.lists(FRAGMENTS, max_size=14).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_template(text: str) -> None:
    assert_agreement(text)
