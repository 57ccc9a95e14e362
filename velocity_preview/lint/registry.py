"""All rules by name."""

from __future__ import annotations

from importlib import import_module
import inspect
import pkgutil
from typing import TYPE_CHECKING, Final

from velocity_preview.lint import rules
from velocity_preview.lint.rule import Rule, RuleInfo

if TYPE_CHECKING:
    from collections.abc import Mapping


def _rules() -> tuple[type[Rule], ...]:
    """The rule of each file in `rules/`, those that are asked first in front."""
    found: list[type[Rule]] = []
    for module in pkgutil.iter_modules(rules.__path__):
        held = import_module(f"{rules.__name__}.{module.name}")
        found += [
            member
            for member in vars(held).values()
            if inspect.isclass(member) and issubclass(member, Rule) and member.__module__ == held.__name__
        ]
    return tuple(sorted(found, key=lambda rule: (rule.rank, rule.name())))


ALL_RULES: Final = _rules()
RULES: Final[Mapping[str, RuleInfo]] = {
    rule.name(): rule.info() for rule in sorted(ALL_RULES, key=lambda rule: rule.name())
}
