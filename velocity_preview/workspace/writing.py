"""Writing a file so that nobody ever sees half of it."""

from __future__ import annotations

from contextlib import contextmanager, suppress
import os
from pathlib import Path
import stat
from typing import TYPE_CHECKING, BinaryIO

from velocity_preview.values.utf16 import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_atomically(path: Path, text: str) -> None:
    """Write UTF-8 beside `path`, then move it into place.

    A failed or interrupted write leaves the old file as it was. Permissions are kept, a link stays a link.
    """
    with atomic_file(path) as stream:
        stream.write(message_bytes(text))


@contextmanager
def atomic_file(path: Path, *, safely: bool = True) -> Iterator[BinaryIO]:
    """The same for bytes, written bit by bit: the file is there when it is whole.

    `safely` waits until the disk has it, so that it survives the loss of power too.
    """
    target = path.resolve()
    with replacement(target) as temporary:
        with private_file(temporary) as stream:
            yield stream
            stream.flush()
            if safely:
                os.fsync(stream.fileno())
        temporary.chmod(_mode_for(target))


@contextmanager
def replacement(target: Path) -> Iterator[Path]:
    """The path of a file to be made, which then takes the place of another; taken away where that fails."""
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    try:
        yield temporary
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def private_file(path: Path) -> BinaryIO:
    """A new file that nobody else can read: as those of `tempfile`, whose thirty modules take longer."""
    return open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600))


def write_new(path: Path, content: bytes) -> None:
    """The same for one of thousands of files that is not there yet, in a folder that is; without `safely`."""
    temporary = f"{path.parent}{os.sep}.{path.name}.{os.getpid()}.tmp"
    try:
        with open(temporary, "xb", buffering=0) as stream:  # noqa: PTH123  (a path takes as long as the rest)
            stream.write(content)
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise


def write_exclusively(path: Path, content: bytes) -> None:
    """Write a small file that is not there yet, and over none that is. Raises `FileExistsError`."""
    stream = path.open("xb", buffering=0)
    try:
        with stream:
            stream.write(content)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def message_bytes(text: str) -> bytes:
    """UTF-8 as Java writes it: two surrogates that belong together are one character, a lone one is `?`."""
    return text_of(text).encode("utf-8", errors="replace")


def _mode_for(target: Path) -> int:
    """The permissions of the file that is replaced, or those a new file would get."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(target.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
