"""`$foreach`: the state of a loop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from velocity_preview.values.objects import JavaObject

_MISSING = object()


class Loop(JavaObject):
    """One running `#foreach`. `index` is -1 before the first turn.

    It remembers what the names that it binds held before, to restore them.
    """

    java_class: ClassVar[str] = "org.apache.velocity.runtime.directive.ForeachScope"
    __slots__ = ("_before", "index", "parent", "place", "size", "turns")

    def __init__(
        self, turns: Iterable[object], size: int, names: Sequence[str], context: dict[str, object], place: str
    ) -> None:
        self.turns = turns
        self.size = size
        self.index = -1
        self.place = place
        outer = context.get("foreach")
        self.parent = outer if isinstance(outer, Loop) else None
        self._before = [(name, context.get(name, _MISSING)) for name in names]

    def restore(self, context: dict[str, object]) -> None:
        for name, value in self._before:
            if value is _MISSING:
                context.pop(name, None)
            else:
                context[name] = value

    def java_string(self) -> str:
        return "{}"

    @property
    def has_next(self) -> bool:
        return self.index + 1 < self.size

    @property
    def topmost(self) -> Loop:
        loop = self
        while loop.parent is not None:
            loop = loop.parent
        return loop

    properties = {
        "index": lambda loop: loop.index,
        "count": lambda loop: loop.index + 1,
        "hasNext": lambda loop: loop.has_next,
        "first": lambda loop: loop.index == 0,
        "last": lambda loop: not loop.has_next,
        "parent": lambda loop: loop.parent,
        "topmost": lambda loop: loop.topmost,
        "info": lambda loop: loop.place,
    }
    methods = {
        "getIndex": properties["index"],
        "getCount": properties["count"],
        "hasNext": properties["hasNext"],
        "isFirst": properties["first"],
        "isLast": properties["last"],
        "getParent": properties["parent"],
        "getTopmost": properties["topmost"],
        "getInfo": properties["info"],
    }
