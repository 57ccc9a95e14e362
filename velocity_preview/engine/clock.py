"""The time of the merge that runs in this thread, for what has no merge at hand."""

from __future__ import annotations

from math import inf
from threading import local
from time import monotonic

from velocity_preview.engine.limits import LimitReached


class _Clock(local):
    bounds = inf, inf
    """The end of the time, and how many seconds there were."""


_CLOCK = _Clock()


def start_clock(seconds: float) -> None:
    """A merge begins in this thread and may take so long."""
    _CLOCK.bounds = monotonic() + seconds, seconds


def tick() -> None:
    """Called before whatever may take long; raises `LimitReached` where the time is over."""
    if monotonic() > _CLOCK.bounds[0]:
        raise LimitReached(f"The merge takes longer than {_CLOCK.bounds[1]:g} seconds.")
