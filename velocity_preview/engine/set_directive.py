"""`#set($a = value)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.directive import Directive
from velocity_preview.engine.element import Element, Operand, stands_for
from velocity_preview.engine.literals import Literal
from velocity_preview.engine.path import ArrayIndex
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.code import Code
    from velocity_preview.engine.reference import FormalReference


@stands_for(airspeed.SetDirective)
class SetDirective(Directive, airspeed.SetDirective):
    """Sets a name, a property or an index. `target` is the reference that is set.

    Null removes the name (2.x), or changes nothing (1.7: `directive.set.null.allowed`).
    """

    SIGN = rare_pattern(r"=(?!=)")

    target: FormalReference
    value: Operand

    def parse(self) -> None:
        self.read_name()
        self.accept("(")
        self.reading.in_set = True
        self.skip_space()
        self.target = cast(
            "FormalReference", self.require_next_element(airspeed.FormalReference, "a reference")
        )
        self.skip_space()
        if not self.optional_match(self.SIGN):
            self.fail("`=`")
        self.skip_space()
        self.value = cast("Operand", self.next_element(airspeed.Expression))
        if not self.accept(")"):
            self.fail("an operator or `)`")
        self.reading.in_set = False
        self.head_end = self.end
        self.gobble_line_end()

    def children(self) -> Sequence[Element]:
        return self.target, self.value

    @property
    def binds(self) -> tuple[str, ...]:
        return () if self.target.expression.steps else (self.target.expression.name,)

    def emit(self, code: Code) -> None:
        held = self.value.value(code)
        path = self.target.expression
        if path.steps:
            self._emit_path(code, held)
        elif not self.reading.engine.quiet_set and (self.target.silent or self.target.braces):
            return
        elif self._sets_null or isinstance(self.value, Literal):
            code.line(code.binding(path.name, held), self)
        else:
            held = held if held.isidentifier() else code.store(held)
            code.line(f"if {held} is not None: {code.binding(path.name, held)}", self)

    @property
    def _sets_null(self) -> bool:
        engine = self.reading.engine
        return engine.directive_set_null_allowed or engine.runtime_strict_mode_enable

    def _emit_path(self, code: Code, held: str) -> None:
        path = self.target.expression
        owner = path.value_of(code, len(path.steps) - 1)
        last = path.steps[-1]
        if isinstance(last, ArrayIndex):
            assignment, member = (
                f"{code.setters}set_index({owner}, {last.index.value(code)}, {held}, E)",
                "[]",
            )
        elif last.parameters is None or code.engine.calls_can_be_set:
            assignment, member = f"{code.setters}set_property({owner}, {last.name!r}, {held}, E)", last.name
        else:
            return
        if code.engine.runtime_strict_mode_enable:
            code.line(f"strict_member(lambda: {assignment}, {owner}, {member!r})", self.target)
        else:
            blamed = last if isinstance(last, ArrayIndex) else self.target
            code.line(f"if {owner} is not None: {assignment}", blamed)
