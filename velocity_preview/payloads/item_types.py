"""Keys that have another type in some items of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Diagnostic, Outcome, Related
from velocity_preview.payloads.reading import json_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.payloads.payload import Payload, Scenario
    from velocity_preview.payloads.places import Path


def mixed_item_types(payload: Payload) -> Iterator[tuple[Path, Diagnostic]]:
    """One finding for each key of each list, however many recipients have it, under the path to it with `*`
    for each index."""
    seen: set[Path] = set()
    for scenario in payload.scenarios:
        for path, others in _mixtures(scenario.root):
            pattern = tuple("*" if isinstance(step, int) else step for step in path)
            if pattern not in seen:
                seen.add(pattern)
                yield pattern, _diagnostic(payload, scenario, path, others)


def _mixtures(root: object) -> Iterator[tuple[Path, Path]]:
    """The first value of a list's key that has another type than those before it, and one of these."""
    waiting: list[tuple[Path, object]] = [((), root)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*path, key), member) for key, member in value.items() if _is_container(member)]
        elif isinstance(value, list):
            waiting += [((*path, index), item) for index, item in enumerate(value) if _is_container(item)]
            yield from _in_list(path, value)


def _in_list(path: Path, items: list[object]) -> Iterator[tuple[Path, Path]]:
    first: dict[str, tuple[str, Path]] = {}
    found: set[str] = set()
    for index, item in enumerate(items):
        for key, value in item.items() if isinstance(item, dict) else ():
            place = (*path, index, key)
            kind = json_name(value)
            known, before = first.setdefault(key, (kind, place)) if value is not None else (kind, place)
            if known != kind and key not in found:
                found.add(key)
                yield place, before


def _is_container(value: object) -> bool:
    return isinstance(value, (dict, list))


def _diagnostic(payload: Payload, scenario: Scenario, path: Path, other: Path) -> Diagnostic:
    fallback = payload.places.nearest(scenario.origin.path)
    span, related = payload.span_of(scenario, path), payload.span_of(scenario, other)
    value: object = scenario.root
    for step in path:
        value = value[step]  # type: ignore[index]
    return Diagnostic(
        "mixed-item-types",
        Outcome.RISK,
        payload.source,
        span or fallback,
        f"`{path[-1]}` is {json_name(value)} here, and something else in another item",
        Outcome.RISK.severity,
        "Send the same type in all items.",
        (Related(related, "the other one"),) if related is not None else (),
        (scenario.name,),
    )
