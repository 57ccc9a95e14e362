"""`velocity-preview explain`."""

from __future__ import annotations

import click

from velocity_preview.cli.options import color_option
from velocity_preview.cli.outputs import write_stdout
from velocity_preview.cli.rule_page import rule_page
from velocity_preview.errors import SettingsError
from velocity_preview.lint import RULES
from velocity_preview.workspace.severities import unknown_rule

_EXAMPLES = """\b
Examples:
  velocity-preview explain unknown-key
"""


@click.command("explain", epilog=_EXAMPLES)
@click.argument("rule")
@color_option
def command(rule: str) -> None:
    """Say what RULE looks for, why that is bad, and how to cure it."""
    if rule not in RULES:
        raise SettingsError(unknown_rule(rule))
    write_stdout(rule_page(RULES[rule]))
