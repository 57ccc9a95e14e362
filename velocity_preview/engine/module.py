"""The compiled functions of a template, and the element behind each of their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from types import CodeType

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.function import Function
    from velocity_preview.engine.origins import Run, Way

    Running: TypeAlias = Element | Run | Way | None
    """What a line merges. Of a run and of a way the tracer knows the element."""
    Line = tuple[str, Running]

FILE_NAME = "<velocity template>"
"""The file that the functions seem to be from."""
_MOST_LINES = 5000
_BUILT_IN = "type=type, str=str, int=int, dict=dict, len=len"
"""Parameters that no call has values for: Python finds those of a function faster than what is built in."""


class Module:
    """Collects functions, and compiles them some thousand lines at a time: Python's own tree of a program
    takes a hundred times the memory of its text.
    """

    def __init__(self, start: str) -> None:
        self.compiled: list[CodeType] = []
        self.elements: dict[str, list[Running]] = {}
        """For each line of each function what it merges."""
        self._start = start
        self._texts: list[str] = []

    def add(self, function: Function, first: list[Line]) -> None:
        """Take a function that is complete, with lines to begin with."""
        lines: list[Line] = [
            (f"def {function.name}({function.parameters}, {_BUILT_IN}):", None),
            (self._start, None),
            *first,
        ]
        lines.extend(line for line in function.lines if not line[0].isspace())
        self.elements[function.name] = [element for _, element in lines]
        self._texts.extend(text for text, _ in lines)
        if len(self._texts) > _MOST_LINES:
            self.compile()

    def compile(self) -> None:
        """Compile what was added since the last time."""
        self.compiled.append(compile("\n".join(self._texts) + "\n", FILE_NAME, "exec"))
        self._texts.clear()
