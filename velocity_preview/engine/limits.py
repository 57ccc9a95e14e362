"""Bounds of a template and of its merge: it is somebody else's program."""

from __future__ import annotations

from typing import NamedTuple

MAX_ELEMENTS = 700_000
"""Elements of one template, those inside others counted too: some 200,000 references."""

MAX_DEPTH = 1_000
"""Blocks, brackets and strings inside each other. Deeper is refused before Python's own stack ends."""

MAX_LINES = 150_000
"""Lines of the code of one directive or reference: some 50,000 operators, arms or members."""

LONG_PIECE = 10_000
"""Characters of a piece of the message from which on a look at its size is due at once."""


class Limits(NamedTuple):
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
