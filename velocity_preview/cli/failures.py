"""What went wrong with thousands of messages, in a few lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from velocity_preview.errors import PayloadError
from velocity_preview.reporters.listing import Names

if TYPE_CHECKING:
    from velocity_preview.cli.terminal import Terminal
    from velocity_preview.errors import LocatedError

_KINDS: Final = 20
_SHOWN: Final = 5


@dataclass(slots=True)
class _Kind:
    """Errors at one place of a template, or with one cure: the first ones, each with its scenarios."""

    shown: dict[object, tuple[LocatedError, Names]] = field(default_factory=dict)
    more: int = 0


class Failures:
    """Errors of scenarios: equal ones are said once, of those alike the first ones, the rest is counted."""

    def __init__(self) -> None:
        self.count = 0
        self._kinds: dict[object, _Kind] = {}
        self._others = 0

    def add(self, error: LocatedError, scenario: str) -> None:
        self.count += 1
        kind = self._kinds.get(_alike(error))
        if kind is None:
            if len(self._kinds) == _KINDS:
                self._others += 1
                return
            kind = self._kinds.setdefault(_alike(error), _Kind())
        place = error.source.name, error.source.position(error.span.start), error.message
        if place not in kind.shown and len(kind.shown) == _SHOWN:
            kind.more += 1
        else:
            kind.shown.setdefault(place, (error, Names()))[1].add(scenario)

    def report(self, terminal: Terminal) -> None:
        for kind in self._kinds.values():
            for error, names in kind.shown.values():
                terminal.failure(error, () if isinstance(error, PayloadError) else names)
            if kind.more:
                terminal.say(f"... and {kind.more} more like {'it' if len(kind.shown) == 1 else 'these'}.")
        if self._others:
            terminal.say(f"... and {self._others} failures of other kinds.")


def _alike(error: LocatedError) -> object:
    if isinstance(error, PayloadError):
        return error.rule, error.help
    return error.source.name, error.span
