"""A fix never changes what is right: not the message for correct data, not another byte of the text."""

from __future__ import annotations

from pathlib import Path
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
import pytest
from specs import cases

from velocity_preview.analysis.scan import Kind, scan
from velocity_preview.diagnostics import Diagnostic, Edit, Outcome, Severity
from velocity_preview.engine import Template
from velocity_preview.errors import TemplateError
from velocity_preview.lint import RULES, Cure, Linter, LintOptions, apply_fixes
from velocity_preview.lint.fixes import fixed_text
from velocity_preview.payloads import load_payload
from velocity_preview.rendering import render_scenario
from velocity_preview.source import Source, Span
from velocity_preview.tools import toolbox

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/template.vm"))
"""Correct templates of real life."""

PLANTED = [
    (r"#(if|foreach|set)\(", r"# \1("),
    (r"#end\b", "# end"),
    (r"#end\b", "#endif"),
    (r"#else\b", "#Else"),
    (r"#elseif\b", "#else if"),
    (r"#elseif\b", "#elsif"),
    (r"#foreach\b", "#forEach"),
    (r"#if\b", "#IF"),
    (r" == ", " = "),
    (r" == ", " === "),
    (r" && ", " &amp;&amp; "),
    (r" > ", " &gt; "),
    (r"(?<![\w-])'(\w+)'(?!\w)", "‘\\1’"),
    (r'"(\w+)"', "“\\1”"),
    (r"\('", "(\u00a0'"),
    (r"(#foreach\(\$\w+) in ", "\\1\u200b in "),
    (r"\.get\(", ".get ("),
    (r"\$!\{?data", "$!dаta"),
    (r"#foreach", "#fоreach"),
    (r"(\$!?data\.get\(')(\w+)('\))", r"\1<b>\2</b>\3"),
    (r"\|'(\w+)'\}", r"|\1}"),
]
"""Mistakes that have a safe fix: what is right, and the same gone wrong. Two have a Cyrillic letter; quotes inside of a
string, as in a date's pattern, are text.
"""


def scenarios_of(template: Path) -> list:
    folder = template.parent
    files = sorted(folder.glob("template.data/*.json")) or sorted(folder.glob("*.json"))
    return [scenario for file in files for scenario in load_payload(file.read_text("utf-8")).scenarios]


def messages(text: str, template: Path, scenarios: list) -> list[str | None]:
    """What each scenario gets; None where nothing is sent."""
    tools = toolbox("yespo")
    try:
        parsed = Template.parse(text, includes=template.parent)
    except TemplateError:
        return [None] * len(scenarios)
    return [render_scenario(parsed, scenario, tools).text for scenario in scenarios]


def spoiled(text: str, mistakes: list[tuple[int, int]]) -> str:
    """The text with some of the mistakes, each at one of the places where it can be made."""
    for number, place in mistakes:
        pattern, wrong = PLANTED[number]
        code = [piece.span for piece in scan(text) if piece.kind in (Kind.DIRECTIVE, Kind.REFERENCE)]
        found = [match for match in re.finditer(pattern, text) if any(overlap(match, span) for span in code)]
        if found:
            match = found[place % len(found)]
            text = text[: match.start()] + match.expand(wrong) + text[match.end() :]
    return text


def overlap(match: re.Match[str], span: Span) -> bool:
    return match.start() < span.end and span.start < match.end()


MISTAKES = st.lists(st.tuples(st.integers(0, len(PLANTED) - 1), st.integers(0, 200)), min_size=1, max_size=4)


@given(st.sampled_from(SAMPLES), MISTAKES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_planted_mistakes(sample, mistakes):
    right = sample.read_text("utf-8")
    scenarios = scenarios_of(sample)
    text = spoiled(right, mistakes)
    source = Source("template.vm", text)
    linter = Linter(LintOptions(includes=sample.parent))
    fixed = linter.fix(source, scenarios)

    assert linter.fix(Source("template.vm", fixed), scenarios) == fixed
    wanted = messages(right, sample, scenarios)
    before, after = messages(text, sample, scenarios), messages(fixed, sample, scenarios)
    for now, then, message in zip(after, before, wanted, strict=True):
        if then == message:
            assert now == message
    if not doubtful(linter, fixed, scenarios):
        assert after == wanted
    assert untouched(right, text, fixed)


def doubtful(linter: Linter, text: str, scenarios: list) -> bool:
    found = linter.lint_template(Source("template.vm", text), scenarios)
    return any(finding.severity is not Severity.INFO for finding in found)


def untouched(right: str, text: str, fixed: str) -> bool:
    """Whether lines that nobody spoiled are as they were."""
    lines = [part.split("\n") for part in (right, text, fixed)]
    return len({*map(len, lines)}) == 1 and all(
        now == then for then, wrong, now in zip(*lines, strict=True) if then == wrong
    )


FIXABLE = [
    (case, template)
    for case in cases()
    if RULES[case.rule].cure is Cure.FIX
    for template in case.templates
    if not template.is_payload
]


@pytest.mark.parametrize(("case", "template"), FIXABLE, ids=lambda item: getattr(item, "name", ""))
def test_fixing_twice_changes_nothing_more(case, template):
    options = {name: value for name, value in case.options.items() if name != "root"}
    linter = Linter(LintOptions(includes=case.includes, **options))
    payloads = [load_payload(text, root=case.options.get("root")) for text in case.payloads]
    scenarios = [scenario for payload in payloads for scenario in payload.scenarios]
    fixed = linter.fix(Source("template.vm", template.text), scenarios)
    assert linter.fix(Source("template.vm", fixed), scenarios) == fixed
    if not template.findings:
        assert fixed == template.text


def finding(source: Source, *edits: tuple[int, int, str]) -> Diagnostic:
    fix = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    return Diagnostic("x", Outcome.RISK, source, fix[0].span, "", Severity.INFO, fix=fix)


@pytest.mark.parametrize(
    ("fixes", "fixed"),
    [
        ([[(0, 1, "A")], [(2, 3, "C")]], "AbCdef"),
        ([[(2, 3, "C")], [(0, 1, "A")]], "AbCdef"),
        ([[(0, 3, "A")], [(2, 4, "C")]], "Adef"),
        ([[(0, 1, "A")], [(1, 2, "B")]], "Abcdef"),
        ([[(3, 3, "!")], [(3, 3, "?")]], "abc!def"),
        ([[(0, 0, "!")], [(0, 1, "A")]], "!abcdef"),
        ([[(0, 1, "("), (5, 6, ")")], [(2, 3, "C")]], "(bcde)"),
        ([[(5, 6, ")"), (0, 1, "(")]], "(bcde)"),
        ([[(6, 6, "!")]], "abcdef!"),
        ([], "abcdef"),
    ],
)
def test_fixes_that_overlap_or_touch(fixes, fixed):
    source = Source("a.vm", "abcdef")
    assert apply_fixes(source, [finding(source, *edits) for edits in fixes]) == fixed


def test_fixes_of_other_files_are_left():
    assert apply_fixes(Source("a.vm", "abc"), [finding(Source("b.vm", "abc"), (0, 1, "A"))]) == "abc"


def test_a_fix_makes_another_possible():
    def find(source: Source) -> list[Diagnostic]:
        at = source.text.find("a")
        return [finding(source, (at, at + 1, "b"))] if at >= 0 else []

    assert fixed_text(Source("a.vm", "aaa"), find, lambda _: False) == "bbb"


@pytest.mark.parametrize("grown", ["{0}{0}", "{0}a"])
def test_fixes_without_an_end_are_not_applied(grown):
    def find(source: Source) -> list[Diagnostic]:
        return [finding(source, (0, 1, grown.format("a")))]

    assert fixed_text(Source("a.vm", "a"), find, lambda _: False) == "a"


@pytest.mark.parametrize(("refused", "fixed"), [({"B"}, "a"), ({"a", "B"}, "B"), (set(), "B"), ({"a"}, "B")])
def test_a_fix_that_the_engine_refuses_is_not_applied(refused, fixed):
    def find(source: Source) -> list[Diagnostic]:
        return [finding(source, (0, 1, "B"))] if source.text == "a" else []

    assert fixed_text(Source("a.vm", "a"), find, lambda source: source.text in refused) == fixed
