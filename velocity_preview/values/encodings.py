"""`String.getBytes`: Java's names of encodings, and its question mark for what an encoding lacks."""

from __future__ import annotations

import codecs

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.numbers import Byte
from velocity_preview.values.utf16 import text_of


def encode(text: str, charset: str) -> list[Byte]:
    """The bytes, from -128 to 127; raises `JavaException` for an encoding that there is none of."""
    return [Byte(byte - 256 if byte > 127 else byte) for byte in _encoded(text_of(text), charset)]


def _encoded(text: str, charset: str) -> bytes:
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        raise JavaException("java.io.UnsupportedEncodingException", charset) from None
    clean = "".join("?" if "\ud800" <= character <= "\udfff" else character for character in text)
    if name == "utf-16":
        return codecs.BOM_UTF16_BE + clean.encode("utf-16-be") if clean else b""
    try:
        return clean.encode(name, "replace")
    except (LookupError, UnicodeError):
        raise JavaException("java.io.UnsupportedEncodingException", charset) from None
