from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.names import Nearest, nearest
from velocity_preview.analysis.records import StepRecord, Use
from velocity_preview.analysis.references import step_is_unknown
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.path import ArrayIndex, Member, Step
from velocity_preview.lint.places import key_span
from velocity_preview.lint.rule import Cure, Rule, visits

if TYPE_CHECKING:
    from collections.abc import Iterator

_HARMLESS = frozenset({Use.TEST, Use.BIND, Use.DEFAULTED})


class UnknownKey(Rule):
    """A key that no scenario has.

    ## What it does
    Follows each reference into the data of all scenarios, through loops, `#set`, macros and included
    files, and reports a key that is in none of them. A test whether the key is there
    (`#if($data.get('gift'))`) is no finding, and neither is a key that is only known when the message is
    sent (`$data.get($name)`).

    ## Why is this bad?
    A misspelled key prints nothing, or its own source text: `$data.get('fristName')` stands in the
    message. The ESP's preview shows the same, without a word. Keys are case-sensitive.

    ## Example
    With the data `{"firstName": "Ada"}`:
    ```vtl
    Hello $!data.get('firstname')
    ```
    Write the key as the payload has it:
    ```vtl
    Hello $!data.get('firstName')
    ```
    """

    cure = Cure.SUGGEST

    @visits(Member, ArrayIndex)
    def check(self, step: Step) -> Iterator[Diagnostic]:
        record = self.subject.records.steps.get(step)
        if record is None or record.key is None or not step_is_unknown(record):
            return
        meant = nearest(record.key, (key for shape in record.keyless for key in shape.members))
        if not self._matters(step, record, meant):
            return
        span = key_span(step)
        yield self.finding(
            span,
            f"No scenario has `{_path(record)}`.",
            element=step,
            help=_advice(meant),
            suggestion=(Edit(span, meant.name),)
            if meant is not None and _can_stand(meant.name, step)
            else (),
        )

    def _matters(self, step: Step, record: StepRecord, meant: Nearest | None) -> bool:
        """Whether more is made of the key than a test, and no test has told before that it may be missing."""
        if meant is not None and meant.same_letters:
            return True
        records = self.subject.records
        is_used = bool(record.uses - _HARMLESS) or step in records.used_missing
        if is_used and not record.guarded and self.subject.runs(step):
            return True
        is_touched = is_used or Use.DEFAULTED in record.uses or step in records.guarded_missing
        return is_touched and meant is not None


def _path(record: StepRecord) -> str:
    paths = sorted(shape.path for shape in record.keyless)
    return f"{paths[0]}.{record.key}" if paths[0] else str(record.key)


def _advice(meant: Nearest | None) -> str | None:
    if meant is None:
        return None
    return (
        f"Keys are case-sensitive: did you mean `{meant.name}`?"
        if meant.same_letters
        else f"Did you mean `{meant.name}`?"
    )


def _can_stand(name: str, step: Step) -> bool:
    """Whether the name can be written in the place of the key as it is."""
    return (
        name.isidentifier() and name.isascii()
        if isinstance(step, Member) and step.parameters is None
        else "'" not in name
    )
