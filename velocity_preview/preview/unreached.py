"""The parts of a template that none of its scenarios shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from velocity_preview.analysis.arms import ArmKind
from velocity_preview.analysis.coverage import covered
from velocity_preview.preview.subjects import BrokenPayload
from velocity_preview.reporters.coverage_text import unreached as said

if TYPE_CHECKING:
    from velocity_preview.preview.subjects import Subject

_MOST_SCENARIOS: Final = 100
"""With more it takes too long while somebody types; to look at some of them only would not be true."""


class Unreached(TypedDict):
    """Lines `line` to `end_line`, 1-based. `past`: an `#if` that every scenario goes into."""

    line: int
    end_line: int
    past: bool
    message: str


def unreached(subject: Subject) -> list[Unreached]:
    """The arms of the template itself that no scenario reaches; none where that is not known."""
    scenarios = [entry for entry in subject.scenarios if not isinstance(entry, BrokenPayload)]
    is_whole = len(scenarios) == len(subject.scenarios)
    if not is_whole or not 0 < len(scenarios) <= _MOST_SCENARIOS or (template := subject.parsed()) is None:
        return []
    contexts = ({**entry.scenario.context, **subject.configuration.tools} for entry in scenarios)
    own, *_ = covered(template, contexts)
    return [
        Unreached(line=arm.line, end_line=arm.end_line, past=arm.kind is ArmKind.NO_ELSE, message=said(arm))
        for arm in own.arms
        if arm.entered and not arm.is_reached
    ]
