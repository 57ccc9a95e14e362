"""A function of the generated code, and a loop in it, while they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from velocity_preview.engine.limits import MAX_LINES, LimitReached
from velocity_preview.engine.pending import Pending, PendingRun
from velocity_preview.engine.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.module import Line, Running
    from velocity_preview.engine.origins import Origin

Item = TypeVar("Item")

_MOST_SOURCE = 20_000
"""Characters of the source that one function merges, plain text not counted: Python takes more than twice the
time for twice as long a function.
"""


class Function:
    """Its lines, each with what it merges, and what is known where the next line will stand."""

    def __init__(self, name: str, *, is_hot: bool) -> None:
        self.name = name
        self.is_hot = is_hot
        """Whether it may run more than once a merge."""
        self.parameters = "m, out"
        self.taken: tuple[str, ...] = ()
        """The names of the context of which it gets the values."""
        self.lines: list[Line] = []
        self.indent = 1
        self.pending = Pending()
        """What is to be printed at once."""
        self.joins = False
        """Whether the lines are of an arm that is held as one text, so that nothing may be printed yet."""
        self.temporaries = 0
        self.kept: dict[str, str] = {}
        """The names that hold what was looked up, by the expression that did: in the order of the code."""
        self.keeping = 0
        """How many such names there are."""
        self.constants = 0
        """How many names are read once, at the start."""
        self.loops = 0
        self.breaks = False
        """Whether it may return that the loop around its call is to be left."""
        self.known: dict[str, str] = {}
        """The Python names that hold what names of the context are bound to."""
        self.homes: dict[str, int] = {}
        """For each of these Python names the reserved line behind which it has its value."""
        self.run = PendingRun()
        """Of traced code: all that is to be printed at once, of which `pending` is what Python names hold."""
        self.origins: dict[str, Origin] = {}
        """Of traced code: where the values come from that Python names hold."""
        self.reserve()  # what is read once, at the start

    def take(self, names: Sequence[str]) -> None:
        """It gets what these names are bound to."""
        self.taken = tuple(names)
        for name in names:
            self.constants += 1
            self.known[name] = f"d{self.constants}"
            self.homes[f"d{self.constants}"] = 0
        self.parameters += self.given

    @property
    def given(self) -> str:
        """What a call has for them where they stay as they are."""
        return "".join(f", {self.known[name]}" for name in self.taken)

    def forget(self, held: str) -> None:
        """A Python name holds its value no longer, and neither do its getters."""
        self.homes = {name: home for name, home in self.homes.items() if not name.endswith(held)}

    def forget_kept(self, known: int) -> None:
        """What is held since there were so many: the lines that look it up may not have run."""
        while len(self.kept) > known:
            self.kept.popitem()

    def line(self, text: str, element: Running = None) -> None:
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


class OpenLoop:
    """A `for` whose body is being written. What the body asks for tells which lines the loop needs.

    `item`, `size` and `index` are Python names: of the value of the turn, of the number of turns and of that
    of the turn.
    """

    def __init__(  # noqa: PLR0913, PLR0917  (its names)
        self,
        name: str,
        item: str,
        size: str,
        index: str,
        function: Function,
        turn: int,
        *,
        exposed: bool,
    ) -> None:
        self.name = name
        self.item = item
        self.size = size
        self.index = index
        self.function = function
        self.turn = turn
        """The reserved line that begins a turn."""
        self.exposed = exposed
        """Whether other code than the body's own lines may ask for what the loop binds: only then it is
        bound."""
        self.counted = False
        """Whether the body asks for the number of the turn."""


def length_of(element: Element) -> int:
    """Characters of the source of which there will be code."""
    return 0 if isinstance(element, Text) else element.end - element.start


def parts_of_block(elements: Sequence[Element]) -> list[Sequence[Element]]:
    """As `parts_of`, of the elements of a block: most are not so long, with all the text between."""
    if not elements or elements[-1].end - elements[0].start <= _MOST_SOURCE:
        return [elements]
    return parts_of(elements, length_of)


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
