"""What can go wrong with a message, and one place where it does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from velocity_preview.source import Source, Span
    from velocity_preview.whatif.variants import Variant


class Effect(StrEnum):
    """What becomes of the message: lint's outcomes, and a block that is lost without a word. The worst
    first.
    """

    NOT_SENT = "not-sent"
    CUT = "cut"
    LEAK = "leak"
    WRONG_TEXT = "wrong-text"
    LOST_BLOCK = "lost-block"

    def reaches(self, level: Effect) -> bool:
        """Whether it is as bad: a lost block is as bad as a wrong text."""
        return _BADNESS[self] >= _BADNESS[level]


_BADNESS = {
    Effect.NOT_SENT: 4,
    Effect.CUT: 3,
    Effect.LEAK: 2,
    Effect.WRONG_TEXT: 1,
    Effect.LOST_BLOCK: 1,
}


@dataclass(frozen=True, slots=True)
class Weakness:
    """A place of the template that another message shows to be weak. `message` is the end of a sentence that
    says what the data is. `instead` is a simpler variant that shows it too.
    """

    effect: Effect
    source: Source
    span: Span
    message: str
    help: str
    instead: Variant | None = None
