from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.quotes import CODE_IN_STRING
from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from velocity_preview.analysis.damage import Damage, Failure

_STRING_START: Final = rare_pattern(r"(?:[(,=\[{:<>!&|+]|\b(?:in|and|or|eq|ne|not))\s*(['\"])")
_STRING_END: Final = rare_pattern(r"\s+[\"'$\d]|\s*(?:[),\]}:=!<>&|+*/%]|$|\b(?:and|or|eq|ne|in)\b)")


class QuoteInQuote(Rule):
    """The quote of a string inside of the string.

    ## What it does
    Reports `'ім'я'`, `"say "hi""` and quotes with a backslash before them.

    ## Why is this bad?
    The second quote ends the string, and what follows makes no sense to the engine: nothing is sent. A
    backslash does not help in Velocity.

    ## Example
    ```vtl
    $!data.get('owner's name')
    ```
    The other quotes around it, or the quote twice:
    ```vtl
    $!data.get("owner's name")
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    cure = Cure.SUGGEST
    rank = 15

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        head, stops = failure.full_head, failure.at - failure.piece.start
        at = 0
        while match := _STRING_START.search(head, at, stops):
            start, quote = match.start(1), match.group(1)
            end = _end_of(head, start, quote)
            if end is None:
                return None
            content = head[start + 1 : end]
            if (
                start < stops <= end + 1
                and quote in content.replace(quote * 2, "")
                and not CODE_IN_STRING.search(content)
            ):
                return cls._damage(failure, start, end, quote)
            at = end + 1
        return None

    @classmethod
    def _damage(cls, failure: Failure, start: int, end: int, quote: str) -> Damage:
        head = failure.full_head
        content = head[start + 1 : end]
        other = "'" if quote == '"' else '"'
        plain = content.replace(f"\\{quote}", quote)
        written = f"{other}{plain}{other}" if other not in plain and not re.search(r"[$#]", plain) else None
        written = written or f"{quote}{plain.replace(quote, quote * 2)}{quote}"
        span = Span(start, end + 1).shifted(failure.piece.start)
        return cls.damage(
            span,
            f"A `{quote}` inside of the string ends it.",
            help=f"Write `{written}`.",
            suggestion=(Edit(span, written),),
        )


def _end_of(head: str, start: int, quote: str) -> int | None:
    """The quote that was meant to end the string: the first one that the code goes on behind."""
    at = start + 1
    while (at := head.find(quote, at)) >= 0:
        if head[at - 1] != "\\" and _STRING_END.match(head, at + 1):
            return at
        at += 1
    return None
