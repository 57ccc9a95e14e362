"""What holds for a whole template, wherever it stands: its macros, and what changes values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.state import State
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.macro import MacroDefinition
from velocity_preview.engine.path import Member
from velocity_preview.engine.set_directive import SetDirective

if TYPE_CHECKING:
    from velocity_preview.analysis.operands import Operands
    from velocity_preview.engine import Template

_ADDING: Final = frozenset(
    {"add", "addAll", "set", "remove", "put", "putAll", "putIfAbsent", "merge", "clear"}
)


class Whole:
    """The macros by name, the names that loops bind, and which keys are put into maps."""

    def __init__(self, template: Template, operands: Operands) -> None:
        self.macros: dict[str, MacroDefinition] = {}
        self.loop_names: set[str] = {"foreach"}
        self.changes_lists = False
        self._operands = operands
        self._written: set[str] = set()
        self._writes_any = False
        self.collect(template)

    def writes(self, key: str) -> bool:
        """Whether the template may put that key into some map."""
        return self._writes_any or key in self._written

    def collect(self, template: Template) -> None:
        """Add what a template does, such as one that another includes."""
        for element in template.root_element.walk():
            if isinstance(element, MacroDefinition):
                self.macros.setdefault(element.function_name, element)
            elif isinstance(element, ForeachDirective):
                self.loop_names.add(element.name)
            elif isinstance(element, SetDirective) and element.target.expression.steps:
                self._collect_write(element)
            elif isinstance(element, Member) and element.parameters is not None and element.name in _ADDING:
                self._collect_call(element)

    def _collect_write(self, directive: SetDirective) -> None:
        key = self._operands.key_of_step(directive.target.expression.steps[-1], State())
        self._written.add(str(key))
        self._writes_any = self._writes_any or key is None

    def _collect_call(self, call: Member) -> None:
        self.changes_lists = True
        if call.name not in ("put", "putAll", "putIfAbsent", "merge") or call.parameters is None:
            return
        key = getattr(call.parameters.values[0], "constant", None) if call.parameters.values else None
        self._written.add(str(key))
        self._writes_any = self._writes_any or not isinstance(key, str)
