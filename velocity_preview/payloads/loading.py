"""The way from a payload's text to its scenarios."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from velocity_preview.errors import PayloadError
from velocity_preview.payloads.encoding import too_large
from velocity_preview.payloads.kinds import check_kind, detect_kind
from velocity_preview.payloads.limits import MAX_PAYLOAD_BYTES
from velocity_preview.payloads.names import file_label
from velocity_preview.payloads.payload import Payload, Scenario
from velocity_preview.payloads.places import Places
from velocity_preview.payloads.reading import JsonObject, PayloadFile, Reading, Root, json_name
from velocity_preview.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

_READERS: Final = {
    "event": ("event", "read_event"),
    "smartsend": ("smartsend", "read_smartsend"),
    "orders": ("orders", "read_orders"),
    "preprocessor": ("preprocessor", "read_preprocessor"),
    "data": ("plain", "read_data"),
    "plain": ("plain", "read_plain"),
}
"""The module and the name of the function that reads a kind: most runs meet one of them."""


def load_payload(
    text: str, *, root: str | None = None, kind: str | None = None, name: str = "<string>"
) -> Payload:
    """The scenarios of an ESP's JSON.

    `root` is the workflow's JSON field: the key whose value, or the JSON inside its string, becomes the root.
    `kind` is one of `KINDS` and is detected where it is not given; `name` is what messages call the file.
    Raises `PayloadError` where the ESP would refuse the payload and `SettingsError` for an unknown kind.
    """
    return load(Source(name, text), root=root, kind=kind)


def load(
    source: Source,
    *,
    root: str | None = None,
    kind: str | None = None,
    label: str | None = None,
) -> Payload:
    """The same for a text that is already a source; `label` names the scenario where there is one only."""
    if kind is not None:
        check_kind(kind)
    if len(source.text) > MAX_PAYLOAD_BYTES:
        raise too_large(source, len(source.text))
    file = PayloadFile(source, label or file_label(source), Places(source.text))
    value = _object(file, file.parse())
    kind = kind or detect_kind(value)
    reading = _reader(kind)(file, value)
    roots = reading.roots if root is None else _selected(file, reading, root)
    file.raise_refused()
    return Payload(
        source,
        kind,
        value,
        tuple(scenario_of(one, value) for one in roots),
        file.places,
        tuple(reading.notes),
    )


def _reader(kind: str) -> Callable[[PayloadFile, JsonObject], Reading]:
    module, name = _READERS[kind]
    reader: Callable[[PayloadFile, JsonObject], Reading] = getattr(
        import_module(f"velocity_preview.payloads.{module}"), name
    )
    return reader


def _selected(file: PayloadFile, reading: Reading, root: str) -> list[Root]:
    from velocity_preview.payloads.selection import select_roots  # noqa: PLC0415  (few runs name a root)

    return select_roots(file, reading, root)


def scenario_of(root: Root, document: JsonObject) -> Scenario:
    """The root's keys at the top level, and the root itself."""
    return Scenario(root.name, {**root.value, "data": root.value}, root.value, root.origin, document)


def _object(file: PayloadFile, value: object) -> JsonObject:
    if isinstance(value, dict):
        return value
    cure = "Write an object, `{ }`, at the top."
    if isinstance(value, list):
        cure = 'Wrap the array, as in `{"items": […]}`; orders go into `{"orders": […]}`.'
    if isinstance(value, str):
        cure = "Take the JSON out of the string: it is encoded once too often."
    span = file.places.nearest(())
    raise PayloadError(f"The payload is {json_name(value)}, not an object", file.source, span, cure)
