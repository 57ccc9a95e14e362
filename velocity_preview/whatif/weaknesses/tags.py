"""Tags that are opened under one condition and closed under another: a row of two with one item in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.engine.text import Text
from velocity_preview.whatif.html_places import Tags
from velocity_preview.whatif.variants import Family
from velocity_preview.whatif.weakness import Effect, Weakness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.block import Block
    from velocity_preview.engine.if_directive import IfDirective
    from velocity_preview.whatif.comparison import Comparison


def tags(comparison: Comparison) -> Iterator[Weakness]:
    """Tags that match in the message as it is, and do not match now.

    An author who leaves out the end tags of `<li>` or `<td>` does so always: then they did not match before.
    """
    before, after = comparison.before.tags, comparison.after.tags
    if comparison.family is Family.TEXT or _is_stopped(comparison):
        return  # of a text with markup in it the tags do not match either
    for name in after.unmatched:
        if name not in before.names or name in before.unmatched:
            continue
        directive = _cause(comparison, name)
        if directive is not None:
            left = after.unmatched[name]
            yield Weakness(
                Effect.WRONG_TEXT,
                directive.reading.source,
                directive.head_span,
                f"`<{name}>` is opened and not closed" if left > 0 else f"`</{name}>` closes nothing",
                f"Open and close `<{name}>` under the same condition; in a loop also behind the last item, "
                "with `|| !$foreach.hasNext`.",
            )


def _cause(comparison: Comparison, name: str) -> IfDirective | None:
    """The first `#if` that runs another arm now, and that has only one of the two tags in it."""
    before, after = comparison.before.trace.visits, comparison.after.trace.visits
    for directive in comparison.ground.ifs:
        is_other = any(before[body] != after[body] for body in directive.bodies())
        if is_other and any(name in _tags_in(body).unmatched for body in directive.bodies()):
            return directive
    return None


def _tags_in(block: Block) -> Tags:
    return Tags("".join(element.text for element in block.walk() if isinstance(element, Text)))


def _is_stopped(comparison: Comparison) -> bool:
    """Whether a `#stop` cuts the message, so that no end tags follow."""
    visits = comparison.after.trace.visits
    blocks = (
        comparison.ground.block_of(element) for element in comparison.ground.stops if element.word == "stop"
    )
    return any(block is not None and visits[block] for block in blocks)
