"""`$foreach`: the state of a loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from velocity_preview.engine.defined import read_by_name
from velocity_preview.values.member_tables import MemberTable
from velocity_preview.values.object_members import OBJECT
from velocity_preview.values.objects import JavaObject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.foreach_directive import ForeachDirective

_MISSING = object()


class Loop(JavaObject):
    """One running `#foreach` that more than the lines of its own body may ask for.

    `index` is -1 before the first turn. It remembers what the names that it binds held before, to restore
    them.
    """

    java_class: ClassVar[str] = "org.apache.velocity.runtime.directive.ForeachScope"
    __slots__ = ("_before", "_element", "_keys", "index", "parent", "size")

    def __init__(
        self,
        source: object,
        size: int,
        names: Sequence[str],
        context: dict[str, object],
        element: ForeachDirective,
    ) -> None:
        self.size = size
        self.index = -1
        self._keys = list(source) if isinstance(source, dict) else None
        self._element = element
        outer = context.get("foreach")
        self.parent = outer if isinstance(outer, Loop) else None
        self._before = [(name, read_by_name(context.get(name, _MISSING))) for name in names]

    def restore(self, context: dict[str, object]) -> None:
        for name, value in self._before:
            if value is _MISSING:
                context.pop(name, None)
            else:
                context[name] = value

    def path_of_item(self, origin: tuple[object, ...] | None) -> tuple[object, ...] | None:
        """The data path of the item of this turn in what is at `origin`."""
        if origin is None:
            return None
        return (*origin, self.index if self._keys is None else self._keys[self.index])

    def java_string(self) -> str:
        return "{}"

    @property
    def has_next(self) -> bool:
        return self.index + 1 < self.size

    @property
    def info(self) -> str:
        """What `$foreach.info` prints."""
        line, column = self._element.reading.source.engine_position(self._element.span.start)
        return f"#foreach[type:block template:{self._element.filename} line:{line} column:{column}]"

    @property
    def topmost(self) -> Loop:
        loop = self
        while loop.parent is not None:
            loop = loop.parent
        return loop

    @property
    def members(self) -> MemberTable:
        """What a template calls."""
        return _TABLE


_TABLE: Final = MemberTable.of(
    {
        "getIndex()": lambda loop: loop.index,
        "getCount()": lambda loop: loop.index + 1,
        "hasNext()": lambda loop: loop.has_next,
        "getHasNext()": lambda loop: loop.has_next,
        "getFirst()": lambda loop: loop.index == 0,
        "getLast()": lambda loop: not loop.has_next,
        "isFirst()": lambda loop: loop.index == 0,
        "isLast()": lambda loop: not loop.has_next,
        "getParent()": lambda loop: loop.parent,
        "getTopmost()": lambda loop: loop.topmost,
        "getInfo()": lambda loop: loop.info,
    },
    OBJECT,
)
