"""Keys whose names a template cannot write, or cannot reach."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.payloads.payload import Payload, Scenario
    from velocity_preview.payloads.places import Path

_RESERVED: Final = frozenset({"data", "foreach", "mathTool", "numberTool", "dateTool"})
"""The whole data, what a loop sets, and the ESP's tools."""


def unwritable_keys(payload: Payload) -> Iterator[Diagnostic]:
    """One finding for each key that is no name, however often it stands in the payload."""
    seen: set[str] = set()
    for scenario in payload.scenarios:
        for path in _paths(scenario.root):
            key = str(path[-1])
            if key not in seen and not (key.isascii() and key.isidentifier()):
                seen.add(key)
                message = f"`{key}` cannot be written behind a dot"
                help_text = f"Read it with `get('{key}')`, or name it otherwise."
                yield _diagnostic(payload, scenario, path, "unwritable-key", message, help_text)


def reserved_keys(payload: Payload) -> Iterator[Diagnostic]:
    """Keys of the root that something else in the context hides."""
    seen: set[str] = set()
    for scenario in payload.scenarios:
        for key in scenario.root:
            if key in _RESERVED and key not in seen:
                seen.add(key)
                message = f"`${key}` is something else in the context, and hides this key"
                help_text = f"Read it with `$data.get('{key}')`, or name it otherwise."
                yield _diagnostic(payload, scenario, (key,), "reserved-key", message, help_text)


def _paths(root: object) -> Iterator[Path]:
    """The paths of all keys."""
    waiting: deque[tuple[Path, object]] = deque([((), root)])
    while waiting:
        path, value = waiting.popleft()
        if isinstance(value, dict):
            for key, member in value.items():
                yield (*path, key)
                if isinstance(member, (dict, list)):
                    waiting.append(((*path, key), member))
        elif isinstance(value, list):
            waiting += [
                ((*path, index), item) for index, item in enumerate(value) if isinstance(item, (dict, list))
            ]


def _diagnostic(  # noqa: PLR0913, PLR0917  (the fields of a finding)
    payload: Payload, scenario: Scenario, path: Path, rule: str, message: str, help_text: str
) -> Diagnostic:
    span = payload.key_span_of(scenario, path) or payload.places.nearest(scenario.origin.path)
    return Diagnostic(
        rule, Outcome.RISK, payload.source, span, message, Outcome.RISK.severity, help_text, (), ()
    )
