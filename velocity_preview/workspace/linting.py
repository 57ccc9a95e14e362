"""The linter of a template's settings, and what it is told of files it cannot read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Diagnostic, Outcome, Related
from velocity_preview.errors import LocatedError, PayloadError
from velocity_preview.lint import Linter, LintOptions

if TYPE_CHECKING:
    from velocity_preview.engine import Includes
    from velocity_preview.workspace.configuration import Configuration
    from velocity_preview.workspace.severities import Severities


def linter_for(configuration: Configuration, severities: Severities, includes: Includes) -> Linter:
    return Linter(
        LintOptions(
            engine=configuration.engine,
            profile=configuration.profile,
            includes=includes,
            severities=severities,
            tools=configuration.tools,
            now=configuration.now,
        )
    )


def refused(error: LocatedError, rule: str) -> tuple[Diagnostic, ...]:
    """A file that cannot be read, as findings of `rule`, or of the rules the errors themselves name."""
    others = error.others if isinstance(error, PayloadError) else ()
    return tuple(_finding(one, rule) for one in (error, *others))


def _finding(error: LocatedError, rule: str) -> Diagnostic:
    opener = error.opener if isinstance(error, PayloadError) else None
    return Diagnostic(
        rule=error.rule if isinstance(error, PayloadError) else rule,
        outcome=Outcome.NOT_SENT,
        source=error.source,
        span=error.span,
        message=error.message,
        severity=Outcome.NOT_SENT.severity,
        help=error.help,
        related=(Related(opener, "opened here"),) if opener is not None else (),
    )
