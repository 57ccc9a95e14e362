"""The merge ends with an exception, so the ESP sends nothing; or it ends early, so that a part is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.errors import LimitError, LocatedError
from velocity_preview.whatif.weakness import Effect, Weakness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
        if block is not None and after.visits[block] and not before.visits[block]:
            yield Weakness(
                Effect.CUT,
                element.reading.source,
                element.span,
                "the message ends at this `#stop`",
                "Put what is not to be sent between `#if` and `#end`: the end of the HTML is lost too.",
            )
