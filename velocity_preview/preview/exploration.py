"""What-if for the page: all of the work on one template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from velocity_preview.whatif import Study, results_of

if TYPE_CHECKING:
    from velocity_preview.preview.subjects import Subject
    from velocity_preview.whatif import Result


@dataclass(frozen=True, slots=True)
class Exploration:
    """What was found: `variants` is how many messages were merged, made of `scenarios`."""

    results: tuple[Result, ...]
    variants: int
    scenarios: int


def explored(subject: Subject) -> Exploration:
    """Nothing where the template is refused, which the page says anyway."""
    study = study_of(subject)
    if study is None:
        return Exploration((), 0, 0)
    tried = [study.try_step(number) for number in range(study.step_count)]
    results = results_of([one for step in tried for one in step.found], subject.name)
    return Exploration(results, sum(step.merges for step in tried), len(study.cases))


def study_of(subject: Subject) -> Study | None:
    """The study of a template that the engine takes, with payloads that can be read."""
    named = [(name, entry.scenario) for name, entry in subject.readable.items()]
    if not named or (template := subject.parsed()) is None:
        return None
    return Study(template, named, subject.configuration.tools)
