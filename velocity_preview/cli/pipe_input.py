"""Standard input, or another pipe, whose writer may take its time."""

from __future__ import annotations

import os
import select
import sys
import tempfile
from typing import TYPE_CHECKING, BinaryIO, Final

from velocity_preview.payloads import MAX_PAYLOAD_BYTES
from velocity_preview.payloads.streaming import Pause, is_json_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK: Final = 64 * 1024


class PipeInput:
    """Reads what is there; what was looked at is not lost."""

    def __init__(self, file: int) -> None:
        self._file = file
        self._buffer = b""
        self._ended = False

    def is_json_lines(self) -> bool:
        """Waits for as much as tells it."""
        while (answer := is_json_lines(self._buffer, ended=self._ended)) is None:
            self._fill()
        if answer and not self._ended and self._can_read():
            self._fill()  # perhaps the end, after the only line
            return bool(is_json_lines(self._buffer, ended=self._ended))
        return answer

    def lines(self) -> Iterator[bytes | Pause]:
        """Each with its end, as soon as it is there; of one that is too long a part that is too long."""
        start = searched = 0
        while True:
            end = self._buffer.find(b"\n", searched)
            if end >= 0:
                yield self._buffer[start : end + 1]
                start = searched = end + 1
                continue
            self._buffer = self._buffer[start:]
            start, searched = 0, len(self._buffer)
            if self._ended or searched > MAX_PAYLOAD_BYTES:
                break
            while not self._can_read():
                yield Pause(self._file)
            self._fill()
        if self._buffer:
            yield self._buffer

    def spooled(self) -> BinaryIO:
        """All of it as a file that can be gone through again; it has no name and ends with the program."""
        file = tempfile.TemporaryFile()  # noqa: SIM115  (it is read until the end)
        while True:
            file.write(self._buffer)
            if self._ended:
                return file
            self._buffer = b""
            self._fill()

    def _fill(self) -> None:
        block = os.read(self._file, _BLOCK)
        self._ended = not block
        self._buffer += block

    def _can_read(self) -> bool:
        """Whether reading would not wait; Windows does not tell of a pipe."""
        return sys.platform == "win32" or bool(select.select([self._file], [], [], 0)[0])
