"""Messages that were rendered from exactly these texts need no second render."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from velocity_preview.preview.includes import text_of

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
        self._size = size
        self._lock = Lock()
        self._entries: OrderedDict[Hashable, Message] = OrderedDict()

    def get(self, key: Hashable) -> Message | None:
        with self._lock:
            message = self._entries.get(key)
            if message is not None:
                self._entries.move_to_end(key)
        return message if message is not None and is_current(message) else None

    def put(self, key: Hashable, message: Message) -> None:
        with self._lock:
            self._entries[key] = message
            self._entries.move_to_end(key)
            while len(self._entries) > self._size:
                self._entries.popitem(last=False)
