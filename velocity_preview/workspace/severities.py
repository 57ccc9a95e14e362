"""The severities that the settings give to rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from velocity_preview.diagnostics import Diagnostic, Severity
from velocity_preview.errors import SettingsError
from velocity_preview.lint import RULES
from velocity_preview.settings import nearest

if TYPE_CHECKING:
    from velocity_preview.settings import Settings
    from velocity_preview.settings.toml_places import KeyPath

Severities: TypeAlias = Mapping[str, Severity | None]
"""By rule; None switches a rule off."""


def severities_of(settings: Settings) -> Severities:
    """Raises `SettingsError` for a rule that does not exist, in overrides that are not asked for too."""
    for key in _keys_of_rules(settings):
        if key[-1] not in RULES:
            raise settings.located(SettingsError(unknown_rule(str(key[-1])), key=key))
    return {
        rule: None if severity == "off" else Severity(severity) for rule, severity in settings.rules.items()
    }


def _keys_of_rules(settings: Settings) -> Iterator[KeyPath]:
    yield from (("rules", rule) for rule in settings.rules)
    for number, override in enumerate(settings.overrides):
        yield from (("overrides", number, "rules", rule) for rule in override.values.get("rules", {}))


def configured(findings: Iterable[Diagnostic], severities: Severities) -> list[Diagnostic]:
    """Findings that were not made by a linter, with their severities; without those switched off."""
    return [
        finding._replace(severity=severities.get(finding.rule) or finding.severity)
        for finding in findings
        if is_on(finding.rule, severities)
    ]


def is_on(rule: str, severities: Severities) -> bool:
    """Whether the settings leave a rule on, or turn on one that is off without them."""
    return severities[rule] is not None if rule in severities else RULES[rule].is_on


def unknown_rule(name: str) -> str:
    meant = nearest(name, RULES)
    hint = f"did you mean `{meant}`?" if meant else "`velocity-preview rules` lists them."
    return f"There is no rule `{name}`; {hint}"
