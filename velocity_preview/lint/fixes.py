"""Safe fixes, applied to a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from velocity_preview.diagnostics import Diagnostic, Edit

_PASSES: Final = 20


def apply_fixes(source: Source, findings: Iterable[Diagnostic]) -> str:
    """The text with the fixes of its findings. Nothing else changes.

    Of two that overlap or touch, the first is applied: the other may not be right any more.
    """
    pieces: list[str] = []
    at = -1
    for edits in sorted(_fixes(source, findings), key=_start):
        if _start(edits) <= at:
            continue
        for edit in sorted(edits, key=lambda edit: edit.span):
            pieces += source.text[max(at, 0) : edit.span.start], edit.replacement
            at = edit.span.end
    return "".join((*pieces, source.text[max(at, 0) :]))


def fixed_text(
    source: Source, find: Callable[[Source], Iterable[Diagnostic]], refuses: Callable[[Source], bool]
) -> str:
    """The text with all fixes, in as many passes as it takes: one makes others possible.

    The text as it is where the passes come to no end, or the engine refuses what comes out and did not
    before: then a rule is wrong, and a wrong fix is worse than none.
    """
    better = source
    for _ in range(_PASSES):
        text = apply_fixes(better, find(better))
        if text == better.text:
            break
        better = Source(source.name, text)
    else:
        return source.text
    is_worse = better.text != source.text and refuses(better) and not refuses(source)
    return source.text if is_worse else better.text


def _fixes(source: Source, findings: Iterable[Diagnostic]) -> Iterable[Sequence[Edit]]:
    return (finding.fix for finding in findings if finding.fix and finding.source == source)


def _start(edits: Sequence[Edit]) -> int:
    return min(edit.span.start for edit in edits)
