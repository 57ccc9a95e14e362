"""What a template is merged with, as far as lint knows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.facts import UNKNOWN, Fact, of_shape
from velocity_preview.analysis.shape import Shape, shape_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from velocity_preview.analysis.facts import Path
    from velocity_preview.engine import Engine

DATA: Final = "data"


@dataclass(frozen=True)
class World:
    """`data` is the shape of `$data`, `context` that of the whole context; None without any payload.

    `tools` are the names of the tools, which hide keys of the same name. `globals` are names of which
    nothing else is known. `scenarios` are the names of the scenarios, by their index.
    """

    engine: Engine
    data: Shape | None = None
    context: Shape | None = None
    tools: frozenset[str] = frozenset()
    globals: frozenset[str] = frozenset()
    scenarios: tuple[str, ...] = field(default=())

    @cached_property
    def defaults(self) -> Mapping[str, Fact]:
        """What names hold before the template sets any."""
        known = dict.fromkeys((*self.tools, *self.globals), UNKNOWN)
        if self.context is None:
            return known
        found = {
            name: of_shape(shape, absent=shape.is_partial) for name, shape in self.context.members.items()
        }
        if self.data is not None:
            found[DATA] = of_shape(self.data)
        return {**found, **known}

    @cached_property
    def paths(self) -> Mapping[str, Path]:
        """The paths of the names among those that are names of data."""
        paths: dict[str, Path] = {
            name: (DATA, name) for name, fact in self.defaults.items() if fact is not UNKNOWN
        }
        if self.data is not None and DATA in paths:
            paths[DATA] = (DATA,)
        return paths

    @property
    def has_data(self) -> bool:
        return self.context is not None


def world_of(
    contexts: Sequence[tuple[str, Mapping[str, object]]],
    *,
    engine: Engine,
    tools: frozenset[str] = frozenset(),
    globals: frozenset[str] = frozenset(),
) -> World:
    """The world of these scenarios: names and contexts."""
    names = tuple(name for name, _ in contexts)
    if not contexts:
        return World(engine, tools=tools, globals=globals)
    roots = [_plain_root(context) for _, context in contexts]
    if all(root is not None for root in roots):
        data = shape_of([root for root in roots if root is not None])
        return World(engine, data, data, tools, globals, names)
    whole = shape_of([context for _, context in contexts])
    return World(engine, whole.members.get(DATA), whole, tools, globals, names)


def _plain_root(context: Mapping[str, object]) -> Mapping[str, object] | None:
    """The root, where the context is made of its keys and itself as `data`."""
    root = context.get(DATA)
    if not isinstance(root, dict):
        return None
    others = {name: value for name, value in context.items() if name != DATA}
    expected = {name: value for name, value in root.items() if name != DATA}
    same = others.keys() == expected.keys() and all(others[name] is expected[name] for name in others)
    return root if same else None
