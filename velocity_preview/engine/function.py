"""A function of the generated code, and a loop in it, while they are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from velocity_preview.engine.limits import MAX_LINES, LimitReached
from velocity_preview.engine.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.origins import Origin

Item = TypeVar("Item")

_MOST_SOURCE = 20_000
"""Characters of the source that one function merges, plain text not counted: Python takes more than twice the
time for twice as long a function.
"""


@dataclass(slots=True)
class Function:
    """Its lines, each with the element that it merges, and what is known where the next line will stand."""

    name: str
    is_hot: bool
    """Whether it may run more than once a merge."""
    parameters: str = "m, out"
    lines: list[tuple[str, Element | None]] = field(default_factory=list)
    indent: int = 1
    pending: list[str] = field(default_factory=list)
    """What is to be printed at once: expressions, or where lines run often, parts of an f-string."""
    printing: Element | None = None
    """The element that printed last."""
    temporaries: int = 0
    kept: dict[str, str] = field(default_factory=dict)
    """The names that hold what was looked up, by the expression that did: in the order of the code."""
    keeping: int = 0
    """How many such names there are."""
    constants: int = 0
    """How many names are read once, at the start."""
    loops: int = 0
    breaks: bool = False
    """Whether it may return that the loop around its call is to be left."""
    known: dict[str, str] = field(default_factory=dict)
    """The Python names that hold what names of the context are bound to."""
    homes: dict[str, int] = field(default_factory=dict)
    """For each of these Python names the reserved line behind which it has its value."""
    sources: list[Element] = field(default_factory=list)
    """Of traced code: the elements that print what is pending."""
    origins: dict[str, Origin] = field(default_factory=dict)
    """Of traced code: where the values come from that Python names hold."""

    def __post_init__(self) -> None:
        self.reserve()  # what is read once, at the start

    def forget(self, held: str) -> None:
        """A Python name holds its value no longer, and neither do its getters."""
        self.homes = {name: home for name, home in self.homes.items() if not name.endswith(held)}

    def line(self, text: str, element: Element | None = None) -> None:
        if len(self.lines) >= MAX_LINES:
            raise LimitReached("One directive or reference of the template has too many parts.")
        self.lines.append((" " * self.indent + text, element))

    def reserve(self, *, deeper: int = 0) -> int:
        """Leave a line free: what it has to say will be known when more of the code is written."""
        self.lines.append((" " * (self.indent + deeper), None))
        return len(self.lines) - 1

    def fill(self, reserved: int, text: str, element: Element | None = None) -> None:
        """Write to a reserved line, behind what it says already."""
        before, _ = self.lines[reserved]
        self.lines[reserved] = f"{before}; {text}" if before.strip() else before + text, element


@dataclass(slots=True)
class OpenLoop:
    """A `for` whose body is being written. What the body asks for tells which lines the loop needs.

    `item`, `size` and `index` are Python names: of the value of the turn, of the number of turns and of that
    of the turn.
    """

    name: str
    item: str
    size: str
    index: str
    function: Function
    exposed: bool
    """Whether other code than the body's own lines may ask for what the loop binds: only then it is bound."""
    turn: int
    """The reserved line that begins a turn."""
    counted: bool = False
    """Whether the body asks for the number of the turn."""


def length_of(element: Element) -> int:
    """Characters of the source of which there will be code."""
    return 0 if isinstance(element, Text) else element.end - element.start


def parts_of(items: Sequence[Item], length: Callable[[Item], int]) -> list[Sequence[Item]]:
    """The elements of a block or the links of a chain in parts, each for a function: the source of a part is
    not too long for one.
    """
    if len(items) < 2:
        return [items]
    parts: list[Sequence[Item]] = []
    start = size = 0
    for index, item in enumerate(items):
        if size > _MOST_SOURCE:
            parts.append(items[start:index])
            start, size = index, 0
        size += length(item)
    parts.append(items[start:] if start else items)
    return parts
