"""The findings of a payload's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Diagnostic, Outcome, Related
from velocity_preview.errors import PayloadError
from velocity_preview.payloads import load_payload
from velocity_preview.payloads.key_names import reserved_keys

if TYPE_CHECKING:
    from collections.abc import Collection

    from velocity_preview.source import Source


def payload_findings(
    source: Source, reserved: Collection[str], *, root: str | None = None, kind: str | None = None
) -> tuple[Diagnostic, ...]:
    """Why the ESP would refuse it, or what is doubtful in it. `reserved` are names that the context has."""
    try:
        payload = load_payload(source.text, root=root, kind=kind, name=source.name)
    except PayloadError as error:
        return (_refused(error),)
    found = (*payload.findings, *reserved_keys(payload, reserved))
    return tuple(sorted(found, key=lambda finding: finding.span))


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
