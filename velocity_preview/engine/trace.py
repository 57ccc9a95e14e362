"""What a merge did: which template text printed what, from which data, and which arms ran.

Recorded by the same generated code with a few lines more; nothing of it costs anything in a merge that is not
traced.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.engine.origins import is_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.origins import Printing, Run
    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.errors import TemplateError

Path = tuple[object, ...]
"""A way into the data: names, keys and indexes from the context down, such as `("data", "items", 0,
"price")`.
"""


class Piece(NamedTuple):
    """Characters `start` to `end` of the message, and the element that printed them."""

    start: int
    end: int
    element: Element
    path: Path | None = None


class Print(NamedTuple):
    """A reference that was printed, also inside a string, a macro's block or a condition's string.

    `java_class` is the class of its value; None where it is undefined or null. `text` is what it printed.
    `before` is the path of what its name was set to, where that is of the data, or else the path itself.
    """

    printing: Printing
    java_class: str | None
    text: str
    before: Path | None

    @property
    def element(self) -> FormalReference:
        return self.printing.element

    @property
    def path(self) -> Path | None:
        """Where its value is in the data."""
        way = self.printing.way
        return self.before if way is None or self.before is None else (*self.before, *way.keys)


class Missing(NamedTuple):
    """A property, method or index that the value has not: `java_class` is the receiver's class."""

    element: Element
    java_class: str


@dataclass
class Trace:
    """The record of one merge. `text` is what was written, also before an `error`."""

    text: str = ""
    error: TemplateError | None = None
    prints: list[Print] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    visits: Counter[Element] = field(default_factory=Counter)
    """How often each block ran: arms of `#if`, bodies of `#foreach` and macros, whole templates; and how
    often each `#if` without `#else` ran none of its arms.
    """
    runs: list[tuple[Sequence[str], Run, Sequence[Print]]] = field(default_factory=list)
    """What was printed to the message at once: the texts, what printed them, and the references among them.
    """

    @cached_property
    def pieces(self) -> list[Piece]:
        """The message in pieces, in its order."""
        found: list[Piece] = []
        end = 0
        for texts, run, prints in self.runs:
            references = iter(prints)
            for text, (element, part) in zip(texts, run.parts, strict=True):
                path = None if is_text(part) else next(references).path
                if text:
                    start, end = end, end + len(text)
                    found.append(Piece(start, end, element, path))
        return found
