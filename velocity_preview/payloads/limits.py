"""How much is accepted: the ESP's limits, and our own against files that are no payload."""

from __future__ import annotations

from typing import NamedTuple

MAX_PAYLOAD_BYTES = 32 * 1024 * 1024
"""Ours: a larger file is refused before anything is read from it."""

MAX_DEPTH = 200
"""Ours: nesting of objects and arrays. Everything that walks a value has to come back."""

MAX_EVENT_BYTES = 20 * 1024
"""The ESP's: the body of one event."""

MAX_MESSAGES = 1000
"""The ESP's: recipients of one smartsend call, orders of one orders call."""

FORBIDDEN_CHARACTERS = frozenset("<>;\\/|'’\"`^?!,")  # noqa: RUF001  (the ESP forbids the curly apostrophe too)
"""The ESP's: not in an eventTypeKey, a keyValue or the name of a parameter."""


class TextLimit(NamedTuple):
    """What the ESP asks of a short text: its name in messages and its longest length, in characters."""

    label: str
    length: int


EVENT_TYPE_KEY = TextLimit("`eventTypeKey`", 100)
KEY_VALUE = TextLimit("`keyValue`", 300)
PARAMETER_NAME = TextLimit("name of a parameter", 100)
