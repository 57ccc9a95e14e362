"""What a command needs is imported when it runs: its help, and a wrong option, are said without."""

from __future__ import annotations

from contextlib import contextmanager
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def importing() -> Iterator[None]:
    """Nothing of what an import makes is garbage, nor is it looked through at the end of the process."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
