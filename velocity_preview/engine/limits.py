"""Bounds of a merge: a template is somebody else's program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What ends a merge with a `LimitError`. The defaults are far above any real message."""

    output: int = 64 * 1024 * 1024
    """Characters printed."""
    text: int = 5_000_000
    """Characters of one string that the template builds."""
    loops: int = 5_000_000
    """Turns of all `#foreach` together, and items of a range."""
    seconds: float = 5.0
    """Time of one merge."""
    evaluations: int = 100
    """`#evaluate` inside `#evaluate`."""


class LimitReached(Exception):  # noqa: N818  (becomes a located `LimitError`)
    """A bound is reached; the template turns it into a `LimitError` at its place."""
