"""Where the values of traced code come from, as far as that is known while the code is written."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.path import VariableExpression
    from velocity_preview.engine.reference import FormalReference


class Origin(NamedTuple):
    """The way from a name of the context to a value. The keys are Python expressions.

    Where `held` is given, it is a Python expression of the whole path, and there are no keys.
    """

    name: str
    keys: tuple[str, ...] = ()
    held: str = ""

    def step(self, key: str) -> Origin:
        """One step on."""
        if self.held:
            return Origin("", held=f"{self.held} and (*{self.held}, {key})")
        return Origin(self.name, (*self.keys, key))

    @property
    def expression(self) -> str:
        """Computes the path when the code runs: the name may have been set to something of the data."""
        return self.held or f"r.path({', '.join((repr(self.name), *self.keys))})"


class Way(NamedTuple):
    """From a name of the context by keys of maps: as far as all steps of `expression` are such, or all that
    are asked for.
    """

    name: str
    keys: tuple[str, ...]
    expression: VariableExpression


class Printing(NamedTuple):
    """A reference that is printed, as the running code has it.

    `way` leads to its value; it is None where the code says which path it is. `is_piece`: what it prints is
    given to `put` next.
    """

    element: FormalReference
    way: Way | None
    is_piece: bool


class Held(Enum):
    """What the running code holds the text of: a reference, of which it has told the tracer, or something
    else.
    """

    REFERENCE = auto()
    TEXT = auto()


Part = str | Printing | Held
"""What prints a part of a run: a text that is known beforehand, a reference that the tracer looks up, or the
running code.
"""


def is_text(part: Part) -> bool:
    """Whether a part is not of a reference."""
    return type(part) is str or part is Held.TEXT


class Run:
    """What is printed at once. The parts that the running code holds stand before those that the tracer looks
    up: of `told` references among them the code has told. `visited` is the block that begins with it, if one
    does.
    """

    __slots__ = ("parts", "told", "visited")

    def __init__(
        self, parts: Sequence[tuple[Element, Part]], visited: Element | None = None, told: int = 0
    ) -> None:
        self.parts = parts
        self.visited = visited
        self.told = told
