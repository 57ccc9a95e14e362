"""The bytes of a payload file as text. JSON is UTF-8 without a byte order mark; anything else gets a cure."""

from __future__ import annotations

import codecs
import re

from velocity_preview.errors import PayloadError
from velocity_preview.payloads.limits import MAX_PAYLOAD_BYTES
from velocity_preview.source import Source, Span

_CURE = "Save the file as UTF-8 without a byte order mark (BOM)."
_MEBIBYTE = 1024 * 1024
_CYRILLIC_RUN = rb"[\xa8\xaa\xaf\xb2\xb3\xb8\xba\xbf\xc0-\xff]{3}"

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16"),
)
# Without a mark the zero bytes around the first ASCII character tell (RFC 4627, section 3).
_ZEROS = (
    ((False, False, False, True), "UTF-32", "utf-32-be"),
    ((True, False, False, False), "UTF-32", "utf-32-le"),
    ((False, True), "UTF-16", "utf-16-be"),
    ((True, False), "UTF-16", "utf-16-le"),
)


def decode_payload(data: bytes, name: str = "<bytes>") -> str:
    """The text of a payload file; raises `PayloadError` where the bytes are no plain UTF-8, or too many."""
    if len(data) > MAX_PAYLOAD_BYTES:
        raise too_large(Source(name, ""), len(data))
    check_marks(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, name, error) from None


def check_marks(data: bytes, name: str) -> None:
    """Raises `PayloadError` where a file begins as no file in plain UTF-8 does."""
    if data.startswith(codecs.BOM_UTF8):
        text = data.decode("utf-8", "replace")
        message = "The file begins with a byte order mark (BOM)"
        raise PayloadError(message, Source(name, text), Span(0, 1), _CURE)
    if wide := _wide_encoding(data):
        label, codec = wide
        source = Source(name, data.decode(codec, "replace"))
        raise PayloadError(f"The file is encoded in {label}, JSON is UTF-8", source, Span(0, 1), _CURE)


def too_large(source: Source, size: int) -> PayloadError:
    """The error for a payload of `size` bytes (or, where only text is known, characters)."""
    limit = MAX_PAYLOAD_BYTES // _MEBIBYTE
    return PayloadError(
        f"The payload has {size / _MEBIBYTE:.1f} MiB, more than the limit of {limit} MiB",
        source,
        Span(0, 0),
        "Split the file; JSON Lines (`.jsonl`), one payload a line, are read line by line.",
        rule="payload-limit",
    )


def _wide_encoding(data: bytes) -> tuple[str, str] | None:
    for mark, label, codec in _MARKS:
        if data.startswith(mark):
            return label, codec
    for zeros, label, codec in _ZEROS:
        if tuple(map(bool, data[: len(zeros)])) == zeros:
            return label, codec
    return None


def _not_utf8(data: bytes, name: str, error: UnicodeDecodeError) -> PayloadError:
    start = len(data[: error.start].decode("utf-8"))
    return not_utf8(data, Source(name, data.decode("utf-8", "replace")), start, error)


def not_utf8(data: bytes, source: Source, start: int, error: UnicodeDecodeError) -> PayloadError:
    """The error of a decoder that was given `data`; `start` is its offset in the source."""
    span = Span(start, start + 1)
    if error.reason == "unexpected end of data":
        message = "The file ends in the middle of a character"
        return PayloadError(message, source, span, "Copy the whole file: it is cut off.")
    looks = "Windows-1251" if re.search(_CYRILLIC_RUN, data[error.start :]) else "Latin-1 (Windows-1252)"
    return PayloadError(
        f"The byte `0x{data[error.start]:02X}` is not UTF-8; the file looks like {looks}",
        source,
        span,
        _CURE,
    )
