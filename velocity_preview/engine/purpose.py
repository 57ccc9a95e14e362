"""What code is made for: which merges may run it."""

from __future__ import annotations

from enum import Enum, auto


class Purpose(Enum):
    """One template may be compiled once for each."""

    STEADY = auto()
    """Merges that change nothing of their data."""
    OFTEN = auto()
    """The same merges of a template that has been merged often: all lines may take long to compile."""
    CHANGING = auto()
    """Merges that may."""
    TRACED = auto()
    """All merges, recording what they do."""
    TRACED_AT_ONCE = auto()
    """The same, printing each text as soon as it is known: so all before an error is written."""
