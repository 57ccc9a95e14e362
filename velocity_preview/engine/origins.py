"""Where the values of traced code come from, as far as that is known while the code is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.engine.trace import Path


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


class Printing(NamedTuple):
    """A reference that is printed, as the running code has it.

    `keys` lead from its name to its value; they are None where the code says which path it is. `is_piece`:
    what it prints is given to `put` next.
    """

    element: FormalReference
    name: str
    keys: Path | None
    is_piece: bool


class Run(NamedTuple):
    """Elements whose texts are printed at once. `references` are the numbers of those with a path."""

    elements: tuple[Element, ...]
    references: tuple[int, ...] = ()
