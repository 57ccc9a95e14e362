"""What references print that is no value: their own source, nothing, Java's text of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.path import Member
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.whatif.variants import Family
from velocity_preview.whatif.weakness import Effect, Weakness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.trace import Print
    from velocity_preview.whatif.comparison import Comparison

_SOURCE: Final = re.compile(r"\$!?(?:\{[A-Za-z_][\w.]*\}?|[A-Za-z_][\w.]*)", re.ASCII)
_NO_VALUE: Final = re.compile(r"\b(?:null|NaN|-?Infinity)\b|[∞\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])")
_NO_DIGIT: Final = re.compile(r"-?[.,]\d+")
_COLLECTIONS: Final = ("Map", "List", "Set", "Collection")
_CURE_WITH_ALTERNATE: Final = (
    "Test it with `#if`, write `$!`, or give it an alternate value: `${name|'friend'}`."
)
_CURES: Final = {
    Family.MISSING: "Test it with `#if`, or write `$!`.",
    Family.TYPE: 'Convert it first: `$mathTool.toInteger($value)`, `$mathTool.add($a, $b)`, `"$!value"`.',
    Family.NUMBER: "Test the number with `#if` before it is used.",
    Family.SIZE: "Ask for the size first, or go through the list with `#foreach`.",
    Family.TEXT: "Test the text with `#if` before it is used.",
}


def printed_text(comparison: Comparison) -> Iterator[Weakness]:
    """The first of what is wrong with each reference."""
    for reference, records in comparison.after.prints.items():
        if reference.escapes % 2:
            continue
        for kind, text in dict.fromkeys((record.java_class, record.text) for record in records):
            consequence = (
                _of_undefined(comparison, reference, text)
                if kind is None
                else _of_value(comparison, reference, text, kind)
            )
            if consequence is not None:
                place = _place(comparison, reference, is_undefined=kind is None)
                yield Weakness(
                    Effect.LEAK if _is_data(reference) and kind else Effect.WRONG_TEXT,
                    place.reading.source,
                    place.head_span,
                    consequence,
                    _cure(comparison, reference, place),
                )
                break


def _place(comparison: Comparison, reference: FormalReference, *, is_undefined: bool) -> Element:
    """What makes it so. Of a field that is missing a conversion makes null, as good as a test behind it wants
    it, so it is the reference that has no test; not so where a loop is between them.
    """
    ground = comparison.ground
    place = ground.culprit(reference, comparison.shapes)
    if not (is_undefined and comparison.family is Family.MISSING and isinstance(place, SetDirective)):
        return place
    loops = [element for element in ground.around(place) if isinstance(element, ForeachDirective)]
    is_apart = any(loop not in ground.around(reference) for loop in loops)
    return reference if _is_conversion(place) and not is_apart else place


def _is_conversion(assignment: SetDirective) -> bool:
    """Whether one value becomes another, as with `$mathTool.toInteger($x)` or `$x.trim()`."""
    value = assignment.value
    if not isinstance(value, FormalReference):
        return False
    calls = [step for step in value.expression.steps if isinstance(step, Member) and step.parameters]
    return all(step.parameters is None or len(step.parameters.values) <= 1 for step in calls)


def _cure(comparison: Comparison, reference: FormalReference, place: Element) -> str:
    """An alternate value cures a field that is printed, not one that is computed with."""
    calls = any(
        isinstance(step, Member) and step.parameters is not None and step.name != "get"
        for step in reference.expression.steps
    )
    if comparison.family is Family.MISSING and (place is not reference or calls):
        return "Test the field with `#if` before anything is computed from it."
    if comparison.family is Family.MISSING and comparison.ground.template.engine.alternate_values:
        return _CURE_WITH_ALTERNATE
    return _CURES[comparison.family]


def _of_undefined(comparison: Comparison, reference: FormalReference, text: str) -> str | None:
    """Undefined now, more often than before."""
    before = comparison.before.prints.get(reference, ())
    after = comparison.after.prints[reference]
    known = _undefined(before)
    is_more = _undefined(after) > known and (not known or len(after) <= len(before))
    if comparison.family is Family.TEXT or not is_more:
        return None  # of a text that is a date or the like to a tool, another text is none
    if text:
        return f"the reader sees `{text}`" if _reaches_message(comparison, text) else None
    if comparison.is_present and before and reference in comparison.ground.printed:
        return f"`{reference.literal}` prints nothing" if _is_computed(comparison, reference) else None
    return None


def _undefined(records: Sequence[Print]) -> int:
    return sum(record.java_class is None for record in records)


def _is_computed(comparison: Comparison, reference: FormalReference) -> bool:
    """Whether the value is computed as before, and not passed over by an `#if`."""
    ground, before, after = comparison.ground, comparison.before.trace, comparison.after.trace
    places = (reference, ground.culprit(reference, comparison.shapes), *ground.assignments(reference))
    blocks = [block for place in places if (block := ground.block_of(place)) is not None]
    return all(before.visits[block] == after.visits[block] for block in blocks)


def _of_value(comparison: Comparison, reference: FormalReference, text: str, kind: str) -> str | None:
    if any(name in kind for name in _COLLECTIONS):
        before = comparison.before.prints.get(reference, ())
        is_new = not any(
            name in record.java_class for record in before if record.java_class for name in _COLLECTIONS
        )
        is_it = comparison.family is Family.SIZE and comparison.prints_itself(reference)
        return f"`{reference.literal}` prints Java's text of a collection" if is_new or is_it else None
    odd = _odd_part(comparison, reference, text)
    is_seen = reference in comparison.ground.printed or bool(odd and _reaches_message(comparison, odd))
    return f"the reader sees `{odd}`" if odd and is_seen else None


def _odd_part(comparison: Comparison, reference: FormalReference, text: str) -> str | None:
    """Source of the template, Java's word for nothing, half a character, a number without its first digit:
    where it was not there before.
    """
    source, before = comparison.ground.template.source.text, comparison.before
    for match in _SOURCE.finditer(text):
        if match.group() in source and match.group() not in before.printed_text(reference):
            return match.group()
    odd = _NO_VALUE.search(text)
    if odd and not _NO_VALUE.search(before.printed_text(reference)):
        return odd.group()
    if _NO_DIGIT.fullmatch(text) and not any(map(_NO_DIGIT.fullmatch, before.texts(reference))):
        return text
    return None


def _reaches_message(comparison: Comparison, text: str) -> bool:
    """A string may also be compared with another one only."""
    return comparison.after.occurrences(text) > comparison.before.occurrences(text)


def _is_data(reference: FormalReference) -> bool:
    return reference.expression.name == "data" and not reference.expression.steps
