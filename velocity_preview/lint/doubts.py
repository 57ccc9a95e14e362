"""What rules look at where the data or a merge casts doubt: where all is well, next to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.references import step_is_unknown
from velocity_preview.engine.path import VariableExpression
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.selections import grouped, in_groups, once, steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from velocity_preview.analysis.records import NameState
    from velocity_preview.engine.path import Step
    from velocity_preview.lint.selections import Selection
    from velocity_preview.lint.subject import Subject


def references_where(state: NameState) -> Selection:
    """References, without their sigils, whose name is in this state on some path."""
    return in_groups(_by_state, state)


@once
def _by_state(subject: Subject) -> Mapping[NameState, Sequence[VariableExpression]]:
    records = subject.records.names
    known = [expression for expression in subject.of(VariableExpression) if expression in records]
    return grouped((state, expression) for expression in known for state in records[expression].states)


@once
def references_with_gaps(subject: Subject) -> Sequence[FormalReference]:
    """References that printed nothing or their own source text in some merge. Where merges broke off, those
    that were not printed are among them.
    """
    observed = subject.observed
    if observed.is_complete and not observed.with_gaps:
        return ()
    return [
        reference
        for reference in subject.of(FormalReference)
        if reference in observed.with_gaps or not (observed.is_complete or reference in observed.texts)
    ]


@once
def steps_to_unknown_keys(subject: Subject) -> Sequence[Step]:
    """Steps that ask maps of the data for a key that none of them has."""
    records = subject.records.steps
    return [step for step in steps(subject) if step in records and step_is_unknown(records[step])]


@once
def steps_that_lack(subject: Subject) -> Sequence[Step]:
    """Steps to a member that a value before them does not have, as the data says or merges show."""
    records, seen = subject.records.steps, subject.observed.lacking
    return [step for step in steps(subject) if (step in records and records[step].lacking) or step in seen]


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
