"""Payloads for the branches that no scenario reaches, for the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict

from velocity_preview.preview.exploration import study_of
from velocity_preview.preview.trials import UnknownTrialError
from velocity_preview.whatif import Search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.preview.subjects import Subject
    from velocity_preview.whatif import Proposal
    from velocity_preview.whatif.cover.puts import Put

_LONGEST = 40


class ProposalView(TypedDict):
    """What is known of a payload for the arm of this kind at a place: its scenario with `changes`, sentences
    without their full stop. `found` is false where there is none.
    """

    path: str
    line: int
    column: int
    kind: str
    found: bool
    scenario: str
    changes: list[str]


def proposed(subject: Subject) -> tuple[Proposal, ...]:
    """One for each arm that no scenario reaches; none where nothing is sent as it is. It takes seconds."""
    study = study_of(subject)
    return Search(study).proposals() if study is not None else ()


def proposal_views(subject: Subject, proposals: Sequence[Proposal]) -> list[ProposalView]:
    return [
        ProposalView(
            path=subject.file_path(one.file),
            line=one.arm.line,
            column=one.arm.column,
            kind=one.arm.kind.value,
            found=one.is_reached,
            scenario=one.scenario,
            changes=[_said(change) for change in one.changes],
        )
        for one in proposals
    ]


def chosen_proposal(proposals: Sequence[Proposal], number: int, said: str) -> Proposal:
    """The one that the page says this of: with other files there may be others by now.

    Raises `UnknownTrialError` where there is none of this number, or another one.
    """
    found = proposals[number] if 0 <= number < len(proposals) else None
    if found is None or not found.is_reached or said != proposal_said(found):
        raise UnknownTrialError("There is no such proposal")
    return found


def proposal_said(proposal: Proposal) -> str:
    """What the page calls its data."""
    return f"`{proposal.scenario}` where {' and '.join(map(_said, proposal.changes))}"


def proposal_name(proposal: Proposal) -> str:
    """What to call its scenario: `firstName-empty`, `status-gold`."""
    return " ".join(map(_label, proposal.changes))


def _said(change: Put) -> str:
    if change.is_removal:
        return f"`{change.path}` is absent"
    if change.value == "":
        return f"`{change.path}` is empty"
    value = _short(json.dumps(change.value, ensure_ascii=False)).replace("`", "'")
    return f"`{change.path}` is `{value}`"


def _label(change: Put) -> str:
    name = change.path.replace("[*]", "")
    if change.is_removal or change.value in ("", []):
        return f"{'no' if change.is_removal else 'empty'}-{name}"
    if isinstance(change.value, list):
        return f"{len(change.value)}-{name}"
    text = change.value if isinstance(change.value, str) else json.dumps(change.value, ensure_ascii=False)
    return f"{name}-{_short(text)}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
