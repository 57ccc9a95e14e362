"""What smartsend and orders share: one call to the ESP with a list of up to a thousand objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Outcome
from velocity_preview.payloads.limits import MAX_MESSAGES
from velocity_preview.payloads.payload import Note
from velocity_preview.payloads.reading import json_name

if TYPE_CHECKING:
    from velocity_preview.payloads.reading import JsonObject, PayloadFile


def objects_of(file: PayloadFile, value: JsonObject, key: str, shape: str) -> list[JsonObject]:
    """The objects in the list `key`; `shape` is the cure of the error where it is another thing."""
    items = value.get(key)
    if not isinstance(items, list):
        what = (
            f"`{key}` is {json_name(items)}, not an array" if key in value else f"The payload has no `{key}`"
        )
        raise file.shape_error(what, (key,), shape)
    if not items:
        raise file.shape_error(f"`{key}` is empty: there is nobody to send to", (key,), shape)
    return [object_at(file, (key, index), item, shape) for index, item in enumerate(items)]


def object_at(file: PayloadFile, path: tuple[str, int], item: object, shape: str) -> JsonObject:
    """One of these objects."""
    if isinstance(item, dict):
        return item
    key, index = path
    raise file.shape_error(f"`{key}[{index}]` is {json_name(item)}, not an object", path, shape)


def limit_notes(key: str, count: int) -> list[Note]:
    """The finding at the first object that is one too many."""
    if count <= MAX_MESSAGES:
        return []
    return [limit_note(key, count)]


def limit_note(key: str, count: int) -> Note:
    message = f"`{key}` has {count} elements, the ESP takes {MAX_MESSAGES} in one call"
    place = (key, MAX_MESSAGES)
    return Note("payload-limit", Outcome.NOT_SENT, message, "Send them in several calls.", place)
