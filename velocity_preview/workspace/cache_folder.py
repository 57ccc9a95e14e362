"""A folder of JSON documents by key that any number of processes write to.

Each document is a file with its checksum in front, put into place whole. What is damaged, or cannot be read
or written, is as if it were not there.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
import json
import os
from pathlib import Path
import sys
from time import time
from typing import TYPE_CHECKING, Final

from velocity_preview.workspace.writing import private_file, replacement

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT: Final = 30 * 86_400
_REFRESHED: Final = 86_400
_SWEPT = "swept"
_NOTE = """\
This folder is a cache of velocity-preview. It can be deleted at any time.
"""


def user_cache_folder() -> Path | None:
    """Where the system wants caches of programs; None where nobody is at home."""
    with suppress(RuntimeError):
        if sys.platform == "win32":
            local = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local"
            return Path(local, "velocity-preview/cache")
        if sys.platform == "darwin":
            return Path.home() / "Library/Caches/velocity-preview"
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "velocity-preview")
    return None


class CacheFolder:
    """Documents not used for thirty days are swept out, once a day."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> object | None:
        """The document that was put under a key."""
        path = self._path(key)
        with suppress(OSError, ValueError):
            checksum, _, content = path.read_bytes().partition(b"\n")
            if checksum.decode() == _checksum(key, content):
                self._refresh(path)
                document: object = json.loads(content)
                return document
        return None

    def put(self, key: str, document: object) -> None:
        content = json.dumps(document, separators=(",", ":")).encode()
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, _checksum(key, content).encode() + b"\n" + content)

    def prepare(self) -> None:
        """Make the folder, and sweep it where that is due. Raises `OSError` where it cannot be made."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):
            swept = self._folder / _SWEPT
            if swept.exists() and time() - swept.stat().st_mtime < _REFRESHED:
                return
            (self._folder / ".gitignore").write_text("*\n")
            (self._folder / "README").write_text(_NOTE)
            swept.write_text("")
            self._sweep()

    def _sweep(self) -> None:
        for path in self._documents():
            with suppress(OSError):
                if time() - path.stat().st_mtime > _KEPT:
                    path.unlink()

    def _documents(self) -> Iterator[Path]:
        """Those in place, and those that a killed process left half written."""
        return (path for path in self._folder.glob("??/*") if path.is_file())

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key

    def _refresh(self, path: Path) -> None:
        if time() - path.stat().st_mtime > _REFRESHED:
            os.utime(path)


def _checksum(key: str, content: bytes) -> str:
    """Of the key too: a file that was renamed is no answer."""
    return sha256(key.encode() + b"\n" + content).hexdigest()


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all; it may be lost with the power, so the disk is not waited for."""
    with replacement(path) as temporary, private_file(temporary) as stream:
        stream.write(content)
