from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.code_text import in_code
from velocity_preview.analysis.shape import LIST, MAP
from velocity_preview.analysis.world import DATA
from velocity_preview.diagnostics import Diagnostic, Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import before_text
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scanned import Scanned
    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.lint.selections import BeforeText

_IN_HEAD: Final = re.compile(r"\$!?\{?[A-Za-z_][\w.]*?((?<!\.)\.(\d\w*|[^\W\dA-Za-z_]\w*))")
_DOT: Final = re.compile(r"\.[^\WA-Za-z_]")
"""A dot before anything but a name, without which there is no such property: found in a part of the time."""
_BEHIND: Final = re.compile(r"\.(\w[\w-]*(?:['\u2019]\w+)?)?")


class NonIdentifierProperty(Rule):
    """A property that the engine does not take for a name.

    ## What it does
    Reports `$data.1043`, `$data.\u0456\u043c'\u044f` and `$data.` where a map or list stands before the dot.

    ## Why is this bad?
    A property begins with a Latin letter. Otherwise the reference ends before the dot, and the whole
    object is printed: with all personal data, to the customer.

    ## Example
    ```vtl
    $data.1043.get(0).name
    ```
    ```vtl
    $data.get('1043').get(0).name
    ```
    """

    outcomes = (Outcome.LEAK, Outcome.NOT_SENT)
    cure = Cure.FIX
    rank = 30

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        """In a directive: the engine refuses it, or takes `.1043` for a number of its own."""
        for piece in scanned.code_with(_DOT) and scanned.code_with(_IN_HEAD):
            for match in in_code(scanned.text, piece, _IN_HEAD):
                written = f".get('{match.group(2)}')"
                yield cls.damage(
                    match.span(1),
                    f"`{match.group(1)}` is no property.",
                    outcome=Outcome.LEAK if piece.word == "foreach" else Outcome.NOT_SENT,
                    help=f"Write `{written}`.",
                    fix=(Edit(Span(*match.span(1)), written),),
                )

    @visits(before_text("."))
    def check(self, found: BeforeText) -> Iterator[Diagnostic]:
        reference, behind, _ = found
        if reference.braces or not self._is_object(reference):
            return
        match = _BEHIND.match(behind.text)
        if match is not None:
            yield self._finding(reference, match)

    def _is_object(self, reference: FormalReference) -> bool:
        """Whether a reference is a map or a list; `$data` is one, whatever the payload."""
        expression = reference.expression
        fact = self.subject.fact(reference)
        if fact is None:
            return False
        if not self.subject.world.has_data:
            return expression.name == DATA and not expression.steps and fact.unknown
        return not fact.unknown and bool(fact.java_types) and fact.java_types <= {MAP, LIST}

    def _finding(self, reference: FormalReference, match: re.Match[str]) -> Diagnostic:
        key = match.group(1) or ""
        at = reference.span.end
        span = Span(at, at + match.end())
        fact = self.subject.fact(reference)
        is_list = fact is not None and fact.java_types == {LIST}
        written = (
            f".get({key})"
            if is_list and key.isdigit()
            else f".get('{key}')"
            if "'" not in key
            else f'.get("{key}")'
        )
        return self.finding(
            Span(reference.span.start, span.end),
            f"`{match.group()}` is no property, so the whole object is printed.",
            element=reference,
            help=f"Write `{written}`." if key else "Remove the dot, and print one of its fields.",
            fix=(Edit(span, written),) if key else (),
        )
