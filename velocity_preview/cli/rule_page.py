"""The documentation of a rule as Markdown, for `explain` and the pages of docs/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.lint import Cure

if TYPE_CHECKING:
    from velocity_preview.lint import RuleInfo

_CURES = {
    Cure.FIX: "`--fix` cures it",
    Cure.SUGGEST: "the cure is suggested",
    Cure.NONE: "the cure is up to the author",
}


def rule_page(rule: RuleInfo) -> str:
    """Name, what it is, severity, outcome and cure, then the sections of its documentation."""
    outcomes = ", ".join(outcome.value for outcome in rule.outcomes)
    parts = [
        f"# {rule.name}",
        rule.summary,
        f"{rule.severity.value.capitalize()} ({outcomes}); {_CURES[rule.cure]}.",
        *(f"## {heading}\n\n{text}" for heading, text in rule.sections.items()),
    ]
    return "\n\n".join(parts) + "\n"
