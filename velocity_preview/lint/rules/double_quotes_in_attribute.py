from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.code_text import strings
from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.code_text import Part
    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scanned import Scanned


_QUOTE: Final = re.compile('"')


class DoubleQuotesInAttribute(Rule):
    """Double quotes of a string inside of a double-quoted attribute.

    ## What it does
    Reports `href="$!data.get("url")"`.

    ## Why is this bad?
    Velocity takes it, but every HTML tool between the author and the ESP ends the attribute at the inner
    quote, and writes the rest of the reference somewhere else.

    ## Example
    ```vtl
    <a href="$!data.get("url")">To the order</a>
    ```
    ```vtl
    <a href="$!data.get('url')">To the order</a>
    ```
    """

    outcomes = (Outcome.RISK,)
    tier = 2
    cure = Cure.FIX
    rank = 75

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        for piece in scanned.code_with(_QUOTE):
            attribute = scanned.attributes.at(piece.span)
            if attribute is None or attribute.quote != '"':
                continue
            found = [part for part in strings(scanned.text, piece) if scanned.text[part.start] == '"']
            if not found:
                continue
            yield cls.damage(
                Span(found[0].start, found[0].end),
                f"The attribute `{attribute.name}` ends at this quote for HTML tools.",
                (),
                help="Write single quotes inside of the attribute.",
                fix=_fix(scanned.text, found),
            )


def _fix(text: str, parts: list[Part]) -> tuple[Edit, ...]:
    """Single quotes for all of them; none where a string needs double quotes for what is in it."""
    contents = [text[part.start + 1 : part.end - 1] for part in parts]
    if any(mark in content for content in contents for mark in "$#'\"\\"):
        return ()
    return tuple(Edit(Span(at, at + 1), "'") for part in parts for at in (part.start, part.end - 1))
