from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.operations import EQUALITY, unwrapped
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.literals import InterpolatedStringLiteral, StringLiteral
from velocity_preview.lint.operations import fact_of
from velocity_preview.lint.places import inside_quotes
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import members_named, operations_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.analysis.operations import Operation
    from velocity_preview.engine.path import Member

_MANY: Final = 24
"""So many values of one key are remembered at most: of more, one may be the text."""


class InexactMatch(Rule):
    """A comparison with a text that the data has in another spelling only.

    ## What it does
    Reports `$status == 'delivered'` where the data has `DELIVERED`, or `"delivered "`, and never the text
    itself.

    ## Why is this bad?
    Velocity compares letter for letter: the condition is false for everybody.

    ## Example
    With the data `{"status": "DELIVERED"}`:
    ```vtl
    #if($status == 'delivered')It is there#end
    ```
    ```vtl
    #if($status.equalsIgnoreCase('delivered'))It is there#end
    ```
    """

    tier = 2
    cure = Cure.SUGGEST
    of_data = True

    @visits(operations_with(*EQUALITY))
    def check(self, operation: Operation) -> Iterator[Diagnostic]:
        for side, other in ((operation.left, operation.right), (operation.right, operation.left)):
            literal = unwrapped(other)
            if isinstance(literal, (StringLiteral, InterpolatedStringLiteral)):
                yield from self._check(literal, fact_of(self.subject, side))

    @visits(members_named("equals"))
    def check_call(self, call: Member) -> Iterator[Diagnostic]:
        record = self.subject.records.steps.get(call)
        if call.parameters is None or record is None or len(call.arguments) != 1:
            return
        if isinstance(call.arguments[0], (StringLiteral, InterpolatedStringLiteral)):
            yield from self._check(call.arguments[0], record.owner)

    @cached_property
    def _texts(self) -> frozenset[object]:
        """The strings of the template: where it asks for the other spelling too, both are meant."""
        strings = (*self.subject.of(StringLiteral), *self.subject.of(InterpolatedStringLiteral))
        return frozenset(string.constant for string in strings)

    def _check(
        self, literal: StringLiteral | InterpolatedStringLiteral, fact: Fact | None
    ) -> Iterator[Diagnostic]:
        text = literal.constant
        found = _alike(text, fact) if fact is not None and isinstance(text, str) else None
        if found is None or not literal.is_text_constant or found in self._texts:
            return
        place = inside_quotes(literal)
        yield self.finding(
            place,
            f"The data has `{found}`, never `{text}`.",
            element=literal,
            help=f"Write `{found}`, or `.equalsIgnoreCase(…)` and `.trim()`.",
            suggestion=(Edit(place, found),) if not set(found) & set("'\"$#\\") else (),
        )


def _alike(text: str, fact: Fact) -> str | None:
    """A value of the data that differs from a text by case or blanks alone, where none is the text."""
    samples = [sample for shape in fact.shapes for sample in shape.samples]
    if fact.unknown or fact.constants or fact.types or text in samples or len(samples) >= _MANY:
        return None
    meant = text.strip().casefold()
    return next(
        (one for one in samples if meant and isinstance(one, str) and one.strip().casefold() == meant), None
    )
