"""Python's cyclic garbage collector while much is made that lives on, or is garbage all at once."""

from __future__ import annotations

from contextlib import contextmanager
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGE = 20_000


@contextmanager
def unhurried(size: int) -> Iterator[None]:
    """While a large text of this size is read, compiled or linted: nothing of it is garbage yet.

    The collector would look through the growing tree again and again, for up to two thirds of the time.
    """
    pauses = size >= _LARGE and gc.isenabled()
    if pauses:
        gc.disable()
    try:
        yield
    finally:
        if pauses:
            gc.enable()
