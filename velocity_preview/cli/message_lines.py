"""Messages as JSON Lines, a line for each scenario: `scenario`, and `message` or `error`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

from velocity_preview.cli.outputs import write_whole
from velocity_preview.workspace import message_bytes

if TYPE_CHECKING:
    from velocity_preview.errors import LocatedError
    from velocity_preview.rendering import RenderResult


class MessageLines:
    """Writes each line as soon as it is there."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def message(self, name: str, body: bytes) -> None:
        """`body` is the message as a JSON string."""
        write_whole(self._stream, _line(name, b"message", body))

    def failure(self, name: str, error: LocatedError) -> None:
        write_whole(self._stream, _error_line(name, error))

    def passed_over(self, name: str) -> None:
        """No line: it was written before."""


def result_line(result: RenderResult) -> bytes:
    """The line of a scenario."""
    if result.error is not None:
        return _error_line(result.scenario, result.error)
    return _line(result.scenario, b"message", json_bytes(message_bytes(result.message).decode()))


def json_bytes(value: object) -> bytes:
    """JSON in UTF-8; half a surrogate pair, which cannot be written, is `?` as in a message."""
    return message_bytes(json.dumps(value, ensure_ascii=False))


def _error_line(name: str, error: LocatedError) -> bytes:
    place = {"path": error.source.name, "line": error.line, "column": error.column}
    return _line(name, b"error", json_bytes({**place, "message": error.message, "help": error.help}))


def _line(name: str, key: bytes, value: bytes) -> bytes:
    return b'{"scenario": %b, "%b": %b}\n' % (json_bytes(name), key, value)
