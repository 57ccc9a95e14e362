"""What git does not keep, nobody wants linted: the `.gitignore` files of a tree."""

from __future__ import annotations

from functools import cache, cached_property
import os
from pathlib import Path

from velocity_preview.workspace.ignore_patterns import IgnorePatterns

IGNORE_FILE = ".gitignore"
_EXCLUDED = (".git", "info", "exclude")


class GitIgnore:
    """Those from the repository's top, or without one from `start`, down.

    The file nearest to a path decides, and in it the last line that means it. Who names a folder that is
    ignored wants it: only the files in it count then.
    """

    def __init__(self, start: Path) -> None:
        self._start = Path(os.path.abspath(start))  # noqa: PTH100  (links are kept: git does not follow them)
        self._chain = cache(self._found_chain)

    def ignores(self, path: Path, *, is_folder: bool) -> bool:
        """Whether a path below the start is ignored, that of folders around it apart."""
        return self._answer(self._absolute(path), is_folder, self._top)

    def ignores_named(self, path: Path) -> bool:
        """Whether a file or folder is ignored by itself or by a folder around it."""
        path = self._absolute(path)
        around = self._around_is_ignored(path.parent)
        return around or self._answer(path, path.is_dir(), self._repository)

    @cached_property
    def _repository(self) -> Path:
        """The top folder of the repository; the start where there is none."""
        for folder in (self._start, *self._start.parents):
            if (folder / ".git").exists():
                return folder
        return self._start

    @cached_property
    def _top(self) -> Path:
        return self._start if self._around_is_ignored(self._start) else self._repository

    def _around_is_ignored(self, folder: Path) -> bool:
        """Whether a folder, or one around it, is ignored."""
        top = self._repository
        if not folder.is_relative_to(top):
            return False
        folders = [folder, *folder.parents][: len(folder.parts) - len(top.parts)]
        return any(self._answer(around, True, top) for around in reversed(folders))

    def _answer(self, path: Path, is_folder: bool, top: Path) -> bool:
        for folder, patterns in self._chain(path.parent, top):
            answer = patterns.decide(path.relative_to(folder).as_posix(), is_folder=is_folder)
            if answer is not None:
                return answer
        return False

    def _found_chain(self, folder: Path, top: Path) -> tuple[tuple[Path, IgnorePatterns], ...]:
        """The files that have a say in a folder, the nearest first."""
        if not folder.is_relative_to(top):
            return ()
        around = _read(top, top.joinpath(*_EXCLUDED)) if folder == top else self._chain(folder.parent, top)
        return (*_read(folder, folder / IGNORE_FILE), *around)

    def _absolute(self, path: Path) -> Path:
        return Path(os.path.abspath(path))  # noqa: PTH100  (as above)


def _read(folder: Path, file: Path) -> tuple[tuple[Path, IgnorePatterns], ...]:
    """A file of patterns with the folder that they are relative to; nothing where there is no such file."""
    try:
        lines = file.read_bytes().decode("utf-8-sig", "surrogateescape").split("\n")
    except OSError:
        return ()
    return ((folder, IgnorePatterns(lines)),)
