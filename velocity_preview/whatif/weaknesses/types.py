"""A number as a string, or a string as a number, makes another message of the same value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.whatif.variants import Family
from velocity_preview.whatif.weakness import Effect, Weakness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.if_directive import IfDirective
    from velocity_preview.whatif.comparison import Comparison

_HELP: Final = "Compare with `==`, and convert with `$mathTool`: they take both."


def types(comparison: Comparison) -> Iterator[Weakness]:
    """Arms that run for one type only, and the first text that differs besides."""
    if comparison.family is not Family.TYPE or not comparison.differs:
        return
    found = list(_arms(comparison))
    yield from found
    places = {(weakness.source, weakness.span) for weakness in found}
    yield from (weakness for weakness in _texts(comparison) if (weakness.source, weakness.span) not in places)


def _arms(comparison: Comparison) -> Iterator[Weakness]:
    before, after = comparison.before.trace.visits, comparison.after.trace.visits
    for element in _blocks(comparison):
        block = comparison.ground.block_of(element)
        counts = [(before[body], after[body]) for body in element.bodies()]
        if block is None or before[block] != after[block] or all(one == other for one, other in counts):
            continue
        tested: Element | None = (
            element.source if isinstance(element, ForeachDirective) else element.condition
        )
        place = comparison.ground.culprit(tested, comparison.shapes) if tested is not None else element
        lost = sum(one for one, _ in counts) > sum(other for _, other in counts)
        yield Weakness(
            Effect.LOST_BLOCK if lost else Effect.WRONG_TEXT,
            place.reading.source,
            element.head_span if place is tested else place.head_span,
            "a block is lost without a word" if lost else "another block is shown",
            _HELP,
        )


def _blocks(comparison: Comparison) -> Iterator[IfDirective | ForeachDirective]:
    yield from comparison.ground.ifs
    yield from comparison.ground.loops


def _texts(comparison: Comparison) -> Iterator[Weakness]:
    for reference in sorted(comparison.after.prints, key=lambda one: comparison.ground.order.get(one, 0)):
        before, after = comparison.before.texts(reference), comparison.after.texts(reference)
        block = comparison.ground.block_of(reference)
        visits = [merged.trace.visits[block] for merged in (comparison.before, comparison.after) if block]
        if before == after or len(before) != len(after) or len(set(visits)) > 1:
            continue
        place = comparison.ground.culprit(reference, comparison.shapes)
        one, other = next(pair for pair in zip(before, after, strict=True) if pair[0] != pair[1])
        yield Weakness(
            Effect.WRONG_TEXT,
            place.reading.source,
            place.head_span,
            f"the reader sees `{_short(other)}` for `{_short(one)}`",
            _HELP,
        )
        return


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
