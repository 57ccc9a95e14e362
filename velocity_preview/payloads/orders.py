"""Orders: one message an order; the workflow's task *Get order* makes the order the root."""

from __future__ import annotations

from velocity_preview.payloads.calls import limit_notes, object_at, objects_of
from velocity_preview.payloads.names import unique_names
from velocity_preview.payloads.payload import Origin
from velocity_preview.payloads.reading import JsonObject, PayloadFile, Reading, Root

KEY = "orders"
NAME_KEYS = ("externalOrderId",)
_SHAPE = 'Write `{"orders": [{"externalOrderId": …}]}`.'


def read_orders(file: PayloadFile, value: JsonObject) -> Reading:
    """One message an order, named by externalOrderId, else its number from 1."""
    orders = objects_of(file, value, KEY, _SHAPE)
    names = unique_names(orders, NAME_KEYS)
    roots = [
        Root(name, order, Origin((KEY, index)))
        for index, (name, order) in enumerate(zip(names, orders, strict=True))
    ]
    return Reading(roots, limit_notes(KEY, len(orders)))


def read_one_order(file: PayloadFile, name: str, index: int, value: object) -> Reading:
    """The message of one order."""
    order = object_at(file, (KEY, index), value, _SHAPE)
    return Reading([Root(name, order, Origin((KEY, index)))])
