"""A value of the item before in the place of one that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.whatif.weakness import Effect, Weakness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.whatif.comparison import Comparison


def stale(one: Comparison, all_absent: Comparison) -> Iterator[Weakness]:
    """References that print in one turn of a loop what they printed in the turn before.

    Where no item has the field they print something else: so it is no default.
    """
    for reference in one.after.prints:
        before, after = one.before.texts(reference), one.after.texts(reference)
        never = all_absent.after.texts(reference)
        if len(before) != len(after) or reference not in one.ground.printed:
            continue
        for index in range(1, len(after)):
            text = after[index]
            is_kept = text.strip() and text == after[index - 1] != before[index]
            if is_kept and (len(never) <= index or never[index] != text):
                place = one.ground.culprit(reference, one.shapes)
                yield Weakness(
                    Effect.WRONG_TEXT,
                    place.reading.source,
                    place.head_span,
                    f"the reader sees `{text[:40]}`, which is of the item before",
                    "Set the name to something else at the top of the loop: `#set($name = '')`.",
                )
                break
