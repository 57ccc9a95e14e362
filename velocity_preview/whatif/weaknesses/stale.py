"""A value of the item before in the place of one that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.whatif.weakness import Effect, Weakness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.whatif.comparison import Comparison


def stale(one: Comparison, all_absent: Comparison) -> Iterator[Weakness]:
    """References that print in one turn of a loop what they printed in the turn before.

    Where no item has the field they print something else: so it is no default. A reference in a macro may
    have printed for another call in between; then the assignment that was passed over is the sign.
    """
    passed_over = _passed_over(one)
    for reference in one.after.prints:
        text = _kept_text(one, all_absent, reference, anywhere=passed_over is not None)
        if text is not None:
            place = one.ground.culprit(reference, one.shapes)
            if passed_over is not None and _loop_around(one, place) is None:
                place = passed_over
            yield Weakness(
                Effect.WRONG_TEXT,
                place.reading.source,
                place.head_span,
                f"the reader sees `{text[:40]}`, which is of the item before",
                "Set the name to something else at the top of the loop: `#set($name = '')`.",
            )


def _kept_text(
    one: Comparison, all_absent: Comparison, reference: FormalReference, *, anywhere: bool
) -> str | None:
    before, after = one.before.texts(reference), one.after.texts(reference)
    never = all_absent.after.texts(reference)
    if len(before) != len(after) or reference not in one.ground.printed:
        return None
    is_doubled = one.before is not all_absent.before and _is_of_field(one, reference)
    for index in range(1, len(after)):
        text = after[index]
        is_default = index < len(never) and never[index] == text
        earlier = after[:index] if anywhere else after[index - 1 : index]
        is_changed = text != before[index] or is_doubled
        if text.strip() and is_changed and text in earlier and not is_default:
            return text
    return None


def _is_of_field(one: Comparison, reference: FormalReference) -> bool:
    """Of an only item that is there twice, for another to be before it, both values are the same."""
    return one.ground.reads_any(one.ground.culprit(reference, one.shapes), one.shapes)


def _passed_over(one: Comparison) -> Element | None:
    """An assignment from the field that ran for each other item, to a name that no turn sets anew."""
    for element in one.ground.elements:
        if isinstance(element, SetDirective) and one.ground.reads_any(element, one.shapes):
            block = one.ground.block_of(element)
            loop = _loop_around(one, element)
            if block is None or loop is None or block is loop.block:
                continue
            ran_less = 0 < one.after.trace.visits[block] < one.before.trace.visits[block]
            if ran_less and not _is_set_anew(element, loop):
                return element
    return None


def _loop_around(one: Comparison, element: Element) -> ForeachDirective | None:
    return next((outer for outer in one.ground.around(element) if isinstance(outer, ForeachDirective)), None)


def _is_set_anew(element: SetDirective, loop: ForeachDirective) -> bool:
    others = (other for other in loop.block.elements if isinstance(other, SetDirective))
    return any(other.binds == element.binds for other in others)
