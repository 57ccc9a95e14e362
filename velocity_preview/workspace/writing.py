"""Writing a file so that nobody ever sees half of it."""

from __future__ import annotations

from contextlib import suppress
import os
from pathlib import Path
import stat
import tempfile

from velocity_preview.values.utf16 import text_of


def write_atomically(path: Path, text: str) -> None:
    """Write UTF-8 beside `path`, then move it into place.

    A failed or interrupted write leaves the old file as it was. Permissions are kept, a link stays a link.
    """
    target = path.resolve()
    descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(message_bytes(text))
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(_mode_for(target))
        Path(temporary).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
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
