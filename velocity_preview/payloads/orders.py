"""Orders: one message an order; the workflow's task *Get order* makes the order the root."""

from __future__ import annotations

from velocity_preview.payloads.calls import limit_notes, objects_of
from velocity_preview.payloads.names import unique_names
from velocity_preview.payloads.payload import Origin
from velocity_preview.payloads.reading import JsonObject, PayloadFile, Reading, Root

_SHAPE = 'Write `{"orders": [{"externalOrderId": …}]}`.'


def read_orders(file: PayloadFile, value: JsonObject) -> Reading:
    """One message an order, named by externalOrderId, else its number from 1."""
    orders = objects_of(file, value, "orders", _SHAPE)
    names = unique_names(orders, ("externalOrderId",))
    roots = [
        Root(name, order, Origin(("orders", index)))
        for index, (name, order) in enumerate(zip(names, orders, strict=True))
    ]
    return Reading(roots, limit_notes("orders", len(orders)))
