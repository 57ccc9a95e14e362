"""The files that a template includes, with a record of what was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from velocity_preview.engine.include_loader import IncludeLoader

if TYPE_CHECKING:
    from pathlib import Path


class RecordedIncludes(Mapping[str, str]):
    """A folder as texts by name. Each name is looked up once.

    `texts` has what was found; `missing` why the other names were not.
    """

    def __init__(self, folder: Path) -> None:
        self._loader = IncludeLoader(folder)
        self.texts: dict[str, str] = {}
        self.missing: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        """Raises `LookupError` with the reason, as the engine's loader does."""
        reason = self.lacks(name)
        if reason is not None:
            raise LookupError(reason)
        return self.texts[name]

    def lacks(self, name: str) -> str | None:
        """Why there is no such file; None where there is one."""
        if name not in self.texts and name not in self.missing:
            try:
                self.texts[name] = self._loader.load_text(name)
            except LookupError as error:
                self.missing[name] = str(error.args[0])
        return self.missing.get(name)

    def __iter__(self) -> Iterator[str]:
        """The names found until now."""
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)
