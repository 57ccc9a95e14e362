"""Which files are templates."""

from __future__ import annotations

import os
from pathlib import Path
import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TEMPLATE_SUFFIXES = (".vm", ".vtl")
"""Always templates."""
HTML_SUFFIXES = (".html", ".htm")
"""Templates where they hold VTL: a rendered message beside its template does not."""
IGNORED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "dist", "build"})

_VTL = (
    rb"#\{?(?:if|foreach|set|parse|include|macro|evaluate|define)\}?\s*\("
    rb"|\$!\{?[A-Za-z]|\$\{[A-Za-z_][\w.]*[}|(\[]|\$data\."
)


class Ignore(Protocol):
    """Says of a path below a searched folder whether it is passed over."""

    def __call__(self, path: Path, *, is_folder: bool) -> bool: ...


def find_templates(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The templates at these paths, sorted, each once.

    A file is taken as it is, whatever its name; a folder is searched. Hidden files and folders,
    `node_modules` and build results are passed over.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(templates_below(path) if path.is_dir() else [path]))
    return tuple(found)


def templates_below(folder: Path, ignores: Ignore | None = None) -> list[Path]:
    """The templates of a folder, sorted, without what is hidden, built or ignored."""
    return sorted(_below(folder, ignores or _nothing))


def is_template(path: Path) -> bool:
    """Whether a file is a template by its name or, for HTML, by what it holds."""
    suffix = path.suffix.lower()
    return suffix in TEMPLATE_SUFFIXES or (suffix in HTML_SUFFIXES and _holds_vtl(path))


def is_ignored(path: Path, root: Path) -> bool:
    """Whether a path below `root` is hidden or inside a folder that is passed over."""
    return any(_ignored(part) for part in path.relative_to(root).parts)


def template_stem(path: Path) -> str:
    """The name a template shares with its payloads: `cart` for `cart.vm` and `cart.html.vm`."""
    stem = path.name
    while (suffix := Path(stem).suffix.lower()) and suffix in (*TEMPLATE_SUFFIXES, *HTML_SUFFIXES):
        stem = Path(stem).stem
    return stem


def _nothing(path: Path, *, is_folder: bool) -> bool:  # noqa: ARG001  (as `Ignore` has them)
    return False


def _below(folder: Path, ignores: Ignore) -> Iterator[Path]:
    for name, folders, files in os.walk(folder):
        folders[:] = [
            child for child in folders if not (_ignored(child) or ignores(Path(name, child), is_folder=True))
        ]
        for file in files:
            if not _ignored(file) and file.lower().endswith((*TEMPLATE_SUFFIXES, *HTML_SUFFIXES)):
                path = Path(name, file)
                if not ignores(path, is_folder=False) and is_template(path):
                    yield path


def _ignored(name: str) -> bool:
    return name.startswith(".") or name in IGNORED_FOLDERS


def _holds_vtl(path: Path) -> bool:
    try:
        return re.search(_VTL, path.read_bytes()) is not None
    except OSError:
        return False


def include_folder(template: Path) -> Path:
    """The folder a template may `#parse` and `#include` from: its own."""
    return template.parent
