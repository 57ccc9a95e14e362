"""The workflow's JSON field: one key of the data becomes the root, parsed where it is a string with JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.payloads.payload import Origin
from velocity_preview.payloads.reading import PayloadFile, Root, json_name

if TYPE_CHECKING:
    from velocity_preview.errors import PayloadError


def select_root(file: PayloadFile, message: Root, key: str) -> Root:
    """`message` with the value of `key` as its root; whether the other keys stay visible is not documented,
    so they do not."""
    if key not in message.value:
        raise _missing(file, message, key)
    path = message.origin.value_path((key,))
    value = message.value[key]
    if isinstance(value, str):
        value = file.parse_string(value, path, f"scenario `{message.name}`")
    if isinstance(value, dict):
        return Root(message.name, value, Origin(path))
    cure = "Name a key that holds an object, or a string with the JSON of an object."
    if isinstance(value, list):
        cure = 'An array cannot be the root: wrap it, as in `{"array_items": […]}`.'
    raise file.shape_error(
        f"The root `{key}` of scenario `{message.name}` is {json_name(value)}, not an object", path, cure
    )


def _missing(file: PayloadFile, message: Root, key: str) -> PayloadError:
    keys = ", ".join(f"`{name}`" for name in list(message.value)[:8])
    cure = f"Choose one of its keys: {keys}." if keys else "It has no keys at all."
    return file.shape_error(
        f"Scenario `{message.name}` has no key `{key}` to be the root", message.origin.path, cure
    )
