from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.members import NUMBERS
from velocity_preview.analysis.numerals import looks_like_json
from velocity_preview.diagnostics import Diagnostic, Edit, Outcome
from velocity_preview.engine.path import ArrayIndex
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.rules.glued_name import is_in_text
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage, Failure

_INDEXED: Final = rare_pattern(
    r"\$!?(?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*(?:\([^()\n]*\))?)*)\[(?=[^\[\]\r\n]*\])", re.ASCII
)
_SINGLE: Final = NUMBERS | {"String", "Boolean"}


class AccidentalIndex(Rule):
    """Text in square brackets right behind a reference.

    ## What it does
    Reports `$status[VIP]`, and `$count[1]` where `count` is a number or a string.

    ## Why is this bad?
    The bracket is taken for an index. With a word in it the engine refuses the template, and nothing is
    sent; with a number the reference finds nothing and prints its own source text.

    ## Example
    ```vtl
    Code $status[VIP]
    ```
    ```vtl
    Code ${status}[VIP]
    ```
    """

    outcomes = (Outcome.NOT_SENT, Outcome.WRONG_TEXT)
    tier = 2
    cure = Cure.FIX
    rank = 11
    replaces = frozenset({"literal-in-output", "unknown-method", "sometimes-missing-key"})

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        match = _INDEXED.match(failure.full_head)
        start = failure.piece.start
        if failure.piece.word or match is None or failure.at < start + match.end():
            return None
        return cls.damage(
            Span(start, start + match.end()),
            "The bracket behind the name is taken for an index, and no index stands in it.",
            outcome=Outcome.NOT_SENT,
            help=f"Write `${{{match['name']}}}[…]`: braces keep the name apart from the text.",
            fix=_braced(Span(*match.span("name")).shifted(start)),
        )

    @visits(ArrayIndex)
    def check(self, step: ArrayIndex) -> Iterator[Diagnostic]:
        reference = self.subject.reference_of(step)
        is_bare = not (reference.braces or reference.escapes) and is_in_text(reference, self.subject)
        record = self.subject.records.steps.get(step)
        if (
            not is_bare
            or step is not reference.expression.steps[-1]
            or record is None
            or record.index is None
        ):
            return
        owner = record.owner
        if owner.unknown or not owner.java_types or owner.java_types - _SINGLE or looks_like_json(owner):
            return
        name = Span(reference.expression.span.start, step.span.start)
        yield self.finding(
            reference,
            f"`{step.source_text}` is taken for an index, and the value before it is no list.",
            outcome=Outcome.WRONG_TEXT,
            help="Write braces around the name: `${name}[…]`.",
            fix=_braced(name),
        )


def _braced(name: Span) -> tuple[Edit, ...]:
    return Edit(Span(name.start, name.start), "{"), Edit(Span(name.end, name.end), "}")
