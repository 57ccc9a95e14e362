"""What the scenarios of a payload are called."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from velocity_preview.source import Source


def unique_names(messages: Sequence[Mapping[str, object]], keys: Sequence[str]) -> list[str]:
    """A name for each message: the first of `keys` it has, else its number from 1.

    The second message of a name gets `#2` behind it.
    """
    names: list[str] = []
    taken: set[str] = set()
    counts: dict[str, int] = {}
    for number, message in enumerate(messages, 1):
        base = name = _name(message, keys) or str(number)
        while name in taken:
            counts[base] = counts.get(base, 1) + 1
            name = f"{base}#{counts[base]}"
        taken.add(name)
        names.append(name)
    return names


def file_label(source: Source) -> str:
    """The file's name without folder and ending; `payload` for a text that is no file."""
    if source.name == "-" or source.name.startswith("<"):
        return "payload"
    return PurePath(source.name).stem or "payload"


def _name(message: Mapping[str, object], keys: Sequence[str]) -> str:
    for key in keys:
        value = message.get(key)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return ""
