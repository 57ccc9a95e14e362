"""Messages that were rendered from exactly these texts need no second render."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.preview.includes import text_of
from velocity_preview.preview.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Hashable

    from velocity_preview.preview.messages import Message


def is_current(message: Message) -> bool:
    """Whether what a message included is what is there now."""
    return all(text_of(path) == text for path, text in message.includes.items())


class MessageCache:
    """The last messages, by the texts they were made of. Safe to use from several threads.

    The caller's key holds template, payload and scenario; what was included is compared with what is there
    now. Nothing depends on file times, which two saves in one tick share.
    """

    def __init__(self, size: int = 64) -> None:
        self._messages: Remembered[Message] = Remembered(size, _weight)

    def get(self, key: Hashable) -> Message | None:
        message = self._messages.get(key)
        return message if message is not None and is_current(message) else None

    def put(self, key: Hashable, message: Message) -> None:
        self._messages.put(key, message)


def _weight(message: Message) -> int:
    return len(message.text or "") + sum(len(text or "") for text in message.includes.values())
