"""The merge ends with an exception, so the ESP sends nothing; or it ends early, so that a part is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.errors import LimitError, LocatedError
from velocity_preview.whatif.variants import Family
from velocity_preview.whatif.weakness import Effect, Weakness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from velocity_preview.engine.stop import StopDirective
    from velocity_preview.whatif.comparison import Comparison

_CURES: Final[Mapping[str, str]] = {
    "StringIndexOutOfBounds": "Ask for the length first: `#if($text.length() > 10)`.",
    "IndexOutOfBounds": "Ask for the size first, or go through the list with `#foreach`.",
    "NumberFormat": "Test it with `#if`, or convert it with `$mathTool.toInteger`.",
}


def failures(comparison: Comparison) -> Iterator[Weakness]:
    """Limits are our own: of a merge that reaches one nothing is said."""
    error = comparison.after.trace.error
    if error is None or isinstance(error, LimitError) or not isinstance(error, LocatedError):
        return
    cure = next((cure for name, cure in _CURES.items() if name in error.message), None)
    yield Weakness(
        Effect.NOT_SENT,
        error.source,
        error.span,
        f"the message is not sent: {error.message.rstrip('.')}",
        cure or error.help or "Test it with `#if`.",
    )


def stops(comparison: Comparison) -> Iterator[Weakness]:
    """A `#stop` that only this data comes to."""
    ground, before, after = comparison.ground, comparison.before.trace, comparison.after.trace
    for element in ground.stops:
        block = ground.block_of(element)
        if block is None or not after.visits[block] or before.visits[block]:
            continue
        if element.word == "stop":
            yield Weakness(
                Effect.CUT,
                element.reading.source,
                element.span,
                "the message ends at this `#stop`",
                "Put what is not to be sent between `#if` and `#end`: the end of the HTML is lost too.",
            )
        elif comparison.family is Family.MISSING and _loses_turns(comparison, element):
            yield Weakness(
                Effect.CUT,
                element.reading.source,
                element.span,
                "the loop ends at this `#break`, and the other items are lost",
                "Put what is not to be shown of an item between `#if` and `#end`.",
            )


def _loses_turns(comparison: Comparison, element: StopDirective) -> bool:
    """Whether the loop around a `#break` has fewer turns, though its list has as many items."""
    ground, before, after = comparison.ground, comparison.before.trace, comparison.after.trace
    loop = next((outer for outer in ground.around(element) if isinstance(outer, ForeachDirective)), None)
    if loop is None or loop.source is None or ground.reads_any(loop.source, comparison.shapes):
        return False
    return 0 < after.visits[loop.block] < before.visits[loop.block]
