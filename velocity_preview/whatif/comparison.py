"""Two merges that differ in one thing: what is there, and what may come."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from velocity_preview.whatif.fields import shapes_of
from velocity_preview.whatif.html_places import Attributes, Hidden, Tags, visible_text
from velocity_preview.whatif.variants import Family

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from velocity_preview.analysis.shape import Shape
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.engine.trace import Piece, Print, Trace
    from velocity_preview.whatif.alterations import JsonObject
    from velocity_preview.whatif.ground import Ground
    from velocity_preview.whatif.variants import Change


@dataclass(frozen=True)
class Merged:
    """The record of a merge with one root, by its elements."""

    root: JsonObject
    trace: Trace

    @cached_property
    def prints(self) -> Mapping[FormalReference, Sequence[Print]]:
        """What each reference printed, in the order of the merge."""
        found: dict[FormalReference, list[Print]] = {}
        for record in self.trace.prints:
            found.setdefault(record.element, []).append(record)
        return found

    def texts(self, reference: FormalReference) -> list[str]:
        return [record.text for record in self.prints.get(reference, ())]

    def printed_text(self, reference: FormalReference) -> str:
        """All that a reference printed. A loop prints as often as it turns, so it is joined once."""
        if reference not in self._printed_texts:
            self._printed_texts[reference] = "\n".join(self.texts(reference))
        return self._printed_texts[reference]

    @cached_property
    def _printed_texts(self) -> dict[FormalReference, str]:
        return {}

    def occurrences(self, text: str) -> int:
        """How often a text stands in the message. Many references print the same, so it is counted once."""
        if text not in self._occurrences:
            self._occurrences[text] = self.trace.text.count(text)
        return self._occurrences[text]

    @cached_property
    def _occurrences(self) -> dict[str, int]:
        return {}

    @cached_property
    def size(self) -> int:
        """How long the data is."""
        return len(repr(self.root))

    @cached_property
    def pieces(self) -> Mapping[Element, Sequence[Piece]]:
        """Where in the message the text of each element stands."""
        found: dict[Element, list[Piece]] = {}
        for piece in self.trace.pieces:
            found.setdefault(piece.element, []).append(piece)
        return found

    @cached_property
    def visible(self) -> str:
        return visible_text(self.trace.text)

    @cached_property
    def attributes(self) -> Attributes:
        return Attributes(self.trace.text)

    @cached_property
    def tags(self) -> Tags:
        return Tags(self.trace.text)

    @cached_property
    def _hidden(self) -> Hidden:
        return Hidden(self.trace.text)

    def shows(self, element: Element) -> bool:
        """Whether the reader sees what an element prints."""
        return any(not self._hidden.has(piece.start) for piece in self.pieces.get(element, ()))


@dataclass(frozen=True)
class Comparison:
    """`before` is the message of a scenario as it is, `after` that with the changes."""

    ground: Ground
    changes: tuple[Change, ...]
    shapes: frozenset[Shape]
    """The places of the data that are changed."""
    before: Merged
    after: Merged

    @property
    def family(self) -> Family:
        """What was done, where more than one field is changed to the first one."""
        return self.changes[0].variant.family

    def prints_itself(self, reference: FormalReference) -> bool:
        """Whether a reference is one of the changed fields, not something in it or computed from it."""
        paths = {shape.path for shape in shapes_of(self.ground.flow, reference)}
        return any(change.path in paths for change in self.changes)

    @property
    def is_present(self) -> bool:
        """Whether every changed field still has a value, so that nothing may be missing."""
        return all(change.variant.family is not Family.MISSING for change in self.changes)

    @property
    def differs(self) -> bool:
        """Whether the message is another one, blanks apart."""
        return self.before.trace.text.split() != self.after.trace.text.split()
