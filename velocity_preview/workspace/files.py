"""Reading templates and payloads: UTF-8, line ends untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.errors import LocatedError
from velocity_preview.payloads import decode_payload
from velocity_preview.source import Source, Span

if TYPE_CHECKING:
    from pathlib import Path

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path, *, name: str | None = None) -> str:
    """The text of a file, byte for byte; `name` is what an error shows, the path otherwise.

    Raises `LocatedError` at the first byte that is not UTF-8, and `OSError` where the file cannot be read.
    """
    return decode_text(path.read_bytes(), name or str(path))


def decode_text(content: bytes, name: str) -> str:
    """The same for bytes that come from elsewhere."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(content, error.start, name) from None


def read_payload_text(path: Path, *, name: str | None = None) -> str:
    """The same for a payload, where the ESP is stricter: no byte order mark, and a largest size.

    Raises `PayloadError`, and `OSError` where the file cannot be read.
    """
    return decode_payload(path.read_bytes(), name or str(path))


def _not_utf8(content: bytes, start: int, name: str) -> LocatedError:
    cure = "Save the file as UTF-8."
    if content.startswith(_UTF_16_MARKS):
        text = content.decode("utf-16", errors="replace")
        return LocatedError("The file is UTF-16, not UTF-8", Source(name, text), Span(0, 0), cure)
    offset = len(content[:start].decode("utf-8"))
    text = content.decode("utf-8", errors="replace")
    message = f"The byte 0x{content[start]:02X} is not UTF-8"
    return LocatedError(message, Source(name, text), Span(offset, offset + 1), cure)
