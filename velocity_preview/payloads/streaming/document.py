"""A call with a hundred thousand recipients or orders, or a preprocessor file with as many.

It is gone through twice: what it is, and whether it is sound to its end, is known before the first message.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from velocity_preview.errors import PayloadError, SettingsError
from velocity_preview.payloads import orders, smartsend
from velocity_preview.payloads.kinds import Sketch
from velocity_preview.payloads.limits import MAX_PAYLOAD_BYTES
from velocity_preview.payloads.name_set import NameSet
from velocity_preview.payloads.names import UniqueNames, message_name
from velocity_preview.payloads.streaming.piece import Piece
from velocity_preview.payloads.streaming.walk import BrokenStreamError, Walk
from velocity_preview.payloads.streaming.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.payloads.places import Path
    from velocity_preview.payloads.streaming.walk import Met

_LISTS: Final = {"smartsend": smartsend.KEY, "orders": orders.KEY}
_NAMES: Final = {"smartsend": smartsend.NAME_KEYS, "orders": orders.NAME_KEYS}


@dataclass(frozen=True, slots=True)
class Document:
    """`kind` is smartsend, orders or preprocessor; `count` is how many messages there are."""

    stream: BinaryIO
    name: str
    kind: str
    count: int

    @classmethod
    def survey(cls, stream: BinaryIO, name: str, kind: str | None) -> Document | None:
        """None where the file has to be read whole: it has one message, or something is wrong with it.

        Raises `BrokenStreamError` or `PayloadError` where it is broken.
        """
        survey = _Survey(kind)
        for met in Walk(_window(stream, name)).members(survey.arrays):
            if not survey.takes(met):
                return None
        found = kind or survey.sketch.kind()
        count = survey.counts.get(_LISTS.get(found, ""), 0)
        if found == "preprocessor":
            count = survey.members
        return cls(stream, name, found, count) if count else None

    def pieces(self) -> Iterator[Piece]:
        """The recipients or orders. Raises `SettingsError` where the file is not what it was."""
        unique = UniqueNames()
        window = _window(self.stream, self.name)
        wanted = _LISTS.get(self.kind)
        index = 0
        try:
            for met in Walk(window).members(() if wanted is None else (wanted,)):
                path = _path(met, wanted)
                if path:
                    name = unique.of(message_name(met.value, _NAMES.get(self.kind, ()), index + 1))
                    source, span = window.excerpt(met.span)
                    name = name if wanted else met.key
                    yield Piece(source, name, self.kind, path, span, index, self.count)
                    index += 1
        except (BrokenStreamError, PayloadError):
            raise SettingsError(f"{self.name}: the file was changed while it was read") from None


class _Survey:
    def __init__(self, kind: str | None) -> None:
        self.arrays = tuple(_LISTS.values()) if kind is None else (_LISTS.get(kind, ""),)
        self.sketch = Sketch()
        self.counts: dict[str, int] = {}
        self.members = 0
        self._keys = NameSet()
        self._kept = 0

    def takes(self, met: Met) -> bool:
        """False where it is better to read the file whole: which of two keys is meant its end tells."""
        if met.item is not None:
            self.counts[met.key] = met.item + 1
            self.sketch.add_item(met.key, met.value)
            return True
        self.members += 1
        if self.sketch.add(met.key, met.value):
            self._kept += met.span.end - met.span.start
        return self._keys.add(met.key.lower()) and self._kept <= MAX_PAYLOAD_BYTES


def _path(met: Met, wanted: str | None) -> Path:
    """The way to a message; nothing where this is none."""
    if wanted is None:
        return (met.key,)
    return (met.key, met.item) if met.key == wanted and met.item is not None else ()


def _window(stream: BinaryIO, name: str) -> Window:
    stream.seek(0)
    return Window(stream, name)
