"""A payload that was read: its scenarios, and where their data stands in the file."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from velocity_preview.diagnostics import Diagnostic, Outcome
    from velocity_preview.payloads.places import Path, Places
    from velocity_preview.source import Source, Span


class Origin(NamedTuple):
    """Where the root of a scenario stands. `path` leads to it, into the string of a `jsonParam` too.

    The root of an event with an array of params is no object of the file: `values` and `names` say where its
    keys have their values and names.
    """

    path: Path
    values: Mapping[str, Path] | None = None
    names: Mapping[str, Path] | None = None

    @property
    def needed(self) -> frozenset[str]:
        """Keys of the root that the payload cannot leave out: the rows of a preprocessor file."""
        return frozenset(self.values or ()) if self.names is None else frozenset()

    def value_path(self, path: Path) -> Path:
        """The file's path of a path from the root."""
        if path and self.values is not None:
            return (*self.values.get(str(path[0]), (*self.path, path[0])), *path[1:])
        return (*self.path, *path)


class Scenario(NamedTuple):
    """One context to render with: every key of the root, and the root itself as `data`.

    `root` may not be changed: the context holds it, and other scenarios may share parts of it. `document` is
    the JSON object of the payload that it stands in, empty where that is too large to be kept.
    """

    name: str
    context: dict[str, object]
    root: dict[str, object]
    origin: Origin
    document: dict[str, object]


class Note(NamedTuple):
    """A finding without its place, taken down while reading: places are looked up when somebody asks."""

    rule: str
    outcome: Outcome
    message: str
    help: str
    path: Path
    of_key: bool = False
    scenarios: tuple[str, ...] = ()


class Payload:
    """`value` is the JSON object of the file, `kind` its shape. Nothing in here may be changed.

    Of a file that is read piece by piece this is a piece: `value` is what stands at the path `base`.
    """

    def __init__(  # noqa: PLR0913, PLR0917  (what there is to know of it)
        self,
        source: Source,
        kind: str,
        value: object,
        scenarios: tuple[Scenario, ...],
        places: Places,
        notes: tuple[Note, ...] = (),
        base: Path = (),
    ) -> None:
        self.source = source
        self.kind = kind
        self.value = value
        self.scenarios = scenarios
        self.places = places
        self.notes = notes
        self.base = base

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What the ESP would refuse or misread, and what is doubtful; in the order of their places."""
        from velocity_preview.payloads.findings import find  # noqa: PLC0415  (it reads payloads)

        return find(self)

    def span_of(self, scenario: Scenario, path: Path = ()) -> Span | None:
        """The value at a path from the scenario's root, `()` for the root; None where there is none."""
        if not path:
            return self.places.root(scenario.origin.path)
        return self.places.value(scenario.origin.value_path(path))

    def key_span_of(self, scenario: Scenario, path: Path) -> Span | None:
        """The key, or the name of the event's parameter, in front of that value."""
        names = scenario.origin.names
        if len(path) == 1 and names and path[0] in names:
            return self.places.value(names[str(path[0])])
        return self.places.key(scenario.origin.value_path(path))
