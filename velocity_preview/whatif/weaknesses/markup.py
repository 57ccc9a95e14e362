"""Text that ends the value of an attribute too early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.whatif.variants import MARKUP, Family
from velocity_preview.whatif.weakness import Effect, Weakness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.element import Element
    from velocity_preview.whatif.comparison import Comparison
    from velocity_preview.whatif.html_places import Attribute


def markup(comparison: Comparison) -> Iterator[Weakness]:
    """Only in attributes: between tags no ESP escapes a value, and a `<` in it is the author's to allow."""
    if comparison.family is not Family.TEXT:
        return
    text = comparison.after.trace.text
    for element, pieces in comparison.after.pieces.items():
        values = [value for piece in pieces if MARKUP in (value := text[piece.start : piece.end])]
        attribute = _attribute(comparison, element) if values else None
        if attribute is not None and any(map(attribute.is_broken_by, values)):
            place = comparison.ground.culprit(element, comparison.shapes)
            quote = attribute.quote or "a blank"
            yield Weakness(
                Effect.WRONG_TEXT,
                place.reading.source,
                place.head_span,
                f"the value of `{attribute.name}` ends at its first `{quote}`, and the tag is broken",
                "Replace the quotes: `$name.replace('\"', '&quot;')`.",
            )


def _attribute(comparison: Comparison, element: Element) -> Attribute | None:
    """The attribute that an element is in; the text that stands there now may end it too."""
    if element not in comparison.ground.printed:
        return None
    before = comparison.before
    for piece in before.pieces.get(element, ()):
        attribute = before.attributes.at(piece.start)
        if attribute is not None:
            return attribute
    return None
