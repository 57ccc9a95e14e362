"""The templates of the workspace under the names the page uses."""

from __future__ import annotations

from collections import Counter
from threading import Lock
from typing import TYPE_CHECKING

from velocity_preview.errors import SettingsError, VelocityPreviewError
from velocity_preview.settings import Settings, find_settings
from velocity_preview.workspace import inside, is_ignored, is_template, stays_inside
from velocity_preview.workspace.git_ignore import GitIgnore
from velocity_preview.workspace.templates import templates_below

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


_GENERIC_STEMS = frozenset({"template", "message", "email", "mail", "index"})


class UnknownTemplateError(VelocityPreviewError):
    """No template of the workspace has this name."""


class Catalogue:
    """Names to paths, kept in step with the folder. Safe to use from several threads.

    What git or the settings ignore is left out. A name is the path below the root without its suffix, or with
    it where two templates would share a name; `carts/abandoned/template.vm`, alone in its folder, is
    `carts/abandoned`.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = Lock()
        self._paths = self._found()
        self._named = self._name_all()

    def entries(self) -> dict[str, Path]:
        with self._lock:
            return dict(self._named)

    def path(self, name: str) -> Path:
        """The template of this name; a path with its suffix is taken as well, listed already or not.

        Raises `UnknownTemplateError`, and `OutsideError` for a name that leads out of the folder.
        """
        with self._lock:
            found = self._named.get(name)
        if found is not None:
            return found
        path = inside(self.root, name)
        try:
            listed = self._listed([path])
        except OSError:  # a name that no file of this system can have
            listed = set()
        if not listed:
            raise UnknownTemplateError(f"There is no template `{name}` in this folder")
        return path

    def name(self, path: Path) -> str:
        """The path below the root, as the page shows it."""
        return path.relative_to(self.root).as_posix()

    def rescan(self) -> bool:
        """Read the folder anew; true where templates came or went."""
        return self._replace(self._found())

    def update(self, changed: Iterable[Path]) -> bool:
        """Take in files that changed, came or went; true where that changes the list."""
        changed = frozenset(changed)
        with self._lock:
            paths = self._paths - changed
        return self._replace(paths | self._listed(changed))

    def _found(self) -> set[Path]:
        settings = self._settings()
        found = templates_below(self.root, GitIgnore(self.root).ignores)
        return {path for path in found if not (self._leads_out(path) or settings.ignores(path))}

    def _listed(self, paths: Iterable[Path]) -> set[Path]:
        """Those of some files that belong into the list."""
        settings, by_git = self._settings(), GitIgnore(self.root)
        return {
            path
            for path in paths
            if path.is_file()
            and not is_ignored(path, self.root)
            and is_template(path)
            and not (settings.ignores(path) or by_git.ignores_named(path) or self._leads_out(path))
        }

    def _settings(self) -> Settings:
        """The settings of the root; while they are broken nothing is ignored, and the page says why."""
        try:
            return find_settings(self.root)
        except SettingsError:
            return Settings()

    def _leads_out(self, path: Path) -> bool:
        return path.is_symlink() and not stays_inside(self.root, path)

    def _replace(self, paths: set[Path]) -> bool:
        with self._lock:
            if paths == self._paths:
                return False
            self._paths = paths
            self._named = self._name_all()
            return True

    def _name_all(self) -> dict[str, Path]:
        alone = Counter(path.parent for path in self._paths)
        short = {path: self._short_name(path, alone=alone[path.parent] == 1) for path in self._paths}
        shared = Counter(short.values())
        named = {
            name if shared[name] == 1 else path.relative_to(self.root).as_posix(): path
            for path, name in short.items()
        }
        return dict(sorted(named.items()))

    def _short_name(self, path: Path, *, alone: bool) -> str:
        relative = path.relative_to(self.root)
        if alone and relative.stem in _GENERIC_STEMS and len(relative.parts) > 1:
            return relative.parent.as_posix()
        return relative.with_suffix("").as_posix()
