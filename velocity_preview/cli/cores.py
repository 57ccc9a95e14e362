"""How many processes are worth it."""

from __future__ import annotations

import os


def cores() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes_for(work: float, worth: float) -> int:
    """How many processes are worth it, for so much work; `worth` is what takes as long as one starts."""
    return max(1, min(cores(), int(work // worth)))
