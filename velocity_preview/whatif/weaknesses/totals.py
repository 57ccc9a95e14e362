"""A total that one item without a field makes nothing of, so that the block of the total is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.path import Member
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.whatif.variants import Variant
from velocity_preview.whatif.weakness import Effect, Weakness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.element import Element
    from velocity_preview.whatif.comparison import Comparison


def totals(comparison: Comparison) -> Iterator[Weakness]:
    """`#if($total > 0)` behind a loop that adds null once: null and anything is null.

    Where all items lack the field there is no total, as its author wants.
    """
    if comparison.changes[0].variant is not Variant.ABSENT_IN_ONE_ITEM or len(comparison.changes) > 1:
        return
    before, after = comparison.before.trace.visits, comparison.after.trace.visits
    for directive in comparison.ground.ifs:
        if not before[directive.block] or after[directive.block]:
            continue
        place = comparison.ground.culprit(directive.condition, comparison.shapes)
        if _spoils(comparison, place, directive):
            yield Weakness(
                Effect.LOST_BLOCK,
                place.reading.source,
                place.head_span,
                f"the block of `#if{directive.condition.source_text}` is lost for all items",
                "Test the field with `#if` before anything is computed from it.",
            )


def _spoils(comparison: Comparison, place: Element, directive: Element) -> bool:
    """Whether a value is computed in each turn of a loop, also without the field, for an `#if` behind it."""
    ground, before, after = comparison.ground, comparison.before.trace, comparison.after.trace
    loop = next((outer for outer in ground.around(place) if isinstance(outer, ForeachDirective)), None)
    block = ground.block_of(place)
    return (
        isinstance(place, SetDirective)
        and _is_computed(place)
        and loop is not None
        and loop not in ground.around(directive)
        and block is not None
        and before.visits[block] == after.visits[block]
    )


def _is_computed(assignment: SetDirective) -> bool:
    """Whether more is done than to fetch the field."""
    value = assignment.value
    if not isinstance(value, FormalReference):
        return True
    steps = value.expression.steps
    return any(
        isinstance(step, Member) and step.parameters is not None and step.name != "get" for step in steps
    )
