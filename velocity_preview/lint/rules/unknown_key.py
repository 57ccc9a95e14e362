from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.lookalikes import latin
from velocity_preview.analysis.members import is_method_like
from velocity_preview.analysis.numerals import looks_like_json
from velocity_preview.analysis.records import StepRecord, Use
from velocity_preview.analysis.shape import LIST, MAP
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.literals import Literal
from velocity_preview.engine.path import ArrayIndex, Member, Step, VariableExpression
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.doubts import steps_that_lack, steps_to_unknown_keys
from velocity_preview.lint.likeness import keys_of
from velocity_preview.lint.operations import is_compared
from velocity_preview.lint.places import argument_of, key_span
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.rules.glued_name import glued_prefix, is_in_text
from velocity_preview.lint.rules.path_in_key import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from velocity_preview.analysis.names import Nearest

_HARMLESS = frozenset({Use.TEST, Use.BIND, Use.DEFAULTED})


class UnknownKey(Rule):
    """A key that no scenario has.

    ## What it does
    Follows each reference into the data of all scenarios, through loops, `#set`, macros and included
    files, and reports a key that is in none of them, or of a single value: often JSON that was sent as a
    string. A test whether the key is there (`#if($data.get('gift'))`) is no finding, and neither is a key
    that is only known when the message is sent (`$data.get($name)`), or a contact field that the message
    declares (`<!--%CITY%-->`).

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

    @visits(steps_to_unknown_keys)
    def check(self, step: Step) -> Iterator[Diagnostic]:
        record = self.subject.records.steps.get(step)
        if record is None or record.key is None:
            return
        keys = keys_of(self.subject, record.keyless)
        if latin(record.key) in keys.by_latin:
            return  # a look-alike letter
        if self.subject.declares(record.key):
            return
        meant = keys.names.nearest(record.key)
        if not self._matters(step, record, meant) or self._is_said(step, record, keys.written, meant):
            return
        span = key_span(step)
        yield self.finding(
            span,
            _message(record),
            element=step,
            help=_advice(meant),
            suggestion=(Edit(span, meant.name),)
            if meant is not None and _can_stand(meant.name, step)
            else (),
        )

    @visits(steps_that_lack)
    def check_single_value(self, step: Step) -> Iterator[Diagnostic]:
        """A key of a string, a number or a boolean of the data: often JSON inside of a string."""
        record = self.subject.records.steps.get(step)
        if record is None or not self._is_single(record):
            return
        is_json = looks_like_json(record.owner)
        if isinstance(step, ArrayIndex):
            is_meant = is_json
        else:
            is_method = is_method_like(step.name, record.owner.java_types)
            is_meant = step.parameters is None and not is_method and (is_json or not self._is_last(step))
        if is_meant and record.uses - {Use.TEST}:
            path = min(shape.path for shape in record.owner.shapes)
            yield self.finding(
                key_span(step),
                f"`{path}` is a single value: there is nothing inside of it.",
                element=step,
                help="It is JSON in a string: send an object, or parse it with the workflow's JSON field."
                if is_json
                else None,
            )

    def _is_single(self, record: StepRecord) -> bool:
        """Whether a value of the data can be nothing but a string, a number or a boolean."""
        owner = record.owner
        if owner.unknown or not owner.live_shapes or owner.java_types & {LIST, MAP}:
            return False
        return owner.java_types <= record.lacking

    def _is_said(self, step: Step, record: StepRecord, keys: Sequence[str], meant: Nearest | None) -> bool:
        """Whether another rule says more: a glued suffix, a path, a loop that never runs."""
        if isinstance(step, Member) and step.parameters is None:
            return glued_prefix(self.subject, record.key or "", keys) is not None and self._is_last(step)
        if path_of(record.key or "", keys) is not None:
            return True
        return meant is None and record.uses == {Use.LOOP}

    def _is_last(self, step: Step) -> bool:
        expression = self.subject.parent(step)
        reference = self.subject.parent(expression)
        is_bare = isinstance(reference, FormalReference) and not reference.braces
        is_bare = is_bare and is_in_text(reference, self.subject)
        return is_bare and isinstance(expression, VariableExpression) and expression.steps[-1] is step

    def _matters(self, step: Step, record: StepRecord, meant: Nearest | None) -> bool:
        """Whether more is made of the key than a test, and no test has told before that it may be missing."""
        if meant is not None and meant.same_letters:
            return True
        records = self.subject.records
        is_used = bool(record.uses - _HARMLESS) or step in records.used_missing
        if is_used and not record.guarded and self.subject.runs(step):
            return True
        is_touched = is_used or Use.DEFAULTED in record.uses or step in records.guarded_missing
        is_touched = is_touched or is_compared(self.subject.parent(self.subject.parent(step)), self.subject)
        return is_touched and meant is not None


def _message(record: StepRecord) -> str:
    if all(shape.is_made for shape in record.keyless):
        return f"The map has no key `{record.key}`."
    paths = sorted(shape.path for shape in record.keyless if not shape.is_made)
    path = f"{paths[0]}.{record.key}" if paths[0] else str(record.key)
    return f"No scenario has `{path}`."


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
    if isinstance(step, Member) and step.parameters is None:
        return name.isidentifier() and name.isascii()
    argument = argument_of(step)
    return isinstance(argument, Literal) and "'" not in name
