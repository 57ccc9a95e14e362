"""Names that come from outside (a URL, a form) stay below the workspace's folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

from velocity_preview.errors import VelocityPreviewError


class OutsideError(VelocityPreviewError):
    """A name that leads, or may lead on some system, out of its folder."""


def inside(root: Path, name: str) -> Path:
    """The path of `name`, a relative path with slashes, below `root`; it need not exist.

    Refuses `..`, absolute names, Windows forms (drives, backslashes) on every system, and links that lead
    out.
    """
    posix = PurePosixPath(name)
    windows = PureWindowsPath(name)
    unsafe = (
        not name
        or any(ord(character) < 32 for character in name)
        or "\\" in name
        or posix.is_absolute()
        or windows.drive
        or ":" in name
        or ".." in posix.parts
    )
    if unsafe:
        raise OutsideError(f"`{name}` is no path inside the workspace")
    path = root / posix
    if not stays_inside(root, path):
        raise OutsideError(f"`{name}` leads out of the workspace")
    return path


def stays_inside(root: Path, path: Path) -> bool:
    """Whether a path below `root` still is there after all links are followed."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, UnicodeEncodeError):  # links in a ring; half a surrogate pair
        return False
