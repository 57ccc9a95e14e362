"""Reading files and standard input, with one clear line where that is not possible."""

from __future__ import annotations

from functools import cache
import sys
from typing import TYPE_CHECKING

from velocity_preview.cli.options import STDIN
from velocity_preview.errors import SettingsError
from velocity_preview.source import Source
from velocity_preview.workspace import decode_text

if TYPE_CHECKING:
    from pathlib import Path

STDIN_NAME = "<stdin>"


def read_template(path: Path) -> Source:
    """Raises `LocatedError` where the bytes are no UTF-8, `SettingsError` where there are none."""
    return template_source(path, read_bytes(path))


def template_source(path: Path, content: bytes) -> Source:
    """The same for bytes that are read already."""
    name = source_name(path)
    return Source(name, decode_text(content, name))


def source_name(path: Path) -> str:
    return STDIN_NAME if path == STDIN else str(path)


@cache
def _stdin() -> bytes:
    """Standard input, read once for all templates that are linted with it."""
    return sys.stdin.buffer.read()


def file_problem(path: Path, error: OSError) -> SettingsError:
    """A file that cannot be read or written, in one line."""
    return SettingsError(f"{path}: {error.strerror or error}")


def read_bytes(path: Path) -> bytes:
    """Raises `SettingsError` where the file cannot be read."""
    if path == STDIN:
        return _stdin()
    try:
        return path.read_bytes()
    except OSError as error:
        raise file_problem(path, error) from None
