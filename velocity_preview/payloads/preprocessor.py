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
    return Reading([_root(file, recipient, rows) for recipient, rows in value.items()])


def read_rows(file: PayloadFile, name: str, _index: int, rows: object) -> Reading:
    """The message of one recipient."""
    return Reading([_root(file, name, rows)])


def _root(file: PayloadFile, recipient: str, rows: object) -> Root:
    path: Path = (recipient,)
    if not isinstance(rows, list):
        raise file.shape_error(f"The data of `{recipient}` is {json_name(rows)}, not an array", path, _SHAPE)
    return Root(recipient, {KEY: rows}, Origin(path, {KEY: path}))
