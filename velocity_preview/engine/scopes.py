"""What a reading undoes behind a `with`.

A generator of `contextlib` would take four times as long, and a template of 1 MB has a hundred thousand of
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from velocity_preview.engine.reading import Reading
    from velocity_preview.engine.tokens import Place


class _Scope:
    __slots__ = ("_reading",)

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def __enter__(self) -> None:
        """It is entered when it is made."""


class Deeper(_Scope):
    """A block or bracket inside another."""

    __slots__ = ()

    def __exit__(self, *_: object) -> None:
        self._reading.depth -= 1


class Opened(_Scope):
    """A block directive that is open."""

    __slots__ = ()

    def __exit__(self, *_: object) -> None:
        self._reading.open_blocks.pop()


class Scanning(_Scope):
    """Another state of the scanner than that before."""

    __slots__ = ("_before",)

    def __init__(self, reading: Reading, before: Place) -> None:
        self._reading, self._before = reading, before

    def __exit__(self, *_: object) -> None:
        self._reading.place = self._before
