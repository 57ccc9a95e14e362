"""Safe fixes, applied to a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from velocity_preview.diagnostics import Diagnostic, Edit
    from velocity_preview.source import Source


def apply_fixes(source: Source, findings: Iterable[Diagnostic]) -> str:
    """The text with the fixes of its findings; of two that overlap, the first is applied. Nothing else
    changes.
    """
    pieces: list[str] = []
    at = 0
    for edits in sorted(
        (finding.fix for finding in findings if finding.fix and finding.source == source), key=_start
    ):
        if _start(edits) < at:
            continue
        for edit in sorted(edits, key=lambda edit: edit.span):
            pieces += source.text[at : edit.span.start], edit.replacement
            at = edit.span.end
    return "".join((*pieces, source.text[at:]))


def _start(edits: tuple[Edit, ...]) -> int:
    return min(edit.span.start for edit in edits)
