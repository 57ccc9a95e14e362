"""Where `#parse` and `#include` find their files: a folder, or texts by name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import airspeed

from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

Includes = Mapping[str, str] | Path | None

_PARSED: Final = rare_pattern(r"#(?:parse|\{parse\})\s*\(\s*['\"]([^'\"]+)['\"]")


def names_parsed(text: str) -> Sequence[str]:
    """The files that a text includes with `#parse`, where their names stand in it."""
    return _PARSED.findall(text)


class IncludeLoader(airspeed.CachingFileLoader):
    """Reads files of the template's root folder only: UTF-8, no `..`, no absolute path, no link leading out.

    `names` lists what was asked for, found or not: a preview watches them.
    """

    def __init__(self, includes: Includes) -> None:
        super().__init__(str(includes) if isinstance(includes, Path) else "")
        self._root = includes.resolve() if isinstance(includes, Path) else None
        self._texts = includes if isinstance(includes, Mapping) else {}
        self.names: list[str] = []

    def load_text(self, name: str) -> str:
        """The text of a file; raises `LookupError` with the reason where there is none."""
        self.names.append(name)
        parts = PurePosixPath(name.replace("\\", "/"))
        if ".." in parts.parts or parts.is_absolute() or ":" in name or "\0" in name:
            raise LookupError("it is not inside the template's folder")
        if self._root is None:
            if name not in self._texts:
                raise LookupError("there is no file of that name")
            return self._texts[name]
        try:
            return self._read(self._root, parts)
        except UnicodeDecodeError:
            raise LookupError("it is not UTF-8 text") from None
        except OSError as error:
            raise LookupError(error.strerror or "it cannot be read") from None
        except (
            UnicodeEncodeError,
            RuntimeError,
        ):  # half a surrogate pair; links in a ring
            raise LookupError("there is no file of that name") from None

    @staticmethod
    def _read(root: Path, parts: PurePosixPath) -> str:
        path = (root / parts).resolve()
        if not path.is_relative_to(root):
            raise LookupError("it is not inside the template's folder")
        if not path.is_file():
            raise LookupError("there is no file of that name")
        return path.read_bytes().decode("utf-8")
