"""Names in a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, overload

_LISTED: Final = 3


class Names(Sequence[str]):
    """The first of many names, and how many there are."""

    def __init__(self) -> None:
        self._first: list[str] = []
        self._count = 0

    def add(self, name: str) -> None:
        if len(self._first) < _LISTED:
            self._first.append(name)
        self._count += 1

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        return self._first[index]


def listed(names: Sequence[str], most: int = _LISTED) -> str:
    """Names for a message; not all where there are many."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")
