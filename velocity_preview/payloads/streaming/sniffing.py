"""Whether a stream without a name is JSON Lines: told by its first lines."""

from __future__ import annotations

from typing import Final

from velocity_preview.payloads.reading import BrokenJsonError, parse_json

MOST: Final = 1024 * 1024
"""Bytes that are looked at. A longer first line is a document of its own."""


def is_json_lines(head: bytes, *, ended: bool) -> bool | None:
    """None where the beginning of the stream does not tell and more may tell.

    `ended` says that nothing follows. A document on a single line is no JSON Lines then; before that it may
    be the first of many, and who sends it may wait for its message.
    """
    first, end, rest = head.lstrip().partition(b"\n")
    if not end:
        return None if not ended and len(head) < MOST else False
    if _is_json(first):
        return bool(rest.strip()) or not ended
    if not (first.startswith(b"{") and first.rstrip().endswith(b"}")):
        return False
    second = rest.lstrip()[:1]
    if not second:
        return None if not ended and len(head) < MOST else False
    return second == b"{"  # an object right after an object: the first line is broken


def _is_json(line: bytes) -> bool:
    try:
        parse_json(line.decode("utf-8"))
    except (BrokenJsonError, UnicodeDecodeError):
        return False
    return True
