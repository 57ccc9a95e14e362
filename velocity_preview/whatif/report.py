"""What a run of what-if has to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from velocity_preview.whatif.causes import Result
    from velocity_preview.whatif.cover.search import Proposal
    from velocity_preview.whatif.weakness import Effect


@dataclass(frozen=True, slots=True)
class Shown:
    """A result with its message, None where none is sent, and the file that its payload was written to."""

    result: Result
    message: str | None
    saved: str | None = None


@dataclass(frozen=True, slots=True)
class Covering:
    """A proposal for an arm with its message, None where none was found, and the file that its payload was
    written to.
    """

    proposal: Proposal
    message: str | None = None
    saved: str | None = None


@dataclass(frozen=True, slots=True)
class WhatIfReport:
    """The results in the order of their places. `variants` counts what was merged, `scenarios` those that the
    variants were made of. `cover` is None where nobody asked for it.
    """

    template: str
    scenarios: int
    variants: int
    shown: tuple[Shown, ...]
    cover: tuple[Covering, ...] | None = None

    def count(self, effect: Effect) -> int:
        return sum(one.result.effect is effect for one in self.shown)

    def reaches(self, level: Effect) -> bool:
        """Whether some message is as bad as that."""
        return any(one.result.effect.reaches(level) for one in self.shown)
