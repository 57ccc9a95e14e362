"""Punctuation and units around a value that is not there: `Hello ,` and `- % off`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.text import Text
from velocity_preview.whatif.variants import Family, Variant
from velocity_preview.whatif.weakness import Effect, Weakness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.if_directive import IfDirective
    from velocity_preview.engine.trace import Print
    from velocity_preview.whatif.comparison import Comparison

_BEHIND: Final = re.compile(
    r"[,.!?;:](?=[\s<]|\Z)|\)|[%€£₴°]|\$(?![!{A-Za-z_])"
    r"| ?(?:грн|zł|Kč|lei|kr)\b\.?| (?:[A-Z]{3}\b(?!\s+[A-Z])|[%€£₴])"
)
_UNIT: Final = re.compile(r" (?!\d)\w[\w'\u2019-]*")
"""A word behind a number: what is counted."""
_NUMBERS: Final = frozenset(f"java.lang.{name}" for name in ("Integer", "Long", "Double", "Float"))
_LEFT: Final = re.compile(r"(?:\A|[\s(>])[-\u2013+]?\Z")
_COMMENT: Final = re.compile(r"--\s*>\Z")
_OPENED: Final = re.compile(r"<!--\s*\Z")
_CLOSED: Final = re.compile(r"\s*-->")
_SIGNS_BEFORE: Final = re.compile(r"(?:\A|[\s(>])[#№€£₴$]\Z")
_BLOCK_BEFORE: Final = re.compile(r"#(?:end|\{end\})\s*\Z")
_WORD: Final = re.compile(r"(?:(?<=\s)|(?<=>)|\A)[\w:#№'\u2019-]* ?\(?[-\u2013+]?\Z")
_END_TAGS: Final = re.compile(r"(?:</(?:b|strong|i|em|u|span|font|small|big|a)\s*>)*", re.IGNORECASE)
_NEXT_WORD: Final = re.compile(r" ?[\w'\u2019-]*")
_WINDOW: Final = 40
_CURE: Final = "Put the text around it between `#if` and `#end` too."
_CURE_WITH_ALTERNATE: Final = (
    "Put the text around it between `#if` and `#end` too, or give it an alternate value."
)


def gaps(comparison: Comparison) -> Iterator[Weakness]:
    """References and blocks that printed something and print nothing now, where their neighbours show it."""
    if comparison.family is not Family.MISSING or comparison.changes[0].variant is Variant.BLANK:
        return  # a blank is what the usual guards let through: nobody tests for it
    yield from _of_references(comparison)
    yield from _of_blocks(comparison)


def _of_references(comparison: Comparison) -> Iterator[Weakness]:
    for reference, records in comparison.after.prints.items():
        known = comparison.before.prints.get(reference, ())
        if reference not in comparison.ground.printed or _empty(records) <= _empty(known):
            continue
        if _empty(known) == len(known) or not comparison.before.shows(reference):
            continue
        rest = _rest(reference, is_number=all(one.java_class in _NUMBERS for one in known))
        if rest is not None:
            place = comparison.ground.culprit(reference, comparison.shapes)
            yield Weakness(
                Effect.WRONG_TEXT,
                place.reading.source,
                place.head_span,
                f"`{reference.literal}` prints nothing, and the reader sees `{rest}`",
                _CURE_WITH_ALTERNATE if comparison.ground.template.engine.alternate_values else _CURE,
            )


def _of_blocks(comparison: Comparison) -> Iterator[Weakness]:
    """`Hello #if($name)$name#end,` without an `#else`."""
    before, after = comparison.before, comparison.after
    for directive in comparison.ground.ifs:
        ran_less = after.trace.visits[directive] > before.trace.visits[directive]
        if not ran_less or not _is_value(directive):
            continue
        rest = _rest(directive)
        if (
            rest is not None
            and comparison.ground.reads_any(directive.condition, comparison.shapes)
            and any(before.shows(element) for element in directive.block.walk())
        ):
            yield Weakness(
                Effect.WRONG_TEXT,
                directive.reading.source,
                directive.head_span,
                f"the block prints nothing, and the reader sees `{rest}`",
                "Put the text around it into the block too, or what stands there instead behind `#else`.",
            )


def _is_value(directive: IfDirective) -> bool:
    """Whether a block has nothing but a value, and no other block before it says what stands there then."""
    shown = [
        element
        for element in directive.block.elements
        if not isinstance(element, Text) or element.text.strip(" -<>!")
    ]
    is_alone = len(shown) == 1 and isinstance(shown[0], FormalReference)
    before, _ = _neighbours(directive)
    return is_alone and not _BLOCK_BEFORE.search(before)


def _empty(records: Sequence[Print]) -> int:
    return sum(not record.text.strip() for record in records)


def _neighbours(element: Element) -> tuple[str, str]:
    """The text around an element, without the comment that wraps a directive."""
    text = element.reading.text
    before = text[max(0, element.start - _WINDOW) : element.start]
    behind = text[element.end : element.end + _WINDOW]
    if isinstance(element, FormalReference):
        return before, behind
    opened, closed = _OPENED.search(before), _CLOSED.match(behind)
    if opened and closed:
        return before[: opened.start()], behind[closed.end() :]
    return before, behind


def _rest(element: Element, *, is_number: bool = False) -> str | None:
    """What is left of the text around an element; None where nobody sees that something is missing."""
    before, text = _neighbours(element)
    if _COMMENT.search(before):
        return None
    text = _END_TAGS.sub("", text, count=1)
    behind = _BEHIND.match(text) or (_UNIT.match(text) if is_number else None)
    if behind and _LEFT.search(before) and (behind.group() != ")" or before.endswith("(")):
        word = _WORD.search(before)
        next_word = _NEXT_WORD.match(text, behind.end())
        shown = (word.group() if word else "", behind.group(), next_word.group() if next_word else "")
        return "".join(shown).strip() or None
    if _SIGNS_BEFORE.search(before) and re.match(r"[\s<,.]|\Z", text):
        return before[-1]
    return None
