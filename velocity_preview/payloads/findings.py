"""The findings of a payload: its notes with their places, and what its keys and values are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic
from velocity_preview.payloads.duplicates import duplicate_keys
from velocity_preview.payloads.item_types import mixed_item_types
from velocity_preview.payloads.key_names import reserved_keys, unwritable_keys

if TYPE_CHECKING:
    from velocity_preview.payloads.payload import Note, Payload

_OF_PAYLOADS: Final = frozenset({"missing-identifier", "mixed-item-types", "unwritable-key", "reserved-key"})
"""The rules about what becomes of other messages, or of this one in another template."""


def is_of_message(finding: Diagnostic) -> bool:
    """Whether a finding of a payload is about the message that it makes with any template."""
    return finding.rule not in _OF_PAYLOADS


def find(payload: Payload) -> tuple[Diagnostic, ...]:
    """What a thousand recipients have in common is one finding, at the first of them."""
    return tuple(sorted(grouped(payload).values(), key=lambda finding: finding.span))


def grouped(payload: Payload) -> dict[tuple[object, str], Diagnostic]:
    """The same under keys: those of two pieces of a file with the same key are one finding of the file."""
    groups: dict[tuple[str, str], list[Note]] = defaultdict(list)
    for note in payload.notes:
        groups[note.rule, note.message].append(note)
    found: dict[tuple[object, str], Diagnostic] = {
        **{key: _diagnostic(payload, group) for key, group in groups.items()},
        **duplicate_keys(payload),
        **{(path, finding.rule): finding for path, finding in mixed_item_types(payload)},
    }
    for finding in (*unwritable_keys(payload), *reserved_keys(payload)):
        found.setdefault((finding.rule, finding.message), finding)
    return found


def _diagnostic(payload: Payload, group: list[Note]) -> Diagnostic:
    note = group[0]
    span = payload.places.key(note.path) if note.of_key else None
    return Diagnostic(
        note.rule,
        note.outcome,
        payload.source,
        span or payload.places.nearest(note.path),
        note.message,
        note.outcome.severity,
        note.help,
        scenarios=tuple(name for note in group for name in note.scenarios),
    )
