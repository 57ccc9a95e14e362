"""What rules look at where the data or a merge casts doubt: where all is well, next to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.records import NameState
from velocity_preview.analysis.references import step_is_unknown
from velocity_preview.engine.path import VariableExpression
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.selections import grouped, in_groups, known_steps, once, steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from velocity_preview.engine.path import Step
    from velocity_preview.lint.selections import Selection
    from velocity_preview.lint.subject import Subject


_CERTAIN: Final = frozenset({NameState.SET, NameState.DATA})


def references_where(state: NameState) -> Selection:
    """References, without their sigils, whose name is in this state on some path: one that casts doubt."""
    return in_groups(_by_state, state)


@once
def _by_state(subject: Subject) -> Mapping[NameState, Sequence[VariableExpression]]:
    records = subject.records.names
    return grouped(
        (state, expression)
        for expression in subject.of(VariableExpression)
        if (record := records.get(expression)) is not None and not record.states <= _CERTAIN
        for state in record.states
    )


@once
def references_with_gaps(subject: Subject) -> Sequence[FormalReference]:
    """References that printed nothing or their own source text in some merge. Where merges broke off, those
    that were not printed are among them.
    """
    gaps, texts = subject.observed.with_gaps, subject.observed.texts
    if subject.observed.is_complete:
        return [reference for reference in subject.of(FormalReference) if reference in gaps] if gaps else ()
    return [one for one in subject.of(FormalReference) if one in gaps or one not in texts]


@once
def steps_to_unknown_keys(subject: Subject) -> Sequence[Step]:
    """Steps that ask maps of the data for a key that none of them has."""
    return [step for step, record in known_steps(subject) if step_is_unknown(record)]


@once
def steps_that_lack(subject: Subject) -> Sequence[Step]:
    """Steps to a member that a value before them does not have, as the data says or merges show."""
    seen = subject.observed.lacking
    lacking = {step for step, record in known_steps(subject) if record.lacking}
    return [step for step in steps(subject) if step in lacking or step in seen] if lacking or seen else ()


@once
def failed_steps(subject: Subject) -> Sequence[Step]:
    """Steps with which some merge ended."""
    failed = subject.observed.failed
    return [step for step in steps(subject) if step in failed] if failed else ()


@once
def steps_perhaps_not_reached(subject: Subject) -> Sequence[Step]:
    """All steps where some merge broke off."""
    observed = subject.observed
    return () if observed.is_complete or not observed.traces else steps(subject)
