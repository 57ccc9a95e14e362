"""What the page asks that goes beyond a view: other data, and which branches the data reaches."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from velocity_preview.preview.desk import merge_key
from velocity_preview.preview.exploration import explored
from velocity_preview.preview.exploring import Explorer
from velocity_preview.preview.proposals import (
    ProposalView,
    chosen_proposal,
    proposal_name,
    proposal_views,
    proposed,
)
from velocity_preview.preview.trials import (
    Trials,
    TriedPayload,
    trial_name,
    trials,
    tried_payload,
    tried_way,
)
from velocity_preview.whatif.alterations import altered
from velocity_preview.whatif.cover.puts import with_puts
from velocity_preview.workspace import configuration_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from velocity_preview.preview.questions import Question
    from velocity_preview.preview.subjects import Subject
    from velocity_preview.preview.views import Views
    from velocity_preview.workspace import MergeOptions

T = TypeVar("T")


class Explorations:
    """Answers from the explorer's process. All raise as `Views` does, and `OutdatedError` where a file
    changes meanwhile.
    """

    def __init__(self, options: MergeOptions, views: Views) -> None:
        self._options = options
        self._views = views
        self._explorer = Explorer()

    def forget(self) -> None:
        """A file changed."""
        self._explorer.forget()

    def close(self) -> None:
        self._explorer.close()

    def trials(self, question: Question) -> Trials:
        """What other data would make of the template."""
        return trials(self._explored(explored, question, self._views.subject(question)))

    def tried_payload(self, question: Question, result: int, way: int) -> TriedPayload:
        """The payload that shows one of these results. Raises `UnknownTrialError` too."""
        subject = self._views.subject(question)
        chosen = tried_way(self._explored(explored, question, subject), result, way)
        change = partial(altered, changes=chosen.changes)
        return tried_payload(subject, chosen.scenario, change, trial_name(chosen))

    def proposals(self, question: Question) -> list[ProposalView]:
        """Data for the branches that no scenario reaches."""
        subject = self._views.subject(question)
        return proposal_views(subject, self._explored(proposed, question, subject))

    def proposed_payload(self, question: Question, number: int, said: str) -> TriedPayload:
        """The payload of the one of which the page says this. Raises `UnknownTrialError` too."""
        subject = self._views.subject(question)
        chosen = chosen_proposal(self._explored(proposed, question, subject), number, said)
        change = partial(with_puts, puts=chosen.changes)
        return tried_payload(subject, chosen.scenario, change, proposal_name(chosen))

    def _explored(self, function: Callable[[Subject], T], question: Question, subject: Subject) -> T:
        """With one clock for all merges: what differs is to come from the data."""
        key = (subject.path, subject.text, tuple(subject.texts.items()), merge_key(subject.configuration))
        if subject.configuration.now is None:
            options = question.options(self._options)._replace(now=datetime.now(UTC))
            subject = replace(subject, configuration=configuration_for(subject.path, options))
        return self._explorer.explore(function, subject, key, typed=question.text is not None)
