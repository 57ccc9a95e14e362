"""`velocity-preview rules`."""

from __future__ import annotations

from itertools import groupby
import sys
from typing import TYPE_CHECKING

import click

from velocity_preview.cli.options import color_option
from velocity_preview.cli.outputs import write_stdout
from velocity_preview.diagnostics import Severity
from velocity_preview.lint import RULES, Cure, RuleInfo

if TYPE_CHECKING:
    from velocity_preview.cli.terminal import Terminal

_EXAMPLES = """\b
Examples:
  velocity-preview rules
  velocity-preview explain unknown-key
"""
_CURES = {Cure.FIX: "fix", Cure.SUGGEST: "hint", Cure.NONE: ""}

_OFF = "off"
_ORDER = (*(severity.value for severity in Severity), _OFF)


@click.command("rules", epilog=_EXAMPLES)
@color_option
@click.pass_obj
def command(terminal: Terminal, /) -> None:
    """List the rules of lint: name, severity, whether --fix cures it, and what it finds."""
    style = terminal.style(sys.stdout)
    width = max(map(len, RULES), default=0)
    rules = sorted(RULES.values(), key=lambda rule: (_ORDER.index(_severity(rule)), rule.name))
    lines = []
    for severity, group in groupby(rules, key=_severity):
        painted = style(severity.ljust(7), "rule" if severity == _OFF else Severity(severity).value)
        lines += [_line(rule, width, painted) for rule in group]
    write_stdout("".join(f"{line}\n" for line in lines))


def _severity(rule: RuleInfo) -> str:
    """`off` of a rule that the settings have to name."""
    return rule.severity.value if rule.is_on else _OFF


def _line(rule: RuleInfo, width: int, severity: str) -> str:
    return f"{rule.name.ljust(width)}  {severity}  {_CURES[rule.cure].ljust(4)}  {rule.summary}".rstrip()
