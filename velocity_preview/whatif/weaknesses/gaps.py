"""Punctuation and units around a value that is not there: `Hello ,` and `- % off`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.whatif.variants import Family, Variant
from velocity_preview.whatif.weakness import Effect, Weakness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.whatif.comparison import Comparison

_BEHIND: Final = re.compile(
    r"[,.!?;:](?=[\s<]|\Z)|\)|[%€£₴°]|\$(?![!{A-Za-z_])| (?:[A-Z]{3}\b(?!\s+[A-Z])|[%€£₴])"
)
_LEFT: Final = re.compile(r"(?:\A|[\s(>])[-\u2013+]?\Z")
_COMMENT: Final = re.compile(r"--\s*>\Z")
_SIGNS_BEFORE: Final = re.compile(r"(?:\A|[\s(>])[#№€£₴]\Z")
_WORD: Final = re.compile(r"(?:(?<=\s)|(?<=>)|\A)[\w:#№'\u2019-]* ?\(?[-\u2013+]?\Z")
_NEXT_WORD: Final = re.compile(r" ?[\w'\u2019-]*")
_WINDOW: Final = 24


def gaps(comparison: Comparison) -> Iterator[Weakness]:
    """References that printed a value and print nothing now, where their neighbours show it."""
    if comparison.family is not Family.MISSING or comparison.changes[0].variant is Variant.BLANK:
        return  # a blank is what the usual guards let through: nobody tests for it
    for reference, records in comparison.after.prints.items():
        if reference not in comparison.ground.printed or all(record.text.strip() for record in records):
            continue
        before = comparison.before.texts(reference)
        if not before or not all(text.strip() for text in before):
            continue
        rest = _rest(reference)
        if rest is not None and comparison.before.shows(reference):
            place = comparison.ground.culprit(reference, comparison.shapes)
            yield Weakness(
                Effect.WRONG_TEXT,
                place.reading.source,
                place.head_span,
                f"`{reference.literal}` prints nothing, and the reader sees `{rest}`",
                "Put the text around it between `#if` and `#end` too, or give it an alternate value.",
            )


def _rest(reference: FormalReference) -> str | None:
    """What is left of the text around a reference; None where nobody sees that something is missing."""
    text = reference.reading.text
    before = text[max(0, reference.start - _WINDOW) : reference.start]
    if _COMMENT.search(before):
        return None
    behind = _BEHIND.match(text, reference.end)
    if behind and _LEFT.search(before) and (behind.group() != ")" or before.endswith("(")):
        word = _WORD.search(before)
        next_word = _NEXT_WORD.match(text, behind.end())
        shown = (word.group() if word else "", behind.group(), next_word.group() if next_word else "")
        return "".join(shown).strip() or None
    if _SIGNS_BEFORE.search(before) and re.match(r"[\s<,.]|\Z", text[reference.end :]):
        return before[-1]
    return None
