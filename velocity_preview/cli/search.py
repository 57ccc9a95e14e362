"""The files that `lint` is for: named ones, those in folders, those that a pattern means."""

from __future__ import annotations

from glob import glob, has_magic
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.cli.options import STDIN
from velocity_preview.cli.payload_files import is_payload
from velocity_preview.errors import SettingsError
from velocity_preview.workspace.git_ignore import GitIgnore
from velocity_preview.workspace.templates import is_ignored, is_template, templates_below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from velocity_preview.settings import Settings


class Found(NamedTuple):
    """Each path once, in the order of the arguments, those of a folder sorted."""

    templates: tuple[Path, ...]
    payloads: tuple[Path, ...]

    def __bool__(self) -> bool:
        return bool(self.templates or self.payloads)


class Search:
    """What `.gitignore` and the settings ignore is passed over, but not where it is named.

    `settings` are those of a folder. With `everywhere`, named files are passed over too: pre-commit names
    each.
    """

    def __init__(self, settings: Callable[[Path], Settings], *, everywhere: bool = False) -> None:
        self._settings = settings
        self._everywhere = everywhere
        self._by_git: dict[Path, GitIgnore] = {}

    def find(self, paths: Iterable[Path]) -> Found:
        """Raises `SettingsError` where a path is no file, no folder and no pattern."""
        found = list(dict.fromkeys(file for path in paths for file in self._at(path)))
        payloads = tuple(path for path in found if is_payload(path))
        return Found(tuple(path for path in found if not is_payload(path)), payloads)

    def _at(self, path: Path) -> Iterator[Path]:
        if path == STDIN:
            yield path
        elif path.is_dir():
            yield from self._below(path)
        elif path.exists():
            if not self._everywhere or not self._is_ignored(path):
                yield path
        elif has_magic(str(path)):
            yield from self._matching(path)
        else:
            raise SettingsError(f"{path}: No such file or directory")

    def _below(self, folder: Path) -> list[Path]:
        by_git = GitIgnore(folder)

        def ignores(path: Path, *, is_folder: bool) -> bool:
            return by_git.ignores(path, is_folder=is_folder) or self._settings(path.parent).ignores(path)

        return templates_below(folder, ignores)

    def _matching(self, pattern: Path) -> Iterator[Path]:
        """Templates, folders, and payloads where the pattern says so: a folder holds other files too."""
        plain = Path(*takewhile(lambda part: not has_magic(part), pattern.parts))
        for name in sorted(glob(str(pattern), recursive=True)):  # noqa: PTH207  (Path's finds hidden files)
            path = Path(name)
            if is_ignored(path, plain) or self._is_ignored(path):
                continue
            if path.is_dir():
                yield from self._below(path)
            elif is_template(path) or is_payload(pattern):
                yield path

    def _is_ignored(self, path: Path) -> bool:
        by_git = self._by_git.setdefault(path.parent, GitIgnore(path.parent))
        return by_git.ignores_named(path) or self._settings(path.parent).ignores(path)
