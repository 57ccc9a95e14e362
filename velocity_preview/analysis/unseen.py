"""Blocks of which not every merge is looked at: turns of deep loops, calls of what is called very often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.facts import UNKNOWN
from velocity_preview.analysis.state import Binding
from velocity_preview.engine.block import Block

if TYPE_CHECKING:
    from velocity_preview.analysis.state import State
    from velocity_preview.engine.element import Element

_MOST_AGAIN: Final = 30_000
"""Elements that are looked at once more, for another call. A long macro that is called thousands of times has
millions of them.
"""


class Unseen:
    """Remembers what each block binds, and counts what is looked at again."""

    def __init__(self) -> None:
        self._bound: dict[Block, tuple[str, ...]] = {}
        self._sizes: dict[Block, int] = {}
        self._again = 0

    def looks_at(self, block: Block) -> bool:
        """Whether there is time to look at a block for one more call: for the first there always is."""
        if block not in self._sizes:
            self._sizes[block] = sum(1 for _ in block.walk())
            return True
        self._again += self._sizes[block]
        return self._again <= _MOST_AGAIN

    def behind(self, block: Block, state: State) -> State:
        """What a merge of the block begins with where nothing is known of those before it."""
        entry = state.copy()
        self.leave(block, entry)
        return entry

    def leave(self, block: Block, state: State) -> None:
        """Nothing is known of what a merge of the block leaves behind in a state."""
        for name in self._bound_in(block):
            state.bind(name, Binding(UNKNOWN))

    def _bound_in(self, block: Block) -> tuple[str, ...]:
        """The names that a block binds; those in it are gone through once."""
        if block not in self._bound:
            names: dict[str, None] = {}
            pending: list[Element] = [*reversed(block.children())]
            while pending:
                element = pending.pop()
                inner = self._bound_in(element) if isinstance(element, Block) else element.binds
                names.update(dict.fromkeys(inner))
                if not isinstance(element, Block):
                    pending += reversed(element.children())
            self._bound[block] = tuple(names)
        return self._bound[block]
