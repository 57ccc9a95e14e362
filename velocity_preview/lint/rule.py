"""What a rule is: metadata, its documentation, and a small visitor."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from velocity_preview.diagnostics import Outcome, Severity


class Cure(StrEnum):
    """How far the linter can help."""

    FIX = "fix"
    """A safe edit, applied by `--fix`."""
    SUGGEST = "suggest"
    """An edit for a human to decide."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule as its documentation shows it.

    `outcomes` are what its findings can say, the usual one first. `sections` are the headings of the docstring with
    their Markdown: *What it does*, *Why is this bad?*, *Example*.
    """

    name: str
    summary: str
    outcomes: tuple[Outcome, ...]
    tier: int
    cure: Cure
    sections: dict[str, str]

    @property
    def severity(self) -> Severity:
        return self.outcomes[0].severity
