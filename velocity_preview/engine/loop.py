"""`$foreach`: the state of a loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from velocity_preview.engine.defined import read_by_name
from velocity_preview.values.java_types import TypedObject
from velocity_preview.values.maps import ABSTRACT_MAP
from velocity_preview.values.member_tables import MemberTable
from velocity_preview.values.object_members import OBJECT
from velocity_preview.values.objects import JavaObject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.foreach_directive import ForeachDirective

_MISSING = object()


class LoopInfo(JavaObject):
    """`$foreach.info`: where the loop stands."""

    java_class: ClassVar[str] = "org.apache.velocity.runtime.directive.Scope$Info"

    def __init__(self, element: ForeachDirective, depth: int) -> None:
        self.depth = depth
        self.template = element.filename
        self.line, self.column = element.reading.source.engine_position(element.span.start)

    def java_string(self) -> str:
        return f"#foreach[type:block template:{self.template} line:{self.line} column:{self.column}]"

    @property
    def members(self) -> MemberTable:
        """What a template calls."""
        return _INFO


class Loop(TypedObject, dict[object, object]):
    """One running `#foreach` that more than the lines of its own body may ask for.

    It is also a map, in which a template may keep what it likes: `#set($foreach.sum = 0)`. `index` is -1
    before the first turn. It remembers what the names that it binds held before, to restore them.
    """

    java_class = "org.apache.velocity.runtime.directive.ForeachScope"
    java_types = frozenset({"Map", "Object"})
    __hash__ = None
    __slots__ = ("_before", "_element", "_keys", "index", "parent", "replaced", "size")

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
        self.replaced: object = outer.replaced if isinstance(outer, Loop) else outer
        self._before = [(name, read_by_name(context.get(name, _MISSING))) for name in names]

    def restore(self, context: dict[str, object]) -> None:
        """Put back what the names held. What the template itself has set `$foreach` to stays."""
        for name, value in self._before:
            if name == "foreach" and not isinstance(context.get(name), Loop):
                continue
            if value is _MISSING:
                context.pop(name, None)
            else:
                context[name] = value

    def path_of_item(self, origin: tuple[object, ...] | None) -> tuple[object, ...] | None:
        """The data path of the item of this turn in what is at `origin`."""
        if origin is None:
            return None
        return (*origin, self.index if self._keys is None else self._keys[self.index])

    @property
    def has_next(self) -> bool:
        return self.index + 1 < self.size

    @property
    def depth(self) -> int:
        """How many loops are running, this one counted."""
        return 1 if self.parent is None else self.parent.depth + 1

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


_TABLE: Final = MemberTable(
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
        "getInfo()": lambda loop: LoopInfo(loop._element, loop.depth),  # noqa: SLF001  (its own module's)
        "getReplaced()": lambda loop: loop.replaced,
    },
    ABSTRACT_MAP,
)

_INFO: Final = MemberTable(
    {
        "getName()": lambda _: "foreach",
        "getType()": lambda _: "block",
        "getDepth()": lambda info: info.depth,
        "getTemplate()": lambda info: info.template,
        "getLine()": lambda info: info.line,
        "getColumn()": lambda info: info.column,
    },
    OBJECT,
)
