"""The payloads that `whatif --cover` proposes, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.reporters.cells import plain
from velocity_preview.reporters.coverage_text import unreached
from velocity_preview.reporters.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from velocity_preview.whatif import Covering
    from velocity_preview.whatif.cover.puts import Put


def cover_text(cover: Sequence[Covering] | None, style: Style = PLAIN) -> str:
    """An arm, what reaches it, and how many arms that is true of; empty where nobody asked."""
    if cover is None:
        return ""
    if not cover:
        return "\nThe scenarios reach every arm.\n"
    found = sum(one.proposal.is_reached for one in cover)
    lines = [line for one in cover for line in _lines(one, style)]
    last = f"Payloads for {found} of {len(cover)} arms that no scenario reaches."
    return "\n" + "\n".join([*lines, last]) + "\n"


def cover_fields(one: Covering) -> dict[str, object]:
    """One arm."""
    proposal = one.proposal
    arm = proposal.arm
    return {
        "path": proposal.file,
        "line": arm.line,
        "column": arm.column,
        "arm": arm.kind.value,
        "head": arm.head,
        "reached": proposal.is_reached,
        "scenario": proposal.scenario or None,
        "changes": [_change(change) for change in proposal.changes],
        "saved": one.saved,
    }


def _lines(one: Covering, style: Style) -> Iterator[str]:
    proposal = one.proposal
    arm = proposal.arm
    place = f"{plain(proposal.file)}:{arm.line}:{arm.column}"
    yield f"{style(place, 'path')}: {plain(unreached(arm))} [{arm.kind.value}]"
    if not proposal.is_reached:
        yield "  no payload found"
        return
    changes = ", ".join(change.words for change in proposal.changes)
    yield f"  {plain(proposal.scenario)} with {plain(changes)}"
    if one.saved:
        yield f"  {style('saved', 'rule')}: {plain(one.saved)}"


def _change(change: Put) -> dict[str, object]:
    """`value` is null where the field is absent."""
    return {
        "path": change.path,
        "variant": "absent" if change.is_removal else "value",
        "value": None if change.is_removal else change.value,
    }
