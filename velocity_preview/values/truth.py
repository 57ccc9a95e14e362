"""What a condition takes a value for."""

from __future__ import annotations

from collections.abc import Sized
from types import NoneType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from velocity_preview.values.engines import Engine

PLAIN = frozenset((str, int, float, bool, NoneType, list, dict))
"""Types whose values Python takes for true exactly where the empty check does."""


def is_true(value: object, engine: Engine) -> bool:
    """Whether a value counts as true.

    Null and false never do. With `directive.if.empty_check` neither do an empty String, collection, map
    or array, nor any zero. NaN does, and so does an object without a size.
    """
    if value is True:
        return True
    if value is None or value is False:
        return False
    if not engine.directive_if_empty_check:
        return True
    kind = type(value)
    if kind is str or kind is int or kind is list or kind is dict or kind is float:
        return bool(value)
    if isinstance(value, Sized):
        return len(value) > 0
    return value != 0
