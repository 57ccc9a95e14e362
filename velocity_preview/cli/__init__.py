"""The command line: the only package that imports click."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; no input makes it end with a traceback."""
    gc.disable()  # nothing of what an import makes is garbage
    from velocity_preview.cli.application import run  # noqa: PLC0415

    gc.enable()
    return run(arguments)
