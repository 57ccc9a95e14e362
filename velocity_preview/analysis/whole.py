"""What holds for a whole template, wherever it stands: macros, loops, what it changes in the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.literals import Literal
from velocity_preview.engine.macro import MacroDefinition
from velocity_preview.engine.path import ArrayIndex, Member
from velocity_preview.engine.set_directive import SetDirective

if TYPE_CHECKING:
    from velocity_preview.engine import Template
    from velocity_preview.engine.element import Operand

_PUTTING: Final = frozenset({"put", "putAll", "putIfAbsent", "merge"})


class Whole:
    """Collects from a template and those that it includes."""

    def __init__(self) -> None:
        self.macros: dict[str, MacroDefinition] = {}
        self.loop_names: set[str] = {"foreach"}
        self._written: set[str] = set()
        self._writes_any = False

    def add(self, template: Template) -> None:
        """Another template. Of two macros with the same name the first counts."""
        for element in template.root_element.walk():
            if isinstance(element, MacroDefinition):
                self.macros.setdefault(element.function_name, element)
            elif isinstance(element, ForeachDirective):
                self.loop_names.add(element.name)
            elif isinstance(element, SetDirective) and element.target.expression.steps:
                last = element.target.expression.steps[-1]
                self._write(last.index if isinstance(last, ArrayIndex) else last.name)
            elif isinstance(element, Member) and element.parameters is not None and element.name in _PUTTING:
                self._write(next(iter(element.parameters.values), None))

    def writes(self, key: str) -> bool:
        """Whether the template may put that key into some map."""
        return self._writes_any or key in self._written

    def _write(self, key: Operand | str | None) -> None:
        """A key that is written; one that is not known may be any."""
        name = key.constant if isinstance(key, Literal) else key
        if isinstance(name, str):
            self._written.add(name)
        elif not isinstance(name, (int, float)):
            self._writes_any = True
