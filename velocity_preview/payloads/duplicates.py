"""Keys that stand twice in an object, of which the last wins, and keys that differ only by case."""

from __future__ import annotations

from collections import defaultdict
import json
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from velocity_preview.diagnostics import Diagnostic, Outcome, Related
from velocity_preview.payloads.reading import parse_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.payloads.payload import Payload, Scenario
    from velocity_preview.payloads.places import Path
    from velocity_preview.source import Source, Span

_MOST_OTHERS = 5
"""Places that a finding shows of a key that stands more often."""
_CASE_CURE = "Keep one spelling: for a template they are two keys."


class _Key(NamedTuple):
    name: str
    span: Span


class _Repetition(NamedTuple):
    """Several keys of one object; the finding is at `key`."""

    path: Path
    message: str
    help: str
    key: Span
    others: tuple[Span, ...]


Group: TypeAlias = "tuple[object, str]"
"""Where in the data, with `*` for each index, and the message."""


def duplicate_keys(payload: Payload) -> dict[Group, Diagnostic]:
    """One finding for each object of the data, however many recipients have it."""
    owners = {scenario.origin.path: scenario.name for scenario in payload.scenarios}
    grouped: dict[tuple[Path, str], list[_Repetition]] = defaultdict(list)
    for repetition in _repetitions(payload):
        pattern = tuple("*" if isinstance(step, int) else step for step in repetition.path)
        grouped[pattern, repetition.message].append(repetition)
    return {key: _diagnostic(payload.source, group, owners) for key, group in grouped.items()}


def _diagnostic(source: Source, group: list[_Repetition], owners: dict[Path, str]) -> Diagnostic:
    group.sort(key=lambda repetition: repetition.key)
    first = group[0]
    names = [name for repetition in group if (name := _owner(repetition.path, owners))]
    return Diagnostic(
        "duplicate-key",
        Outcome.RISK,
        source,
        first.key,
        first.message,
        Outcome.RISK.severity,
        first.help,
        tuple(Related(span, "the other one") for span in first.others[:_MOST_OTHERS]),
        tuple(dict.fromkeys(names)),
    )


def _owner(path: Path, owners: dict[Path, str]) -> str | None:
    prefixes = (path[:length] for length in range(len(path), -1, -1))
    return next((owners[prefix] for prefix in prefixes if prefix in owners), None)


def _repetitions(payload: Payload) -> Iterator[_Repetition]:
    for prefix, text in _documents(payload):
        for path in _doubtful_objects(text):
            keys = [_Key(str(key), span) for key, span in payload.places.members(prefix + path)]
            yield from _compare(prefix + path, keys)
    for scenario in payload.scenarios:
        if scenario.origin.names:
            found = ((name, payload.places.value(path)) for name, path in scenario.origin.names.items())
            yield from _compare(scenario.origin.path, [_Key(name, span) for name, span in found if span])


def _documents(payload: Payload) -> Iterator[tuple[Path, str]]:
    """The JSON texts of the payload: the file, and the strings that the roots of its scenarios come from."""
    texts: dict[Path, str] = {payload.base: payload.places.text}
    for scenario in payload.scenarios:
        texts.update(_strings(payload, scenario))
    yield from texts.items()


def _strings(payload: Payload, scenario: Scenario) -> Iterator[tuple[Path, str]]:
    value: object = payload.value
    path = scenario.origin.path
    for length in range(len(payload.base), len(path) + 1):
        if isinstance(value, str):
            yield path[:length], value
            value = parse_json(value)
        if length < len(path):
            value = _step(value, path[length])


def _step(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) else None


def _doubtful_objects(text: str) -> Iterable[Path]:
    """The paths of the objects with keys that are the same or differ by case only.

    The decoder finds the objects, at nearly its own speed; only for those few is the way to them looked up.
    """
    found: dict[int, dict[str, object]] = {}

    def check(pairs: list[tuple[str, object]]) -> dict[str, object]:
        value = dict(pairs)
        if len({key.lower() for key in value}) < len(pairs):
            found[id(value)] = value
        return value

    root = json.JSONDecoder(object_pairs_hook=check).decode(text)
    return [path for path, value in _containers(root) if id(value) in found] if found else []


def _containers(root: object) -> Iterator[tuple[Path, object]]:
    waiting: list[tuple[Path, object]] = [((), root)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        steps: Iterable[tuple[str | int, object]] = ()
        if isinstance(value, dict):
            steps = value.items()
        elif isinstance(value, list):
            steps = enumerate(value)
        waiting.extend(((*path, step), child) for step, child in steps if isinstance(child, (dict, list)))


def _compare(path: Path, keys: list[_Key]) -> Iterator[_Repetition]:
    alike: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for key in keys:
        alike[key.name.lower()][key.name].append(key.span)
    for spellings in alike.values():
        for name, spans in spellings.items():
            if len(spans) > 1:
                message = f"The key `{name}` stands {len(spans)} times in one object: the last one wins"
                yield _Repetition(path, message, "Delete the others.", spans[-1], tuple(spans[:-1]))
        if len(spellings) > 1:
            first, *rest = (spans[0] for spans in spellings.values())
            names = " and ".join(f"`{name}`" for name in spellings)
            message = f"The keys {names} differ only by case"
            yield _Repetition(path, message, _CASE_CURE, rest[0], (first, *rest[1:]))
