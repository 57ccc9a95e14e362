"""Many values side by side: the items of a list, the parts of a string, the arguments of a call."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from velocity_preview.engine.function import Item, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from velocity_preview.engine.code import Code


def emit_items(
    code: Code, items: Sequence[Item], length: Callable[[Item], int], value: Callable[[Item], str]
) -> str:
    """The expression of each value, with a comma behind it. Where they are many, each part of them is
    computed by a function of its own.
    """
    parts = parts_of(items, length)
    if len(parts) == 1:
        return _separated(items, value)
    return "".join(f"*{code.apart(partial(_tuple, part, value))}, " for part in parts)


def _separated(items: Sequence[Item], value: Callable[[Item], str]) -> str:
    return "".join([f"{value(item)}, " for item in items])


def _tuple(items: Sequence[Item], value: Callable[[Item], str]) -> str:
    return f"({_separated(items, value)})"
