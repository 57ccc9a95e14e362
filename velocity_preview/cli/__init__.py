"""The command line: the only package that imports click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.cli.importing import importing

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; no input makes it end with a traceback."""
    with importing():
        from velocity_preview.cli.application import run  # noqa: PLC0415

    return run(arguments)
