"""Which names were there already, of a hundred thousand recipients in a few bytes each."""

from __future__ import annotations

from array import array

_FEWEST = 1024


class NameSet:
    """Keeps 64 bits of each name in a table with open addressing: a tenth of what a set of strings takes.

    That two of a million names have the same bits has a chance of one in 37 million. Python's hash has as
    many and needs no library; it is another in each process.
    """

    def __init__(self) -> None:
        self._slots = _empty(_FEWEST)
        self._count = 0

    def add(self, name: str) -> bool:
        """Whether the name is a new one."""
        bits = hash(name) % 2**64 or 1  # nothing is what an empty slot holds
        slot = self._slot(bits)
        if self._slots[slot]:
            return False
        self._slots[slot] = bits
        self._count += 1
        if self._count * 2 > len(self._slots):
            self._grow()
        return True

    def _slot(self, bits: int) -> int:
        """Where it stands or would stand."""
        mask = len(self._slots) - 1
        slot = bits & mask
        while self._slots[slot] not in (0, bits):
            slot = slot + 1 & mask
        return slot

    def _grow(self) -> None:
        before = self._slots
        self._slots = _empty(2 * len(before))
        for bits in before:
            if bits:
                self._slots[self._slot(bits)] = bits


def _empty(size: int) -> array[int]:
    return array("Q", (0,)) * size
