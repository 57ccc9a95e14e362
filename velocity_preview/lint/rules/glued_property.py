from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.members import TABLES, is_method_like
from velocity_preview.analysis.numerals import looks_like_json
from velocity_preview.analysis.records import Use
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.path import Member
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

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

    @visits(FormalReference)
    def check(self, reference: FormalReference) -> Iterator[Diagnostic]:
        if reference.braces or reference.escapes:
            return
        for step in reference.expression.steps:
            record = self.subject.records.steps.get(step)
            if not isinstance(step, Member) or step.parameters is not None or record is None:
                continue
            kinds = record.owner.java_types
            is_lost = (
                bool(record.lacking) and record.uses <= {Use.PRINT, Use.QUIET} and not record.owner.unknown
            )
            if (
                is_lost
                and kinds <= _SCALARS
                and not is_method_like(step.name, kinds)
                and not looks_like_json(record.owner)
            ):
                yield self._finding(reference, step)
                return

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
