"""Generate event: `params` as an array of names and values (v1, v2) or as an object (v3).

A nested JSON that v1 sends as an escaped string stays a string: only the workflow's JSON field parses it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Outcome
from velocity_preview.payloads.identifiers import identifier_notes
from velocity_preview.payloads.limits import EVENT_TYPE_KEY, KEY_VALUE, MAX_EVENT_BYTES, PARAMETER_NAME
from velocity_preview.payloads.payload import Note, Origin
from velocity_preview.payloads.reading import JsonObject, PayloadFile, Reading, Root, json_name

if TYPE_CHECKING:
    from velocity_preview.payloads.places import Path

_SHAPE = 'Write `params` as an array of `{"name": …, "value": …}` (v1, v2) or as an object (v3).'


def read_event(file: PayloadFile, value: JsonObject) -> Reading:
    """One message: the params are the root."""
    if "eventTypeKey" not in value and "params" not in value:
        raise file.shape_error("The payload has neither `eventTypeKey` nor `params`", (), _SHAPE)
    for key, limit in (("eventTypeKey", EVENT_TYPE_KEY), ("keyValue", KEY_VALUE)):
        text = value.get(key)
        if isinstance(text, (dict, list)):
            raise file.shape_error(f"`{key}` is {json_name(text)}, not a string", (key,), "Write a string.")
        if isinstance(text, str):
            with file.part():
                file.check_text(text, limit, (key,))
    params = value.get("params")
    if isinstance(params, list):
        root = _from_array(file, params)
    elif isinstance(params, dict):
        for name in params:
            with file.part():
                file.check_text(name, PARAMETER_NAME, ("params", name), of_key=True)
        root = Root(file.label, params, Origin(("params",)))
    elif params is None:
        root = Root(file.label, {}, Origin(("params",)))
    else:
        raise file.shape_error(
            f"`params` is {json_name(params)}, not an array or an object", ("params",), _SHAPE
        )
    return Reading([root], [*_notes(file, value), *identifier_notes(value, root.value)])


def _from_array(file: PayloadFile, params: list[object]) -> Root:
    root: JsonObject = {}
    values: dict[str, Path] = {}
    for index, param in enumerate(params):
        path: Path = ("params", index)
        with file.part():
            name, value = _parameter(file, param, path)
            if name in root:
                line = file.source.position(file.places.nearest(values[name]).start).line
                message = f"The parameter `{name}` stands twice in `params`, first in line {line}"
                raise file.shape_error(message, (*path, "name"), "Names are unique: keep one of the two.")
            root[name] = value
            values[name] = (*path, "value")
    names = {name: (*path[:-1], "name") for name, path in values.items()}
    return Root(file.label, root, Origin(("params",), values, names))


def _parameter(file: PayloadFile, param: object, path: Path) -> tuple[str, object]:
    where = f"`params[{path[-1]}]`"
    if not isinstance(param, dict):
        raise file.shape_error(f"{where} is {json_name(param)}, not an object", path, _SHAPE)
    for key in ("name", "value"):
        if key not in param:
            raise file.shape_error(f"{where} has no `{key}`", path, "Every parameter has a name and a value.")
    name = param["name"]
    if not isinstance(name, str) or not name:
        what = "empty" if name == "" else f"{json_name(name)}, not a string"
        raise file.shape_error(f"The `name` of {where} is {what}", (*path, "name"), "Write a string.")
    file.check_text(name, PARAMETER_NAME, (*path, "name"))
    return name, param["value"]


def _notes(file: PayloadFile, value: JsonObject) -> list[Note]:
    notes = []
    if value.get("eventTypeKey") in (None, ""):
        notes.append(
            Note(
                "params-shape",
                Outcome.NOT_SENT,
                "The event has no `eventTypeKey`",
                "Write the key of the event type.",
                ("params",),
                of_key=True,
            )
        )
    size = _size(file, value)
    if size > MAX_EVENT_BYTES:
        notes.append(
            Note(
                "payload-limit",
                Outcome.NOT_SENT,
                f"The event has {size} bytes, the ESP takes {MAX_EVENT_BYTES}",
                "Send less, or have the ESP's support raise the limit.",
                ("params",),
                of_key=True,
            )
        )
    return notes


def _size(file: PayloadFile, value: JsonObject) -> int:
    """The bytes of the body without the blanks that a file has for its readers."""
    if len(file.source.text) * 4 <= MAX_EVENT_BYTES:
        return 0
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return len(body.encode("utf-8", "surrogatepass"))
