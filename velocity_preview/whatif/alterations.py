"""The data of a scenario with some fields changed. What is not changed is shared, nothing is written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.whatif.replacements import KEPT, REMOVED, replaced, twin
from velocity_preview.whatif.variants import Change, Every, Steps, Variant

if TYPE_CHECKING:
    from collections.abc import Callable

    Replace = Callable[[object], object]

JsonObject = dict[str, object]


def altered(root: JsonObject, changes: tuple[Change, ...]) -> JsonObject | None:
    """The root after all changes; None where one of them changes nothing."""
    for change in changes:
        one = change.variant is Variant.ABSENT_IN_ONE_ITEM
        after = _at(root, change.steps, lambda value, change=change: replaced(value, change), one=one)  # type: ignore[misc]
        if after is root or not isinstance(after, dict):
            return None
        root = after
    return root


def twin_of(root: JsonObject, change: Change) -> JsonObject:
    """What a change is compared with; the same object where that is the data as it is."""
    one = change.variant is Variant.ABSENT_IN_ONE_ITEM
    after = _at(root, change.steps, lambda value: twin(value, change), one=one)
    return after if isinstance(after, dict) and after != root else root


def _at(value: object, steps: Steps, replace: Replace, *, one: bool) -> object:
    """The value with what stands at `steps` replaced; the same object where nothing is."""
    if not steps:
        after = replace(value)
        return value if type(after) is type(value) and after == value else after
    step, rest = steps[0], steps[1:]
    if step is Every.ITEM:
        if not isinstance(value, list) or not value:
            return value
        if one and Every.ITEM not in rest:
            return _in_last_item(value, rest, replace)
        items = [_at(item, rest, replace, one=one) for item in value]
        changed = any(new is not old for new, old in zip(items, value, strict=True))
        return [item for item in items if item is not REMOVED] if changed else value
    if not isinstance(value, dict) or step not in value:
        return value
    member = _at(value[step], rest, replace, one=one)
    if member is KEPT:
        return dict(value)
    if member is REMOVED:
        return {key: held for key, held in value.items() if key != step}
    return value if member is value[step] else {**value, step: member}


def _in_last_item(items: list[object], rest: Steps, replace: Replace) -> object:
    """In the last item that has the field, so that another is before it; an only item is there twice then."""
    for index in reversed(range(len(items))):
        item = _at(items[index], rest, replace, one=True)
        if item is not items[index]:
            before = items[:index] if len(items) > 1 else items
            return [*before, item, *items[index + 1 :]]
    return items
