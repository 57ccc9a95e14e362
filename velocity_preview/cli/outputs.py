"""Where messages go: standard output, a file, a folder."""

from __future__ import annotations

from contextlib import contextmanager
import sys
from typing import TYPE_CHECKING, BinaryIO

from velocity_preview.cli.inputs import file_problem
from velocity_preview.cli.interruption import uninterrupted
from velocity_preview.cli.pipes import broken_pipe_ends
from velocity_preview.errors import SettingsError
from velocity_preview.workspace import atomic_file, message_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    import os
    from pathlib import Path


def write_stdout(text: str) -> None:
    """The text's own bytes: no line end is translated."""
    with broken_pipe_ends():
        write_whole(sys.stdout.buffer, message_bytes(text))


def write_whole(stream: BinaryIO, content: bytes) -> None:
    """All of it, at once. Where Python does not buffer, a signal may end a write in the middle."""
    rest = memoryview(content)
    while rest:
        rest = rest[stream.write(rest) :]
    stream.flush()


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all; a device or a pipe is written to, not replaced."""
    with uninterrupted(), output_file(path) as file:
        file.write(message_bytes(text))


@contextmanager
def output_file(path: Path, *, safely: bool = True) -> Iterator[BinaryIO]:
    """The same for bytes, written bit by bit. `safely` waits until the disk has it.

    Raises `SettingsError` where it cannot be written.
    """
    is_device = path.exists() and not path.is_file() and not path.is_dir()
    try:
        with path.open("wb") if is_device else atomic_file(path, safely=safely) as file:
            yield file
    except OSError as error:
        raise file_problem(path, error) from None


def make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_problem(path, error) from None


def check_not_input(outputs: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Raises `SettingsError` where an output is the template or a payload: it would be lost."""
    taken = {(status.st_dev, status.st_ino) for path in inputs if (status := _status(path))}
    for output in outputs:
        status = _status(output)
        if status and (status.st_dev, status.st_ino) in taken:
            raise SettingsError(f"{output}: this is an input, choose another name for the output")


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
