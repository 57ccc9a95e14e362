"""The time of the merge that runs in this thread, for what has no merge at hand."""

from __future__ import annotations

from math import inf
from threading import local
from time import monotonic

from velocity_preview.engine.limits import LimitReached


class _Clock(local):
    deadline = inf
    seconds = inf


_CLOCK = _Clock()


def start_clock(seconds: float) -> None:
    """A merge begins in this thread and may take so long."""
    _CLOCK.seconds = seconds
    _CLOCK.deadline = monotonic() + seconds


def tick() -> None:
    """Called before whatever may take long; raises `LimitReached` where the time is over."""
    if monotonic() > _CLOCK.deadline:
        raise LimitReached(f"The merge takes longer than {_CLOCK.seconds:g} seconds.")
