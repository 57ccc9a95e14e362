"""Paths as the reports of other tools want them."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote


def slashed(name: str) -> str:
    """The path with slashes and without `./` in front."""
    return PurePath(name).as_posix()


def uri(name: str) -> str:
    """A relative reference, or a file URI for a path from the root."""
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
