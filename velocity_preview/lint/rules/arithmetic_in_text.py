from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.members import NUMBERS
from velocity_preview.analysis.numerals import is_numeral
from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import before_text
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage, Failure
    from velocity_preview.analysis.facts import Fact
    from velocity_preview.engine.element import Element
    from velocity_preview.lint.selections import BeforeText

_WITH_NUMBER: Final = re.compile(r"( *)([*+]) *\d+(?:\.\d+)?(?![\w%])")
_BEFORE_REFERENCE: Final = re.compile(r" *([*+]) *")
_IN_BRACES: Final = rare_pattern(
    r"\$!?\{[A-Za-z_][\w.()'\[\]]*\s*([-+*/%]|[=!<>]=|[<>]|&&)\s*[\d$A-Za-z_'\"]"
)


class ArithmeticInText(Rule):
    """A calculation in the text.

    ## What it does
    Reports `$n * 2`, `$a + $b` of numbers, and `${n * 2}`.

    ## Why is this bad?
    Velocity calculates in directives only. In the text `$n * 2` prints `3 * 2`; `${n * 2}` is an error,
    and nothing is sent.

    ## Example
    ```vtl
    Total: $price * 2
    ```
    ```vtl
    #set($total = $price * 2)Total: $total
    ```
    """

    outcomes = (Outcome.WRONG_TEXT, Outcome.NOT_SENT)
    cure = Cure.SUGGEST
    rank = 13

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        match = _IN_BRACES.match(failure.head) or _IN_BRACES.match(failure.full_head)
        if failure.piece.word or match is None:
            return None
        return cls.damage(
            failure.span(match, 1),
            f"`{match.group(1)}` stands inside of a reference: Velocity calculates in directives only.",
            failure.neutral,
            outcome=Outcome.NOT_SENT,
            help=_HELP,
        )

    @visits(before_text("*", "+"))
    def check(self, found: BeforeText) -> Iterator[Diagnostic]:
        reference, behind, other = found
        sign = self._sign(reference, behind.text, other)
        if sign is not None:
            at = reference.span.end + behind.text.index(sign)
            yield self.finding(
                Span(reference.span.start, at + 1),
                f"`{sign}` is text here: Velocity calculates in directives only.",
                element=reference,
                help=_HELP,
            )

    def _sign(self, reference: FormalReference, text: str, other: Element | None) -> str | None:
        """The operator behind a reference, where both sides are numbers."""
        fact = self.subject.fact(reference)
        if match := _WITH_NUMBER.match(text):
            is_known = self.subject.world.has_data and fact is not None and not fact.unknown
            spaced = match.group(1) or match.group(2) == "*"
            return (
                match.group(2)
                if spaced and (_is_number(fact) or (not is_known and match[2] == "*"))
                else None
            )
        match = _BEFORE_REFERENCE.fullmatch(text)
        if match is None or not isinstance(other, FormalReference):
            return None
        return match.group(1) if _is_number(fact) and _is_number(self.subject.fact(other)) else None


_HELP: Final = "Write `#set($result = …)` first, then `$result`."


def _is_number(fact: Fact | None) -> bool:
    """Whether a value is a number, or a string that holds one."""
    if fact is None or fact.unknown or not fact.java_types:
        return False
    if fact.java_types <= NUMBERS:
        return True
    return fact.java_types <= NUMBERS | {"String"} and is_numeral(fact)
