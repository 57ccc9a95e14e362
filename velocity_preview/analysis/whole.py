"""What holds for a whole template, wherever it stands: macros, loops, what it changes in the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.elements import Elements
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
        self._elements: dict[Template, Elements] = {}
        self._added: set[Template] = set()
        self._written: set[str] = set()
        self._writes_any = False

    def add(self, template: Template) -> None:
        """Another template. Of two macros with the same name the first counts."""
        if template in self._added:
            return
        self._added.add(template)
        elements = self.elements_of(template)
        for macro in elements.of(MacroDefinition):
            self.macros.setdefault(macro.function_name, macro)
        self.loop_names.update(loop.name for loop in elements.of(ForeachDirective))
        for directive in elements.of(SetDirective):
            if directive.target.expression.steps:
                last = directive.target.expression.steps[-1]
                self._write(last.index if isinstance(last, ArrayIndex) else last.name)
        for member in elements.of(Member):
            if member.name in _PUTTING and member.parameters is not None:
                self._write(next(iter(member.parameters.values), None))

    def elements_of(self, template: Template) -> Elements:
        """The elements of a template."""
        if template not in self._elements:
            self._elements[template] = Elements(template.root_element)
        return self._elements[template]

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
