"""A value for a field, also where the data has none yet."""

from __future__ import annotations

from dataclasses import dataclass
import json
from typing import TYPE_CHECKING

from velocity_preview.whatif.replacements import REMOVED
from velocity_preview.whatif.variants import Every, Steps

if TYPE_CHECKING:
    from velocity_preview.whatif.alterations import JsonObject


@dataclass(frozen=True, slots=True)
class Put:
    """`value` is JSON, or `REMOVED`. With `Every.ITEM` in `steps` every item gets it."""

    steps: Steps
    value: object

    @property
    def path(self) -> str:
        """As messages show it: `items[*].price`."""
        text = "".join("[*]" if step is Every.ITEM else f".{step}" for step in self.steps)
        return text.removeprefix(".")

    @property
    def is_removal(self) -> bool:
        return self.value is REMOVED

    @property
    def words(self) -> str:
        """What is done, for people: `status` = `"gold"`."""
        if self.is_removal:
            return f"`{self.path}` is absent"
        return f"`{self.path}` = `{json.dumps(self.value, ensure_ascii=False)}`"


def with_puts(root: JsonObject, puts: tuple[Put, ...]) -> JsonObject | None:
    """The root with all values in their places; None where one of them changes nothing, or has no room."""
    for one in puts:
        after = _put(root, one.steps, one.value)
        if not isinstance(after, dict) or _same(after, root):
            return None
        root = after
    return root


def _put(value: object, steps: Steps, new: object) -> object:
    """What is on the way and is not there is made: an object, a list of one item."""
    if not steps:
        return new
    step, rest = steps[0], steps[1:]
    if isinstance(step, Every):
        return _put_into_items(value, rest, new)
    if value is not None and not isinstance(value, dict):
        return value
    held = value or {}
    member = _put(held.get(step), rest, new)
    if member is REMOVED:
        return {key: other for key, other in held.items() if key != step} if value is not None else value
    return value if member is None and step not in held and rest else {**held, step: member}


def _put_into_items(value: object, rest: Steps, new: object) -> object:
    if value is not None and not isinstance(value, list):
        return value
    if not value:
        return value if new is REMOVED else [_put(None, rest, new)]
    items = [_put(item, rest, new) for item in value]
    return [item for item in items if item is not REMOVED]


def _same(one: object, other: object) -> bool:
    """`==` with JSON's types: 1 is not `true`, nor 1.0."""
    return json.dumps(one) == json.dumps(other)
