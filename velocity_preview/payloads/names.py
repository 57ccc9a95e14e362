"""What the scenarios of a payload are called."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from velocity_preview.payloads.name_set import NameSet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from velocity_preview.source import Source


def unique_names(messages: Sequence[Mapping[str, object]], keys: Sequence[str]) -> list[str]:
    """A name for each message: the first of `keys` it has, else its number from 1.

    The second message of a name gets `#2` behind it.
    """
    unique = UniqueNames()
    return [unique.of(message_name(message, keys, number)) for number, message in enumerate(messages, 1)]


class UniqueNames:
    """Puts a number behind a name that was there before."""

    def __init__(self) -> None:
        self._taken = NameSet()
        self._counts: dict[str, int] = {}

    def of(self, base: str) -> str:
        name = base
        while not self._taken.add(name):
            self._counts[base] = self._counts.get(base, 1) + 1
            name = f"{base}#{self._counts[base]}"
        return name


def file_label(source: Source) -> str:
    """The file's name without folder and ending; `payload` for a text that is no file."""
    if source.name == "-" or source.name.startswith("<"):
        return "payload"
    return PurePath(source.name).stem or "payload"


def message_name(message: object, keys: Sequence[str], number: int) -> str:
    """The first of `keys` that a message has, else its number."""
    fields = message if isinstance(message, dict) else {}
    for key in keys:
        value = fields.get(key)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return str(number)
