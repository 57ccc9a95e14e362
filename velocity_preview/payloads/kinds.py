"""Which resource of the ESP a payload is meant for, told by its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from velocity_preview.errors import SettingsError
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = ("event", "smartsend", "orders", "preprocessor", "data", "plain")

_EVENT_FIELDS = frozenset(
    ("eventTypeKey", "keyValue", "params", "contactId", "externalCustomerId", "email", "phone", "pushToken")
)
_SMARTSEND_FIELDS = frozenset(("recipients", "email", "fromName"))
_RECIPIENT_FIELDS = frozenset(("locator", "contactId", "jsonParam"))
_ORDER_FIELDS = frozenset(("externalOrderId", "externalCustomerId", "totalCost"))
# The documentation writes `mail` for the address; a source's id (`1043`) is too short for a phone number.
_RECIPIENT = rare_pattern(r"[^@\s]+@[^@\s]+|\+?[0-9]{9,15}|mail")


def check_kind(kind: str) -> None:
    """Raises `SettingsError` for a kind that does not exist."""
    if kind in KINDS:
        return
    from difflib import get_close_matches  # noqa: PLC0415  (only a mistake needs it)

    nearest = get_close_matches(kind, KINDS, n=1)
    hint = f"did you mean `{nearest[0]}`?" if nearest else f"use one of {', '.join(KINDS)}."
    raise SettingsError(f"`{kind}` is no kind of payload; {hint}")


def detect_kind(value: Mapping[str, object]) -> str:
    """The kind of a payload's object; `plain` where nothing tells."""
    if _is_event(value):
        return "event"
    if _is_smartsend(value):
        return "smartsend"
    if _is_orders(value):
        return "orders"
    if value.keys() == {"data"} and isinstance(value["data"], dict):
        return "data"
    return "preprocessor" if _is_preprocessor(value) else "plain"


class Sketch:
    """A small object of the same kind as one that is too large to be kept."""

    def __init__(self) -> None:
        self._value: dict[str, Any] = {}
        self._recipients = 0

    def add_item(self, key: str, item: object) -> None:
        """The next element of the array `recipients` or `orders`: one that tells is kept."""
        fields = _ORDER_FIELDS if key == "orders" else _RECIPIENT_FIELDS
        if not self._value[key] and _any_has([item], fields):
            self._value[key] = [item]

    def add(self, key: str, value: object) -> bool:
        """A member, `[]` for such an array; whether it had to be kept: recipients of a preprocessor file are
        all alike."""
        self._recipients += _is_preprocessor({key: value})
        kept = self._recipients <= 2 or not _is_preprocessor({key: value})
        if kept:
            self._value[key] = value
        return kept

    def kind(self) -> str:
        return detect_kind(self._value)


def _is_event(value: Mapping[str, object]) -> bool:
    if "eventTypeKey" in value:
        return True
    params = value.get("params")
    if isinstance(params, dict):
        return value.keys() <= _EVENT_FIELDS
    if not isinstance(params, list):
        return False
    return any(isinstance(param, dict) and param.keys() == {"name", "value"} for param in params)


def _is_smartsend(value: Mapping[str, object]) -> bool:
    recipients = value.get("recipients")
    if isinstance(recipients, list) and _any_has(recipients, _RECIPIENT_FIELDS):
        return True
    return "recipients" in value and len(value) > 1 and value.keys() <= _SMARTSEND_FIELDS


def _is_orders(value: Mapping[str, object]) -> bool:
    if value.keys() != {"orders"}:
        return False
    orders = value["orders"]
    return _any_has(orders if isinstance(orders, list) else [orders], _ORDER_FIELDS)


def _is_preprocessor(value: Mapping[str, object]) -> bool:
    return bool(value) and all(
        _RECIPIENT.fullmatch(key) and isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
        for key, rows in value.items()
    )


def _any_has(items: list[object], fields: frozenset[str]) -> bool:
    return any(isinstance(item, dict) and not fields.isdisjoint(item) for item in items)
