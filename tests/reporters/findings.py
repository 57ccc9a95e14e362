"""A report with everything a finding can have."""

from __future__ import annotations

from velocity_preview.diagnostics import Diagnostic, Edit, Outcome, Related, Report
from velocity_preview.source import Source, Span

TEXT = "<p>\n\tПривіт 日本, $user.nmae!</p>\n#if($a)\n$b{\n"
SOURCE = Source("mails/a b,c.vm", TEXT)


def span(part: str) -> Span:
    return Span(TEXT.index(part), TEXT.index(part) + len(part))


def finding(rule: str, outcome: Outcome, place: Span, message: str, **more: object) -> Diagnostic:
    return Diagnostic(rule, outcome, SOURCE, place, message, outcome.severity, **more)


NAME = finding(
    "unknown-key",
    Outcome.WRONG_TEXT,
    span("nmae"),
    "No scenario has `nmae`.",
    help="Did you mean `name`?",
    scenarios=("ada", "bob", "cy", "di"),
    fix=(Edit(span("nmae"), "name"),),
)
BLOCK = finding(
    "unclosed-directive",
    Outcome.NOT_SENT,
    span("#if($a)"),
    "`#if` is 100% not closed",
    help="Write `#end`.",
    related=(Related(span("$b{"), "the text: goes on, here"),),
)
LINES = finding(
    "spread", Outcome.RISK, Span(TEXT.index("</p>"), TEXT.index("$b")), "Over\x1b[31m several lines."
)
REPORT = Report(3, (NAME, BLOCK, LINES))
EMPTY = Report(1)
