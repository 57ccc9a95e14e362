"""Lines of generated Python, and the element behind each line.

Each operation that can fail has a line of its own, so the line of a Python traceback names the element. Names
of a template never become Python: they are constants, and so is its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.engine.constants import Constants
from velocity_preview.engine.element import Element
from velocity_preview.engine.function import Function
from velocity_preview.engine.module import Module

if TYPE_CHECKING:
    from velocity_preview.engine.module import Line, Running


class Lines(Constants):
    """Collects the functions of a module, each with a line to `start` with. `is_hot` is whether all lines are
    taken for such as run often.
    """

    def __init__(self, start: str, *, is_hot: bool) -> None:
        super().__init__()
        self._module = Module(start)
        self._first: list[Line] = []
        self._template = self._current = Function("template", is_hot=is_hot)
        self._functions = 0

    def temporary(self) -> str:
        self._current.temporaries += 1
        return f"t{self._current.temporaries}"

    def line(self, text: str, element: Running = None) -> None:
        self._current.line(text, element)

    @property
    def last_element(self) -> Element | None:
        """The element of the last line that has one."""
        return next((one for _, one in reversed(self._current.lines) if isinstance(one, Element)), None)

    def refuse(self, java_class: str, element: Element, message: str | None = None) -> None:
        """A line that ends the merge before anything is printed, wherever the element stands."""
        self._first.append((f" raise JavaException({java_class!r}, {message!r})", element))

    def end_merge(self, java_class: str, message: str | None, element: Element) -> None:
        """A line that ends the merge with a Java exception."""
        self.line(f"raise JavaException({java_class!r}, {message!r})", element)

    def store(self, expression: str, element: Element | None = None) -> str:
        """A line that computes `expression`; returns the name that holds it."""
        if self.is_held(expression):
            return expression
        name = self.temporary()
        self.line(f"{name} = {expression}", element)
        return name

    def keep(self, expression: str, element: Element) -> str:
        """As `store`, of what stays the same during the merge: it is not computed where it is known."""
        function = self._current
        if expression not in function.kept:
            function.keeping += 1
            function.kept[expression] = f"v{function.keeping}"
            self.line(f"v{function.keeping} = {expression}", element)
        return function.kept[expression]

    def store_result(self, call: str, held: str, rest: str, element: Element) -> str:
        """As `store`, of a call with what is in `held` and the `rest` of its arguments.

        Where the line before did nothing but compute `held`, it moves into the call, and stays a line of the
        text: errors in it are those of its own element.
        """
        function = self._current
        text, source = function.lines[-1]
        start = " " * function.indent + f"{held} = "
        name = self.temporary()
        if held.startswith("t") and text.startswith(start):
            function.lines[-1] = f"{' ' * function.indent}{name} = {call}(", element
            function.lines.append((f"{text.removeprefix(start)}, {rest})", source))
        else:
            self.line(f"{name} = {call}({held}, {rest})", element)
        return name

    @property
    def is_hot(self) -> bool:
        """Whether these lines may run more than once a merge, or the template is merged often.

        There what is asked of plain values is written out; elsewhere a call is shorter, for it takes longer
        to compile a line than to run it once.
        """
        return self._current.is_hot or self._current.loops > 0
