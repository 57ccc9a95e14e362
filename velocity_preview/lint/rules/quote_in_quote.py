from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.quotes import CODE_IN_STRING, end_around_call, ends_of_string
from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from velocity_preview.analysis.damage import Damage, Failure

_STRING_START: Final = rare_pattern(r"(?:[(,=\[{:<>!&|+]|\b(?:in|and|or|eq|ne|not))\s*(['\"])")


class QuoteInQuote(Rule):
    """The quote of a string inside of the string.

    ## What it does
    Reports `'ім'я'`, `"say "hi""`, `"Hi $data.get("name")"` and quotes with a backslash before them.

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
            end = end_around_call(head, start)
            if end is not None and start < stops <= end + 1:
                return cls._damage(failure, start, end, _around_call(head[start + 1 : end], quote))
            end = end or next(ends_of_string(head, start), None)
            if end is None:
                return None
            content = head[start + 1 : end]
            if (
                start < stops <= end + 1
                and quote in content.replace(quote * 2, "")
                and (f"\\{quote}" in content or not CODE_IN_STRING.search(content))
            ):
                return cls._damage(failure, start, end, _around_text(content, quote))
            at = end + 1
        return None

    @classmethod
    def _damage(cls, failure: Failure, start: int, end: int, written: str) -> Damage:
        span = Span(start, end + 1).shifted(failure.piece.start)
        return cls.damage(
            span,
            f"A `{failure.full_head[start]}` inside of the string ends it.",
            help=f"Write `{written}`.",
            suggestion=(Edit(span, written),),
        )


def _around_text(content: str, quote: str) -> str:
    """The string with the other quotes, or with the quote twice where these stand in it too."""
    other = "'" if quote == '"' else '"'
    plain = content.replace(f"\\{quote}", quote)
    if other not in plain and not re.search(r"[$#]", plain):
        return f"{other}{plain}{other}"
    return f"{quote}{plain.replace(quote, quote * 2)}{quote}"


def _around_call(content: str, quote: str) -> str:
    """The string in double quotes, for the call is meant to be made; its arguments in single ones."""
    plain = content.replace(f"\\{quote}", quote)
    inner = plain.replace(quote, "'") if quote == '"' else plain
    return f'"{inner}"'
