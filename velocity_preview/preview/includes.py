"""The files a template may include, remembering what was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from velocity_preview.errors import LocatedError
from velocity_preview.workspace import OutsideError, find_templates, inside, read_text

if TYPE_CHECKING:
    from pathlib import Path


class RecordedIncludes(Mapping[str, str]):
    """A folder as the mapping of names to texts that the engine includes from.

    `read` has the text of every file that was asked for, None where there was none: the message has to be
    rendered anew when one of them changes or appears.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.read: dict[Path, str | None] = {}

    def __getitem__(self, name: str) -> str:
        try:
            path = inside(self._folder, name)
        except OutsideError:
            raise KeyError(name) from None
        if path not in self.read:
            self.read[path] = None
            self.read[path] = _read(path)
        if (text := self.read[path]) is None:
            raise KeyError(name)
        return text

    def __iter__(self) -> Iterator[str]:
        return (path.relative_to(self._folder).as_posix() for path in find_templates([self._folder]))

    def __len__(self) -> int:
        return sum(1 for _name in self)


def text_of(path: Path) -> str | None:
    """A file's text, None where there is no such file or it is not UTF-8."""
    try:
        return _read(path)
    except LocatedError:
        return None


def _read(path: Path) -> str | None:
    try:
        return read_text(path)
    except OSError:
        return None
