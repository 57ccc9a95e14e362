"""All rules by name."""

from __future__ import annotations

from collections.abc import Mapping

from velocity_preview.lint.rule import RuleInfo

RULES: Mapping[str, RuleInfo] = {}
