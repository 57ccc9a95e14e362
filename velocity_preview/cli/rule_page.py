"""The documentation of a rule as Markdown, for `explain` and the pages of docs/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.lint import Cure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from velocity_preview.lint import RuleInfo

_CURES = {
    Cure.FIX: "`--fix` cures it",
    Cure.SUGGEST: "the cure is suggested",
    Cure.NONE: "the cure is up to the author",
}


def rules_page(rules: Iterable[RuleInfo]) -> str:
    """All rules in one page: a table of what there is, then each by itself."""
    ordered = sorted(rules, key=lambda rule: rule.name)
    rows = [
        f"| [`{rule.name}`](#{rule.name}) | {_severity(rule)} | {_ticked(rule)} | {_cell(rule.summary)} |"
        for rule in ordered
    ]
    head = ["# Rules", "Made by `python docs/generate.py` from the rules themselves."]
    table = "\n".join(["| rule | severity | `--fix` | finds |", "| --- | --- | --- | --- |", *rows])
    pages = [rule_page(rule).replace("\n## ", "\n### ").replace("# ", "## ", 1).rstrip() for rule in ordered]
    return "\n\n".join([*head, table, *pages]) + "\n"


def _severity(rule: RuleInfo) -> str:
    return rule.severity.value if rule.is_on else f"off, else {rule.severity.value}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _ticked(rule: RuleInfo) -> str:
    return "yes" if rule.cure is Cure.FIX else ""


def rule_page(rule: RuleInfo) -> str:
    """Name, what it is, severity, outcome and cure, then the sections of its documentation."""
    outcomes = ", ".join(outcome.value for outcome in rule.outcomes)
    parts = [
        f"# {rule.name}",
        rule.summary,
        f"{_severity(rule).capitalize()} ({outcomes}); {_CURES[rule.cure]}.",
        *(f"## {heading}\n\n{text}" for heading, text in rule.sections.items()),
    ]
    return "\n\n".join(parts) + "\n"
