"""Which places of the data a reference reads: also those that no scenario has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.engine.expression import Expression
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.literals import Literal
from velocity_preview.engine.macro import MacroCall, MacroDefinition
from velocity_preview.engine.path import ArrayIndex
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.whatif.variants import Every, Steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.path import Step
    from velocity_preview.whatif.ground import Ground

_DEPTH: Final = 6
"""Assignments, loops and calls between a reference and the data."""
KEYED: Final = frozenset({"get", "containsKey", "getOrDefault"})
"""Methods whose first argument is a key."""


class Places:
    """Answers for one template."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def of(self, reference: FormalReference) -> tuple[Steps, ...]:
        """The places, each once; the last method of a reference is called on what stands there."""
        return tuple(dict.fromkeys(steps for steps in self._of(reference, _DEPTH) if steps))

    def sites(self, reference: FormalReference) -> list[Element]:
        """Where the name is set, in the order of the text."""
        order = self._ground.order
        return sorted(self._ground.assignments(reference), key=lambda site: order.get(site, -1))

    def _of(self, reference: FormalReference, depth: int) -> Iterator[Steps]:
        if not depth:
            return
        keys = _keys(reference.expression.steps)
        for base in self._bases(reference, depth):
            yield (*base, *keys)

    def _bases(self, reference: FormalReference, depth: int) -> Iterator[Steps]:
        """What its name stands for."""
        name = reference.expression.name
        for element in self._ground.around(reference):
            if isinstance(element, ForeachDirective) and name in (element.name, "foreach", "velocityCount"):
                last = () if name != element.name else (Every.ITEM,)
                yield from ((*steps, *last) for steps in self._behind(element.source, depth))
                return
            if isinstance(element, MacroDefinition):
                names = [parameter.expression.name for parameter, _ in element.parameters]
                if name in names:
                    yield from self._arguments(element, names.index(name), depth)
                    return
        for site in self.sites(reference):
            yield from self._behind(site.value, depth) if isinstance(site, SetDirective) else ()
        if name == "data":
            yield ()
        elif name not in self._ground.tools and name != "foreach":
            yield (name,)

    def _behind(self, operand: Element | None, depth: int) -> Iterator[Steps]:
        """Of an operand that is a reference and nothing else."""
        while isinstance(operand, Expression) and len(parts := operand.children()) == 1:
            operand = parts[0]
        if isinstance(operand, FormalReference):
            yield from self._of(operand, depth - 1)

    def _arguments(self, macro: MacroDefinition, index: int, depth: int) -> Iterator[Steps]:
        for call in self._ground.elements:
            if not isinstance(call, MacroCall) or call.macro_name != macro.function_name:
                continue
            if index < len(call.arguments):
                yield from self._behind(call.arguments[index], depth)


def _keys(steps: list[Step]) -> Steps:
    """The keys and items on the way, up to the first method that is about the value itself."""
    found: list[str | Every] = []
    for step in steps:
        key = _key(step)
        if not isinstance(key, (str, int)):
            break
        found.append(key if isinstance(key, str) else Every.ITEM)
    return tuple(found)


def _key(step: Step) -> object:
    """A string, or the number of an item; None of a method."""
    if isinstance(step, ArrayIndex):
        return constant_of(step.index)
    if step.parameters is None:
        return step.name
    return constant_of(step.arguments[0]) if step.name in KEYED and step.arguments else None


def constant_of(operand: Element) -> object:
    """The value of a literal, also as the only part of an expression; None where there is none."""
    while isinstance(operand, Expression) and len(parts := operand.children()) == 1:
        operand = parts[0]
    return operand.constant if isinstance(operand, Literal) and not operand.children() else None
