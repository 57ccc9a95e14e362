"""Which variants a field can have, by what stands there."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.shape import LIST
from velocity_preview.whatif.sorts import is_number, is_numeric, is_written, number_of
from velocity_preview.whatif.variants import Change, Every, Variant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.whatif.fields import Field

_IN_PAIRS: Final = frozenset(
    {
        Variant.ABSENT,
        Variant.EMPTY,
        Variant.EMPTY_LIST,
        Variant.ONE_ITEM,
        Variant.ZERO,
    }
)
"""What is tried for two fields at once; the others are like one of these, or say nothing of the other."""
_MOST_COMPARED: Final = 4


def changes_of(field: Field) -> Iterator[Change]:
    """All variants of a field, in the order of `Variant`."""
    shown = [str(sample) for sample in field.shape.samples]
    others = (number for number in field.compared[:_MOST_COMPARED] if [str(number)] != shown)
    numbers = (None, *others)
    for variant in sorted(_variants(field), key=list(Variant).index):
        if variant in (Variant.NUMBER_AS_STRING, Variant.STRING_AS_NUMBER):
            for number in numbers:
                yield Change(field.steps, field.path, variant, number)
        else:
            yield Change(field.steps, field.path, variant)


def changes_of_pair(one: Field, other: Field) -> Iterator[tuple[Change, Change]]:
    """The variants of two fields together. Of a field and what is inside of it there are none."""
    shorter = min(len(one.steps), len(other.steps))
    if one.steps[:shorter] == other.steps[:shorter]:
        return
    sides = [
        [change for change in changes_of(field) if change.variant in _IN_PAIRS] for field in (one, other)
    ]
    yield from product(*sides)


def changes_of_group(fields: Iterable[Field]) -> tuple[Change, ...]:
    """All of them absent: what a chain of `#elseif`s has no arm for."""
    return tuple(Change(field.steps, field.path, Variant.ABSENT) for field in fields)


def _variants(field: Field) -> Iterator[Variant]:
    shape = field.shape
    is_item = bool(field.steps) and field.steps[-1] is Every.ITEM
    if not is_item:
        yield from (Variant.ABSENT, Variant.NULL)
        if Every.ITEM in field.steps:
            yield Variant.ABSENT_IN_ONE_ITEM
    if LIST in shape.types:
        yield from (Variant.EMPTY_LIST, Variant.ONE_ITEM, Variant.MANY_ITEMS)
    yield from _of_texts([sample for sample in shape.samples if isinstance(sample, str)])
    if any(is_number(sample) for sample in shape.samples):
        yield from (Variant.NUMBER_AS_STRING, Variant.ZERO, Variant.NEGATIVE)


def _of_texts(texts: list[str]) -> Iterator[Variant]:
    """Text that a person wrote may be anything; what a system writes is there or not."""
    if not texts:
        return
    yield Variant.EMPTY
    filled = [text for text in texts if text]
    if filled and all(is_numeric(text) for text in filled):
        if any(number_of(text) is not None for text in filled):
            yield Variant.STRING_AS_NUMBER
        yield from (Variant.ZERO, Variant.NEGATIVE)
    elif is_written(filled):
        yield from (Variant.BLANK, Variant.LONG, Variant.MARKUP, Variant.BIDI)
