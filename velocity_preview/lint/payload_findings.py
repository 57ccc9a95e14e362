"""The findings of a payload's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Diagnostic, Outcome, Related
from velocity_preview.errors import PayloadError
from velocity_preview.payloads import load_payload

if TYPE_CHECKING:
    from velocity_preview.source import Source


def payload_findings(
    source: Source, *, root: str | None = None, kind: str | None = None
) -> tuple[Diagnostic, ...]:
    """Why the ESP would refuse it, or what is doubtful in it."""
    try:
        return load_payload(source.text, root=root, kind=kind, name=source.name).findings
    except PayloadError as error:
        return tuple(map(_refused, (error, *error.others)))


def _refused(error: PayloadError) -> Diagnostic:
    return Diagnostic(
        error.rule,
        Outcome.NOT_SENT,
        error.source,
        error.span,
        f"{error.message}.",
        Outcome.NOT_SENT.severity,
        error.help,
        (Related(error.opener, "opened here"),) if error.opener is not None else (),
    )
