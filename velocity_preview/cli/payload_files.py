"""The payload files of a run: each is read and understood once, however many templates it belongs to."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.cli.inputs import read_bytes, source_name
from velocity_preview.payloads import decode_payload, load_payload, read_json_lines
from velocity_preview.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from velocity_preview.errors import SettingsError
    from velocity_preview.payloads import Payload
    from velocity_preview.workspace import Configuration

_LINES = (".jsonl", ".ndjson")
_KEPT: Final = 64
"""Files and payloads that are remembered: those that many templates share are few."""


def is_payload(path: Path) -> bool:
    """Whether a path is a payload's, by its name."""
    return path.suffix.lower() in (".json", *_LINES)


def is_lines(path: Path) -> bool:
    """Whether it is JSON Lines, by its name."""
    return path.suffix.lower() in _LINES


class Content:
    """The bytes of a file as they were read. Immutable."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path: Final = path
        self.data: Final = data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Content) and (self.path, self.data) == (other.path, other.data)

    def __hash__(self) -> int:
        return hash((self.path, self.data))

    @cached_property
    def digest(self) -> str:
        from hashlib import sha256  # noqa: PLC0415  (lint alone asks for it)

        return sha256(self.data).hexdigest()

    def source(self) -> Source:
        """Raises `PayloadError` for bytes that are no UTF-8 or too many."""
        name = source_name(self.path)
        return Source(name, decode_payload(self.data, name))


class Unreadable(NamedTuple):
    """A file that there is no content of."""

    path: Path
    error: SettingsError


class PayloadFiles:
    """What is remembered is told apart by its bytes: a file that changes under way is another payload."""

    def __init__(self) -> None:
        self.read: Callable[[Path], Content] = lru_cache(_KEPT)(_content)
        """Raises `SettingsError` where a file cannot be read."""
        self._loaded: Callable[[Content, str | None, str | None], tuple[Payload, ...]] = lru_cache(_KEPT)(
            _load
        )

    def payloads(self, content: Content | Unreadable, configuration: Configuration) -> tuple[Payload, ...]:
        """One, or one a line. Raises `PayloadError` where the ESP would refuse it, or why it was not read."""
        if isinstance(content, Unreadable):
            raise content.error
        return self._loaded(content, configuration.root, configuration.payload_type)


def _content(path: Path) -> Content:
    return Content(path, read_bytes(path))


def _load(content: Content, root: str | None, kind: str | None) -> tuple[Payload, ...]:
    source = content.source()
    if is_lines(content.path):
        lines = source.text.split("\n")  # other line ends may stand in a string
        return tuple(read_json_lines(lines, root=root, kind=kind, name=source.name))
    return (load_payload(source.text, root=root, kind=kind, name=source.name),)
