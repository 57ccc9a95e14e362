"""A number as a string, or a string as a number, makes another message of the same value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.whatif.variants import Family, Variant
from velocity_preview.whatif.weakness import Effect, Weakness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from velocity_preview.engine.directive import Directive
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.if_directive import ElseifBlock, IfDirective
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
    """Where the tested arm runs for the other type only, as that of `.equals('0')` does, the type of the data
    is to blame.
    """
    before, after = comparison.before.trace.visits, comparison.after.trace.visits
    for element in _blocks(comparison):
        block = comparison.ground.block_of(element)
        counts = [(before[body], after[body]) for body in element.bodies()]
        if block is None or before[block] != after[block] or all(one == other for one, other in counts):
            continue
        head, tested = _test(element, counts)
        place = comparison.ground.culprit(tested, comparison.shapes) if tested is not None else element
        own = comparison.changes[0].number == 0 and counts[0][0] < counts[0][1]
        here, there = (1, 0) if not own else (0, 1)
        lost = sum(pair[there] for pair in counts) > sum(pair[here] for pair in counts)
        yield Weakness(
            Effect.LOST_BLOCK if lost else Effect.WRONG_TEXT,
            place.reading.source,
            head.head_span if place is tested else place.head_span,
            "a block is lost without a word" if lost else "another block is shown",
            _HELP,
            instead=Variant.ZERO if own else None,
        )


def _test(
    element: IfDirective | ForeachDirective, counts: Sequence[tuple[int, int]]
) -> tuple[Directive, Element | None]:
    """The directive that does not take both types, with what it tests: that of the arm which is lost."""
    if isinstance(element, ForeachDirective):
        return element, element.source
    heads: tuple[IfDirective | ElseifBlock, ...] = (element, *element.elseifs)
    lost = [head for head, (before, after) in zip(heads, counts, strict=False) if after < before]
    won = [head for head, (before, after) in zip(heads, counts, strict=False) if after > before]
    head = next(iter(lost or won), element)
    return head, head.condition


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
        pairs = zip(before, after, strict=True)
        one, other = next((pair for pair in pairs if not _is_as_good(*pair)), ("", ""))
        if one == other:
            continue
        place = comparison.ground.culprit(reference, comparison.shapes)
        yield Weakness(
            Effect.WRONG_TEXT,
            place.reading.source,
            place.head_span,
            f"the reader sees `{_short(other)}` for `{_short(one)}`",
            _HELP,
        )
        return


def _is_as_good(before: str, after: str) -> bool:
    """Whether the reader sees the same, or the same number with fewer digits: `800` for `800.0`."""
    return before == after or (before.startswith(after) and before[len(after) :] in (".0", ".00"))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
