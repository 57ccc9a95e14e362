"""What decides whether a merge comes to an arm: the fields that conditions read, and what with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.operations import Operation, tests_of
from velocity_preview.engine.element import Operand
from velocity_preview.engine.expression import Condition
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.if_directive import ElseifBlock, IfDirective
from velocity_preview.engine.literals import Literal
from velocity_preview.engine.path import ArrayIndex, Member
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.whatif.cover.places import KEYED, Places, constant_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.element import Element
    from velocity_preview.whatif.ground import Ground
    from velocity_preview.whatif.variants import Steps

_MOST_PLACES: Final = 10
_MOST_PARTS: Final = 40


@dataclass(slots=True)
class Place:
    """A place of the data, the constants that it is compared with; `is_list` where a loop reads it."""

    steps: Steps
    constants: list[object] = field(default_factory=list)
    is_list: bool = False


class Questions:
    """Answers for one template."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._places = Places(ground)

    def of(self, arm: Element) -> list[Place]:
        """The places that decide on an arm; those of its own condition first."""
        found: dict[Steps, Place] = {}
        for part, is_loop in self._parts(arm):
            for comparison in _comparisons(part):
                constants = [constant_of(one) for operand in comparison for one in _literals(operand)]
                for steps in self._read(comparison):
                    place = found.setdefault(steps, Place(steps))
                    place.is_list |= is_loop
                    place.constants += constants
        return list(found.values())[:_MOST_PLACES]

    def _read(self, operands: list[Operand]) -> Iterator[Steps]:
        for operand in operands:
            for reference in _references(operand):
                yield from self._places.of(reference)

    def _parts(self, arm: Element) -> list[tuple[Element, bool]]:
        """Conditions and the sources of loops, of the arm, around it, and around what its conditions read."""
        waiting = list(self._deciding(arm))
        found: dict[Element, bool] = {}
        while waiting and len(found) < _MOST_PARTS:
            part, is_loop = waiting.pop(0)
            if part in found:
                continue
            found[part] = is_loop
            for reference in _references(part):
                for site in self._places.sites(reference):
                    if isinstance(site, SetDirective):
                        waiting.append((site.value, False))
                        waiting += self._deciding(site)
        return list(found.items())

    def _deciding(self, arm: Element) -> Iterator[tuple[Element, bool]]:
        for element in (arm, *self._ground.around(arm)):
            if isinstance(element, ElseifBlock):
                yield element.condition, False
            elif isinstance(element, IfDirective):
                yield element.condition, False
                yield from ((other.condition, False) for other in element.elseifs)
            elif isinstance(element, ForeachDirective) and element.source is not None:
                yield element.source, True


def _comparisons(side: Element) -> Iterator[list[Operand]]:
    """The operands of each comparison, or of what else `&&` and `||` join."""
    whole = side.expression if isinstance(side, Condition) else side
    if isinstance(whole, Operand):
        for test in tests_of(whole):
            yield list(_operands(test))


def _operands(side: Operation | Operand) -> Iterator[Operand]:
    pending = [side]
    while pending:
        one = pending.pop()
        if isinstance(one, Operation):
            pending += one.right, one.left
        else:
            yield one


def _references(part: Element) -> Iterator[FormalReference]:
    return (element for element in part.walk() if isinstance(element, FormalReference))


def _literals(part: Element) -> Iterator[Literal]:
    """All but those that are keys and indexes."""
    keys: set[Element] = set()
    for element in part.walk():
        if isinstance(element, ArrayIndex):
            keys.update(element.index.walk())
        elif isinstance(element, Member) and element.name in KEYED and element.arguments:
            keys.update(element.arguments[0].walk())
        elif isinstance(element, Literal) and element not in keys:
            yield element
