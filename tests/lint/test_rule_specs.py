"""Each rule does what its spec says, in both directions."""

from __future__ import annotations

from pathlib import Path
import re

import pytest
from specs import FOLDER, Case, Template, cases

from velocity_preview.errors import TemplateError
from velocity_preview.lint import RULES, Linter, LintOptions
from velocity_preview.payloads import load_payload
from velocity_preview.rendering import render
from velocity_preview.source import Source
from velocity_preview.workspace.baseline_file import read_baseline

CASES = cases()


def _linter(case: Case) -> Linter:
    options = {name: value for name, value in case.options.items() if name != "root"}
    info = RULES[case.rule]
    severities = {} if info.is_on else {info.name: info.severity}
    return Linter(LintOptions(includes=case.includes, severities=severities, **options))


def _scenarios(case: Case) -> list[object]:
    payloads = [load_payload(text, root=case.options.get("root")) for text in case.payloads]
    return [scenario for payload in payloads for scenario in payload.scenarios]


def _found(case: Case, template: Template) -> list[tuple[str, str]]:
    """The findings as a spec writes them, with what they say."""
    source = Source("template.vm", template.text)
    linter = _linter(case)
    found = (
        linter.lint_payload(source, root=case.options.get("root"))
        if template.is_payload
        else linter.lint_template(source, _scenarios(case))
    )
    if template.baseline is not None:
        baseline = read_baseline(Source("baseline.json", template.baseline), Path())
        found, left = baseline.compared(found)
        found += baseline.stale(left, [Path("template.vm")])
    written = []
    for finding in found:
        line, column = finding.source.position(finding.span.start)
        place = f"{line}:{column}"
        if finding.rule != case.rule:
            place += f" {finding.rule}"
        if finding.outcome is not RULES[finding.rule].outcomes[0]:
            place += f" [{finding.outcome}]"
        written.append((place, f"{finding.message} {finding.help}"))
    return written


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_findings(case: Case) -> None:
    for template in case.templates:
        found = _found(case, template)
        expected = [line.partition(" |") for line in template.findings]
        assert [place for place, _ in found] == [place.strip() for place, _, _ in expected], template.text
        for (_, said), (_, _, words) in zip(found, expected, strict=True):
            assert words.strip() in said


@pytest.mark.parametrize(
    "case", [case for case in CASES if any(t.fixed for t in case.templates)], ids=lambda case: case.name
)
def test_fixed_output(case: Case) -> None:
    for template in case.templates:
        if template.fixed is not None:
            assert _linter(case).fix(Source("template.vm", template.text), _scenarios(case)) == template.fixed


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_message_is_what_the_spec_shows(case: Case) -> None:
    for template in case.templates:
        if template.output is not None:
            assert _message(case, template).rstrip("\n") == template.output.rstrip("\n")
        if template.error is not None:
            with pytest.raises(TemplateError, match=re.escape(template.error)):
                _message(case, template)


def _message(case: Case, template: Template) -> str:
    return render(
        template.text,
        case.payloads[0] if case.payloads else "{}",
        root=case.options.get("root"),
        engine=case.options.get("engine", "2.4.1"),
        profile=case.options.get("profile", "yespo"),
        includes=case.includes,
    )


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_a_spec_with_something_bad_and_something_good(rule: str) -> None:
    own = [case for case in CASES if case.rule == rule]
    assert (FOLDER / f"{rule}.md").exists()
    templates = [template for case in own for template in case.templates]
    of_rule = [
        [line for line in one.findings if " " not in line.partition(" |")[0].partition(" [")[0]]
        for one in templates
    ]
    assert any(of_rule)
    assert not all(of_rule)


def test_each_spec_belongs_to_a_rule() -> None:
    assert {case.rule for case in CASES} <= set(RULES)
