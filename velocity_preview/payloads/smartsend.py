"""smartsend: one message a recipient, whose data is a string with JSON, `jsonParam`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Outcome
from velocity_preview.payloads.calls import limit_notes, object_at, objects_of
from velocity_preview.payloads.identifiers import recipient_notes
from velocity_preview.payloads.names import unique_names
from velocity_preview.payloads.payload import Note, Origin
from velocity_preview.payloads.reading import (
    JsonObject,
    PayloadFile,
    Reading,
    Root,
    is_encoded_twice,
    json_name,
)

if TYPE_CHECKING:
    from velocity_preview.payloads.places import Path

KEY = "recipients"
NAME_KEYS = ("locator", "contactId")
_SHAPE = 'Write `{"recipients": [{"locator": …, "jsonParam": "{…}"}]}`.'
_STRING = "Serialise the object: the ESP wants a string with the JSON in it, or `null`."


def read_smartsend(file: PayloadFile, value: JsonObject) -> Reading:
    """One message a recipient, named by locator, else contactId, else its number from 1."""
    recipients = objects_of(file, value, KEY, _SHAPE)
    reading = Reading([], limit_notes(KEY, len(recipients)))
    names = unique_names(recipients, NAME_KEYS)
    for index, (name, recipient) in enumerate(zip(names, recipients, strict=True)):
        with file.part():
            one = read_recipient(file, name, index, recipient)
            reading.roots.extend(one.roots)
            reading.notes.extend(one.notes)
    return reading


def read_recipient(file: PayloadFile, name: str, index: int, value: object) -> Reading:
    """The message of one recipient."""
    recipient = object_at(file, (KEY, index), value, _SHAPE)
    path = (KEY, index, "jsonParam")
    notes = recipient_notes(recipient, index)
    return Reading([Root(name, _data(file, notes, name, path, recipient), Origin(path))], notes)


def _data(file: PayloadFile, notes: list[Note], name: str, path: Path, recipient: JsonObject) -> JsonObject:
    data = recipient.get("jsonParam")
    if isinstance(data, str):
        data = file.parse_string(data, path, f"recipient `{name}`")
        if is_encoded_twice(data):
            notes.append(_encoded_twice(path, name))
            return {}
    elif isinstance(data, dict):
        notes.append(_object(path, name))
    elif isinstance(data, list):
        message = f"`jsonParam` of recipient `{name}` is an array, not a string"
        raise file.shape_error(message, path, _STRING, rule="json-param-object")
    if data is None:
        return {}
    if not isinstance(data, dict):
        message = f"`jsonParam` of recipient `{name}` is {json_name(data)}, not an object"
        raise file.shape_error(message, path, _STRING)
    return data


def _object(path: Path, name: str) -> Note:
    message = "`jsonParam` is an object, not a string"
    return Note("json-param-object", Outcome.NOT_SENT, message, _STRING, path, scenarios=(name,))


def _encoded_twice(path: Path, name: str) -> Note:
    return Note(
        "json-param-encoded-twice",
        Outcome.WRONG_TEXT,
        "`jsonParam` is encoded twice: its JSON is a string with JSON in it, and the template finds no key",
        "Serialise the object once.",
        path,
        scenarios=(name,),
    )
