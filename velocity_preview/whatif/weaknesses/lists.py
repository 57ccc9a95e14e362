"""Lists without items: a heading over nothing, a range that counts down."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
import re
from typing import TYPE_CHECKING, Final

from velocity_preview.engine.collection_literals import Range
from velocity_preview.engine.comment import Comment
from velocity_preview.engine.literals import IntegerLiteral
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.engine.text import Text
from velocity_preview.whatif.html_places import visible_text
from velocity_preview.whatif.weakness import Effect, Weakness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.element import Element
    from velocity_preview.whatif.comparison import Comparison

_COMMENT: Final = re.compile(r"<!--|-->")
_CELLS: Final = re.compile(r"<tr\b[^>]*>((?:(?!<tr\b).)*)</tr\s*>", re.DOTALL | re.IGNORECASE)
_HEADING: Final = re.compile(
    r"<(h[1-6]|caption|th|strong|b)\b[^>]*>((?:(?!<\1\b).)*)</\1\s*>\Z", re.DOTALL | re.IGNORECASE
)
_TAGS_AT_END: Final = re.compile(
    r"(?<!\s)(?:\s|<(?!/?(?:th|caption|h[1-6]|strong|b)\b)[^>]*>)++\Z", re.IGNORECASE
)
_SHORT: Final = 40


def empty_lists(comparison: Comparison) -> Iterator[Weakness]:
    """Loops that had turns and have none, under a heading that is still there."""
    before, after = comparison.before.trace, comparison.after.trace
    for loop in comparison.ground.loops:
        block = comparison.ground.block_of(loop)
        if block is None or loop.else_block is not None or loop.source is None:
            continue
        lost = before.visits[loop.block] and not after.visits[loop.block] and after.visits[block]
        if not lost or not comparison.ground.reads_any(loop.source, comparison.shapes):
            continue
        heading = _heading(block.elements, loop)
        if heading and visible_text(loop.block.source_text):
            yield Weakness(
                Effect.LOST_BLOCK,
                loop.reading.source,
                loop.head_span,
                f"the loop prints nothing under `{heading}`",
                "Put the heading and the loop between `#if($list && $list.size() > 0)` and `#end`.",
            )


def ranges(comparison: Comparison) -> Iterator[Weakness]:
    """`[1..$n]` has two items where `$n` is 0: ranges count down too."""
    before, after = comparison.before.trace, comparison.after.trace
    for loop in comparison.ground.loops:
        source = loop.source
        if not isinstance(source, Range) or not isinstance(source.value1, IntegerLiteral):
            continue
        if (
            source.value1.constant == 1
            and before.visits[loop.block]
            and after.visits[loop.block]
            and _is_small(comparison)
            and comparison.ground.reads_any(source.value2, comparison.shapes)
        ):
            yield Weakness(
                Effect.WRONG_TEXT,
                loop.reading.source,
                loop.head_span,
                "the range counts down, and the loop has turns all the same",
                "Test it before the loop: `#if($count > 0)`.",
            )


def _is_small(comparison: Comparison) -> bool:
    return any(change.variant.value in ("zero", "negative", "empty-list") for change in comparison.changes)


def _heading(elements: list[Element], loop: Element) -> str | None:
    """The text that announces a list: a heading, a line that ends in a colon, the first row of its table."""
    html = _COMMENT.sub("", _shown_before(elements, loop))
    text = _TAGS_AT_END.sub("", html)
    match = _HEADING.search(text)
    if match:
        return _short(match.group(2))
    if text.endswith(":"):
        return _short(text.rpartition(">")[2])
    return _row(html)


def _shown_before(elements: list[Element], loop: Element) -> str:
    """The text of what stands before a loop, back to another block. A value is as good as a word."""
    pieces: list[str] = []
    for place in range(bisect_left(elements, loop.start, key=attrgetter("start")) - 1, -1, -1):
        element = elements[place]
        if isinstance(element, Text):
            pieces.append(element.text)
        elif isinstance(element, FormalReference):
            pieces.append("…")
        elif not isinstance(element, (SetDirective, Comment)):
            break
    return "".join(reversed(pieces))


def _row(html: str) -> str | None:
    """The last row of a table that is still open, where it has two cells or more with short words."""
    row = next(iter(reversed(list(_CELLS.finditer(html)))), None)
    if row is None or "</table" in html[row.end() :].lower() or visible_text(html[row.end() :]):
        return None
    cells = [visible_text(cell) for cell in re.split(r"<t[dh]\b[^>]*>", row.group(1))[1:]]
    words = [cell for cell in cells if cell]
    return _short(" ".join(words)) if len(words) > 1 and all(len(word) < _SHORT for word in words) else None


def _short(html: str) -> str | None:
    return visible_text(html)[:_SHORT] or None
