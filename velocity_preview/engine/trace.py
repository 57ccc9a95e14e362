"""What a merge did: which template text printed what, from which data, and which arms ran.

Recorded by the same generated code with a few lines more; nothing of it costs anything in a merge that is not
traced.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.errors import TemplateError

Path = tuple[object, ...]
"""A way into the data: names, keys and indexes from the context down, such as `("data", "items", 0,
"price")`.
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of the message, and the element that printed them."""

    start: int
    end: int
    element: Element
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Print:
    """A reference that was printed, also inside a string, a macro's block or a condition's string.

    `java_class` is the class of its value; None where it is undefined or null. `text` is what it printed.
    """

    element: FormalReference
    java_class: str | None
    text: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A property, method or index that the value has not: `java_class` is the receiver's class."""

    element: Element
    java_class: str
    path: Path | None


@dataclass(slots=True)
class Trace:
    """The record of one merge. `text` is what was written, also before an `error`."""

    text: str = ""
    error: TemplateError | None = None
    pieces: list[Piece] = field(default_factory=list)
    prints: list[Print] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    visits: Counter[Element] = field(default_factory=Counter)
    """How often each block ran: arms of `#if`, bodies of `#foreach` and macros, whole templates; and how
    often each `#if` without `#else` ran none of its arms.
    """
