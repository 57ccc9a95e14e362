"""The workflow's JSON field: one key of the data becomes the root, parsed where it is a string with JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Outcome
from velocity_preview.payloads.payload import Note, Origin
from velocity_preview.payloads.reading import PayloadFile, Reading, Root, is_encoded_twice, json_name

if TYPE_CHECKING:
    from velocity_preview.errors import PayloadError
    from velocity_preview.payloads.places import Path


def select_roots(file: PayloadFile, reading: Reading, key: str) -> list[Root]:
    """The messages with the value of `key` as their roots."""
    roots: list[Root] = []
    for message in reading.roots:
        with file.part():
            roots.append(_select_root(file, reading, message, key))
    return roots


def _select_root(file: PayloadFile, reading: Reading, message: Root, key: str) -> Root:
    """`message` with the value of `key` as its root; whether the other keys stay visible is not documented,
    so they do not."""
    if key not in message.value:
        raise _missing(file, message, key)
    path = message.origin.value_path((key,))
    value = message.value[key]
    if isinstance(value, str):
        value = file.parse_string(value, path, f"scenario `{message.name}`")
        if is_encoded_twice(value):
            reading.notes.append(_encoded_twice(path, key, message.name))
            return Root(message.name, {}, Origin(path))
    if isinstance(value, dict):
        return Root(message.name, value, Origin(path))
    cure = "Name a key that holds an object, or a string with the JSON of an object."
    if isinstance(value, list):
        cure = 'An array cannot be the root: wrap it, as in `{"array_items": […]}`.'
    raise file.shape_error(
        f"The root `{key}` of scenario `{message.name}` is {json_name(value)}, not an object", path, cure
    )


def _encoded_twice(path: Path, key: str, name: str) -> Note:
    return Note(
        "json-param-encoded-twice",
        Outcome.WRONG_TEXT,
        f"The root `{key}` is encoded twice: its JSON is a string with JSON in it, so there are no keys",
        "Serialise the object once.",
        path,
        scenarios=(name,),
    )


def _missing(file: PayloadFile, message: Root, key: str) -> PayloadError:
    keys = ", ".join(f"`{name}`" for name in list(message.value)[:8])
    cure = f"Choose one of its keys: {keys}." if keys else "It has no keys at all."
    return file.shape_error(
        f"Scenario `{message.name}` has no key `{key}` to be the root", message.origin.path, cure
    )
