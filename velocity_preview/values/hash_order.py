"""The order in which a map literal keeps its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def hash_order(entries: Iterable[tuple[object, object]]) -> dict[object, object]:
    """The order of writing: 1.7 makes a LinkedHashMap too."""
    return dict(entries)
