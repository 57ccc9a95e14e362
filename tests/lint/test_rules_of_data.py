"""Rules that are not asked without a payload would find nothing there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specs import cases

from velocity_preview.lint import Linter, LintOptions
from velocity_preview.lint.registry import ALL_RULES
from velocity_preview.source import Source

if TYPE_CHECKING:
    import pytest

TEMPLATES = {template.text for case in cases() for template in case.templates if not template.is_payload}
OF_DATA = [rule for rule in ALL_RULES if rule.of_data]


def test_they_are_silent_without_data(monkeypatch: pytest.MonkeyPatch) -> None:
    for rule in OF_DATA:
        monkeypatch.setattr(rule, "of_data", False)
    linter = Linter(LintOptions(severities=dict.fromkeys((rule.name() for rule in OF_DATA), None)))
    everything = Linter()
    for text in TEMPLATES:
        source = Source("template.vm", text)
        assert everything.lint_template(source) == linter.lint_template(source), text


def test_there_are_such_rules() -> None:
    assert {"sometimes-missing-key", "unknown-reference"} <= {rule.name() for rule in OF_DATA}
    assert len(TEMPLATES) > 500
