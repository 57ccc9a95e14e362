"""Ctrl+C and termination, kept waiting while a file is written."""

from __future__ import annotations

from contextlib import contextmanager
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """What is inside is done whole, then the signal takes effect: no temporary file stays behind.

    A second signal takes effect at once: the reader of a pipe may never read on.
    """
    came: list[int] = []

    def arrive(number: int, _frame: FrameType | None) -> None:
        came.append(number)
        if len(came) > 1:
            came.clear()
            restore()
            signal.raise_signal(number)

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    before = {number: signal.signal(number, arrive) for number in _SIGNALS}
    try:
        yield
    finally:
        restore()
    if came:
        signal.raise_signal(came[0])
