from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.members import TABLES, is_method_like
from velocity_preview.analysis.numerals import looks_like_json
from velocity_preview.analysis.records import Use
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.path import Member
from velocity_preview.lint.doubts import steps_that_lack
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.path import Step
    from velocity_preview.engine.reference import FormalReference

_SCALARS: Final = frozenset(TABLES) - {"ArrayList", "LinkedHashMap"} | {"Number"}


class GluedProperty(Rule):
    """Text glued to a reference with a dot.

    ## What it does
    Reports `$!data.get('name').Thanks` and `$name.com` where the value before the dot is a string or a
    number.

    ## Why is this bad?
    The engine takes the word for a property. A string has no property `Thanks`: the reference prints
    nothing, or its own source text, and the value is lost.

    ## Example
    ```vtl
    Thank you, $!data.get('name').Your order is on its way.
    ```
    Braces end the reference:
    ```vtl
    Thank you, $!{data.get('name')}.Your order is on its way.
    ```
    """

    cure = Cure.FIX

    @visits(steps_that_lack)
    def check(self, step: Step) -> Iterator[Diagnostic]:
        reference = self.subject.reference_of(step)
        if reference.braces or reference.escapes or not isinstance(step, Member):
            return
        if step is next(filter(self._is_lost, reference.expression.steps), None):
            yield self._finding(reference, step)

    def _is_lost(self, step: Step) -> bool:
        """Whether it was meant as text: the value before it is a single one, without any such property."""
        record = self.subject.records.steps.get(step)
        if not isinstance(step, Member) or step.parameters is not None or record is None:
            return False
        if not record.lacking or not record.uses <= {Use.PRINT, Use.QUIET} or record.owner.unknown:
            return False
        kinds = record.owner.java_types
        return (
            kinds <= _SCALARS and not is_method_like(step.name, kinds) and not looks_like_json(record.owner)
        )

    def _finding(self, reference: FormalReference, step: Member) -> Diagnostic:
        start = reference.span.start + 1 + reference.silent
        end = step.span.start
        return self.finding(
            Span(end, step.name_span.end),
            f"`.{step.name}` is taken for a property of the value before it, so neither is printed.",
            element=reference,
            help="Put braces around the reference, or a blank behind it.",
            fix=(Edit(Span(start, start), "{"), Edit(Span(end, end), "}")),
        )
