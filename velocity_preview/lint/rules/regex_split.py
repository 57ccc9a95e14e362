from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic, Edit, Outcome
from velocity_preview.engine.literals import InterpolatedStringLiteral, StringLiteral
from velocity_preview.engine.path import ArrayIndex, Member, VariableExpression
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import members_named
from velocity_preview.patterns import rare_pattern
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.members import call

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS: Final = rare_pattern(r"\s*[.|+*?()\[{^$]+\s*")


class RegexSplit(Rule):
    """A sign with a meaning of its own as the separator of `split`.

    ## What it does
    Reports `.split('.')`, `.split('|')`, `.split('+')` and the like.

    ## Why is this bad?
    `split` takes a regular expression. `.` stands for any character, so nothing is left, and `[0]` of it
    ends the merge with an error: nothing is sent. `|` parts the text into letters; `+`, `*`, `?`, `(` are
    an error by themselves.

    ## Example
    ```vtl
    #set($price = '12.50')$price.split('.')[0]
    ```
    ```vtl
    #set($price = '12.50')$price.split('[.]')[0]
    ```
    """

    outcomes = (Outcome.NOT_SENT, Outcome.WRONG_TEXT)
    cure = Cure.FIX

    @visits(members_named("split"))
    def check(self, call: Member) -> Iterator[Diagnostic]:
        argument = next(iter(call.arguments), None)
        if not isinstance(argument, (StringLiteral, InterpolatedStringLiteral)):
            return
        if not argument.is_text_constant:
            return
        separator = str(argument.constant)
        outcome = self._outcome(separator, is_indexed=self._is_indexed(call))
        if outcome is not None:
            yield self._finding(argument, separator, outcome)

    def _is_indexed(self, call: Member) -> bool:
        """Whether an element of the result is taken at once."""
        expression = self.subject.parent(call)
        steps = expression.steps if isinstance(expression, VariableExpression) else []
        following = next(iter(steps[steps.index(call) + 1 :]), None) if steps else None
        return isinstance(following, ArrayIndex) or (
            isinstance(following, Member) and following.name == "get"
        )

    def _outcome(self, separator: str, *, is_indexed: bool) -> Outcome | None:
        """What the split does; None where the text is parted as it looks."""
        if not SIGNS.fullmatch(separator):
            return None
        try:
            found = call(f"a{separator}b", "split", (separator,), self.subject.engine)
        except JavaException:
            return Outcome.NOT_SENT
        parts = list(found) if hasattr(found, "__iter__") else []
        if parts == ["a", "b"]:
            return None
        return Outcome.NOT_SENT if not parts and is_indexed else Outcome.WRONG_TEXT

    def _finding(
        self, argument: StringLiteral | InterpolatedStringLiteral, separator: str, outcome: Outcome
    ) -> Diagnostic:
        written = "".join(_escaped(sign) for sign in separator)
        quote = argument.source_text[0]
        return self.finding(
            argument,
            f"`split` takes a regular expression, and `{separator.strip()}` has a meaning of its own there.",
            outcome=outcome,
            help=f"Write `{quote}{written}{quote}`.",
            fix=(Edit(argument.span, f"{quote}{written}{quote}"),),
        )


def _escaped(sign: str) -> str:
    if sign.isspace():
        return sign
    return f"\\{sign}" if sign in "^[" else f"[{sign}]"
