"""JSON Lines as they come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from velocity_preview.errors import PayloadError
from velocity_preview.payloads.encoding import check_marks, decode_payload, too_large
from velocity_preview.payloads.json_lines import Line
from velocity_preview.payloads.limits import MAX_PAYLOAD_BYTES
from velocity_preview.payloads.streaming.piece import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing more has come yet: there is time for other things until `file` can be read."""

    file: int


@dataclass(frozen=True, slots=True)
class Lines:
    """`count` is how many payloads there are, where that is known."""

    lines: Iterable[bytes | Pause]
    name: str
    kind: str | None
    count: int | None

    def pieces(self) -> Iterator[Piece | Pause]:
        """The lines that are not blank, named after their numbers from 1.

        Raises `PayloadError` where these are no lines of UTF-8.
        """
        number = 0
        for line in self.lines:
            if isinstance(line, Pause):
                yield line
                continue
            number += 1
            if number == 1:
                check_marks(line, self.name)
            if len(line) > MAX_PAYLOAD_BYTES:
                raise too_large(Line(self.name, "", number), len(line))
            if line.strip():
                yield self._piece(line.rstrip(b"\r\n"), number)

    def _piece(self, line: bytes, number: int) -> Piece:
        try:
            return Piece(Line(self.name, decode_payload(line, self.name), number), str(number), self.kind)
        except PayloadError as error:
            source = Line(self.name, error.source.text, number)
            problem = PayloadError(error.message, source, error.span, error.help, rule=error.rule)
            return Piece(source, str(number), self.kind, problem=problem)
