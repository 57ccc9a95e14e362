"""The way back: other data in the file of a scenario, in the format that the payload has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from velocity_preview.payloads.reading import JsonObject, parse_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from velocity_preview.payloads.payload import Scenario
    from velocity_preview.payloads.places import Path

_CALLS = ("recipients", "orders")


def payload_text(scenario: Scenario, root: JsonObject, *, alone: bool = True) -> str:
    """The payload of a scenario with another root; `alone` without other recipients and orders.

    JSON inside a string, as in `jsonParam`, is a string again.
    """
    origin = scenario.origin
    if origin.names is not None:
        value: object = _with_params(scenario.document, origin.values or {}, root)
    elif origin.values is not None:
        rows = {str(path[0]): root.get(key, []) for key, path in origin.values.items()}
        value = rows if alone else {**scenario.document, **rows}
    else:
        value = _replaced(scenario.document, origin.path, root)
        value = _only(value, origin.path) if alone else value
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _with_params(document: JsonObject, values: Mapping[str, Path], root: JsonObject) -> JsonObject:
    """An event with an array of params: those that are absent are gone, new ones stand at the end."""
    places = {path[1]: name for name, path in values.items()}
    params = document["params"]
    kept = [
        {**param, "value": root[places[index]]}
        for index, param in enumerate(params if isinstance(params, list) else [])
        if places[index] in root
    ]
    added = [{"name": key, "value": value} for key, value in root.items() if key not in values]
    return {**document, "params": [*kept, *added]}


def _replaced(value: object, path: Path, new: object) -> object:
    """The value with what stands at a path replaced, through JSON inside strings."""
    if isinstance(value, str):
        inner = _replaced(parse_json(value), path, new) if path else new
        return json.dumps(inner, ensure_ascii=False)
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(value, list) and isinstance(step, int):
        return [_replaced(item, rest, new) if index == step else item for index, item in enumerate(value)]
    if isinstance(value, dict):
        return {**value, step: _replaced(value.get(str(step)), rest, new)}
    return json.dumps(new, ensure_ascii=False) if step == "jsonParam" else new


def _only(value: object, path: Path) -> object:
    """Of a call with many messages the one that the path leads into."""
    if not isinstance(value, dict) or len(path) < 2 or path[0] not in _CALLS:
        return value
    messages = value[path[0]]
    if not isinstance(messages, list) or not isinstance(path[1], int):
        return value
    return {**value, path[0]: [messages[path[1]]]}
