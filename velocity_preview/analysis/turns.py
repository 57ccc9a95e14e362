"""Turns of a loop of which not all are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.facts import UNKNOWN
from velocity_preview.analysis.state import Binding

if TYPE_CHECKING:
    from velocity_preview.analysis.state import State
    from velocity_preview.engine.foreach_directive import ForeachDirective


class Turns:
    """Remembers what each of these loops binds."""

    def __init__(self) -> None:
        self._bound: dict[ForeachDirective, tuple[str, ...]] = {}

    def behind_any(self, directive: ForeachDirective, state: State) -> State:
        """What a turn begins with where nothing is known of the turns before it."""
        if directive not in self._bound:
            names = (name for element in directive.block.walk() for name in element.binds)
            self._bound[directive] = tuple(dict.fromkeys(names))
        entry = state.copy()
        for name in self._bound[directive]:
            entry.bind(name, Binding(UNKNOWN))
        return entry
