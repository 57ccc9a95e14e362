"""The last values, by key: no more of them than a number, and no more text than memory is for."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

V = TypeVar("V")

_HEAVIEST = 64 * 1024 * 1024


class Remembered(Generic[V]):
    """Forgets what was used longest ago. Safe to use from several threads.

    `weigh` says how many characters a value holds; together they hold `heaviest` at most, but for the last
    one alone.
    """

    def __init__(self, most: int, weigh: Callable[[V], int], heaviest: int = _HEAVIEST) -> None:
        self._most = most
        self._weigh = weigh
        self._heaviest = heaviest
        self._lock = Lock()
        self._weight = 0
        self._values: OrderedDict[Hashable, V] = OrderedDict()

    def get(self, key: Hashable) -> V | None:
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def put(self, key: Hashable, value: V) -> None:
        with self._lock:
            if key in self._values:
                self._weight -= self._weigh(self._values.pop(key))
            self._values[key] = value
            self._weight += self._weigh(value)
            while len(self._values) > 1 and (len(self._values) > self._most or self._weight > self._heaviest):
                _, oldest = self._values.popitem(last=False)
                self._weight -= self._weigh(oldest)
