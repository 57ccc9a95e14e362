"""Values that are computed when they are read: blocks of `#define`, and macro arguments passed by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from velocity_preview.values.objects import JavaObject

if TYPE_CHECKING:
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.macro_calls import Frame
    from velocity_preview.engine.merge import Body, Merge


_MAX_DEPTH = 2
"""`directive.define.max_depth`, which both engines leave at this."""


class DefinedBlock(JavaObject):
    """The block of `#define`, or the body that a macro prints as `$bodyContent`: merged each time it is
    printed.

    It can print itself once; deeper it is undefined.
    """

    java_class: ClassVar[str] = "org.apache.velocity.runtime.directive.Block$Reference"
    __slots__ = ("_body", "_depth", "_element", "_merge")

    def __init__(self, merge: Merge, body: Body, element: Element) -> None:
        self._merge, self._body, self._element = merge, body, element
        self._depth = 0

    def java_string(self) -> str | None:
        if self._depth >= _MAX_DEPTH:
            return None
        self._merge.tick()
        self._depth += 1
        out: list[str] = []
        try:
            self._body(self._merge, out)
        except BaseException:
            self._merge.cut = ("".join(out), *self._merge.cut)
            self._merge.ended_inside = True
            raise
        self._depth -= 1
        return self._merge.taken(out)


class ByName:
    """A macro argument of engine 1.7: computed each time it is read, as if outside of the macro."""

    __slots__ = ("_compute", "_frame", "_merge", "literal")

    def __init__(self, merge: Merge, compute: Body, frame: Frame, literal: str) -> None:
        self._merge, self._compute, self._frame, self.literal = merge, compute, frame, literal

    def read(self) -> object:
        return self._frame.outside(lambda: self._compute(self._merge, []))


def read_by_name(value: object) -> object:
    """The value of a name that may be a macro's argument."""
    return value.read() if type(value) is ByName else value


def literal_by_name(value: object, literal: str) -> str:
    """What is printed for a name without a value: for a macro's argument, the argument's own text."""
    return value.literal if type(value) is ByName else literal
