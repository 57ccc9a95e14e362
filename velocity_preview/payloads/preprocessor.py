"""Preprocessor file: an array of objects for each recipient, read as `$data.get('recommendations')`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.payloads.payload import Origin
from velocity_preview.payloads.reading import JsonObject, PayloadFile, Reading, Root, json_name

if TYPE_CHECKING:
    from velocity_preview.payloads.places import Path

KEY = "recommendations"
_SHAPE = 'Write `{"mail@example.com": [{…}]}`.'


def read_preprocessor(file: PayloadFile, value: JsonObject) -> Reading:
    """One message a recipient, named by the recipient's key."""
    if not value:
        raise file.shape_error("The payload has no recipient", (), _SHAPE)
    roots = []
    for recipient, rows in value.items():
        if not isinstance(rows, list):
            raise file.shape_error(
                f"The data of `{recipient}` is {json_name(rows)}, not an array", (recipient,), _SHAPE
            )
        path: Path = (recipient,)
        roots.append(Root(recipient, {KEY: rows}, Origin(path, {KEY: path})))
    return Reading(roots)
