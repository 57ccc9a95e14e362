"""A field that is absent and one that is empty mean the same to the reader, but not to a condition.

`#if($code != '')` is true where there is no code, `#if($items.size() == 0)` is false where there are no
items.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.engine.reference import FormalReference
from velocity_preview.whatif.html_places import visible_text
from velocity_preview.whatif.weakness import Effect, Weakness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.block import Block
    from velocity_preview.engine.if_directive import IfDirective
    from velocity_preview.whatif.comparison import Comparison, Merged

_HELP: Final = "Test both: `#if($x && $x != '')`, `#if(!$x || $x == '')`, or compare the text `\"$!x\"`."


def guards(absent: Comparison, empty: Comparison) -> Iterator[tuple[Comparison, Weakness]]:
    """Conditions that take one of the two for a value; with the comparison that shows it."""
    for element in absent.ground.ifs:
        found = _of_directive(element, absent, empty)
        if found is not None:
            yield found


def _of_directive(
    element: IfDirective, absent: Comparison, empty: Comparison
) -> tuple[Comparison, Weakness] | None:
    block = absent.ground.block_of(element)
    one, other = absent.after.trace.visits, empty.after.trace.visits
    if block is None or one[block] != other[block] or not one[block]:
        return None
    if not absent.ground.reads_any(element.condition, absent.shapes):
        return None
    more = next((body for body in element.bodies() if one[body] > other[body]), None)
    less = next((body for body in element.bodies() if one[body] < other[body]), None)
    if more is None and less is None:
        return None
    for body, shown in ((more, absent), (less, empty)):
        if body is not None and _prints_nothing_of(body, shown):
            return shown, _weakness(element, Effect.WRONG_TEXT, "the block is shown with nothing in it")
    for body, shown, other_one in ((more, absent, empty), (less, empty, absent)):
        if body is None or not _is_seen(body, shown.after):
            continue
        if shown.before.trace.visits[body]:
            return shown, _weakness(element, Effect.WRONG_TEXT, "the block is shown as if it were there")
        return other_one, _weakness(element, Effect.LOST_BLOCK, "the block for what is not there is lost")
    return None


def _prints_nothing_of(body: Block, shown: Comparison) -> bool:
    """Whether a block that runs prints the field, which has nothing to print."""
    return any(
        isinstance(element, FormalReference)
        and element in shown.ground.printed
        and shown.ground.reads_any(element, shown.shapes)
        and not any(text.strip() for text in shown.after.texts(element))
        for element in body.walk()
    )


def _is_seen(body: Block, merged: Merged) -> bool:
    """Whether a block printed something that the reader sees."""
    pieces = [piece for element in body.walk() for piece in merged.pieces.get(element, ())]
    return bool(visible_text("".join(merged.trace.text[piece.start : piece.end] for piece in pieces)))


def _weakness(element: IfDirective, effect: Effect, message: str) -> Weakness:
    return Weakness(effect, element.reading.source, element.head_span, message, _HELP)
