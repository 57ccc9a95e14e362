"""What tells findings apart, and what does not."""

from __future__ import annotations

import pytest

from velocity_preview.diagnostics import Diagnostic, Outcome, Severity
from velocity_preview.reporters.fingerprints import fingerprints, identity_of
from velocity_preview.source import Source, Span


def finding(
    text: str, about: str, *, rule: str = "unknown-key", name: str = "a.vm", nth: int = 0
) -> Diagnostic:
    at = -1
    for _ in range(nth + 1):
        at = text.index(about, at + 1)
    span = Span(at, at + len(about))
    return Diagnostic(rule, Outcome.WRONG_TEXT, Source(name, text), span, f"No `{about}`.", Severity.WARNING)


def context(text: str, about: str) -> str:
    return identity_of(finding(text, about)).context


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$x", "$x"),
        ("a\n  b $x c\nd", "b $x c"),
        ("\t b\t\t$x \u00a0 c \r\n", "b $x c"),
        (f"{'l' * 50}$x{'r' * 50}", f"{'l' * 40}$x{'r' * 40}"),
    ],
)
def test_context(text, expected):
    assert context(text, "$x") == expected


def test_context_of_several_lines_is_the_first():
    assert context("a #if($x\n  && $y) b", "#if($x\n  && $y)") == "a #if($x"


def test_context_at_the_end_of_the_text():
    source = Source("a.vm", "abc\n")
    at_end = Diagnostic("x", Outcome.RISK, source, Span(4, 4), "", Severity.INFO)
    assert identity_of(at_end).context == ""


def test_context_is_not_too_long():
    assert len(context("$" + "x" * 5000, "$" + "x" * 5000)) == 200


def test_what_makes_a_difference():
    text = "a $x b\nc $x d"
    found = [
        finding(text, "$x"),
        finding(text, "$x", nth=1),
        finding(text, "$x", rule="unknown-reference"),
        finding(text, "$x", name="b.vm"),
        finding(text, "$x"),
    ]
    assert len({*fingerprints(found)}) == 5


def test_what_makes_none():
    def mark(text: str, name: str = "a.vm") -> list[str]:
        return fingerprints([finding(text, "$x", name=name)])

    before = mark(f"<p>{'-' * 100} $x</p>")
    assert mark(f"\n\n\t<p>{'-' * 120}  $x</p>\n") == before
    assert mark(f"<p>{'-' * 100} $x</p>", "./a.vm") == before
    assert mark(f"<p>{'-' * 100} $x<b>") != before
