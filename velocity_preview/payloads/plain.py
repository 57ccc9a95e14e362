"""Payloads that are their own root: any object, and `{"data": {…}}`."""

from __future__ import annotations

from velocity_preview.payloads.payload import Origin
from velocity_preview.payloads.reading import JsonObject, PayloadFile, Reading, Root, json_name


def read_plain(file: PayloadFile, value: JsonObject) -> Reading:
    """One message: the object is the root. A single order stays what it is."""
    return Reading([Root(file.label, value, Origin(()))])


def read_data(file: PayloadFile, value: JsonObject) -> Reading:
    """One message: the object under `data` is the root."""
    data = value.get("data")
    if not isinstance(data, dict):
        what = (
            f"`data` is {json_name(data)}, not an object" if "data" in value else "The payload has no `data`"
        )
        raise file.shape_error(what, ("data",), 'Write `{"data": {…}}`.')
    return Reading([Root(file.label, data, Origin(("data",)))])
