"""Which fields of the data a template reads, and which it reads together in one condition."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from velocity_preview.engine.if_directive import ElseifBlock, IfDirective
from velocity_preview.engine.literals import Literal
from velocity_preview.engine.parameters import ParameterList
from velocity_preview.engine.reference import FormalReference
from velocity_preview.whatif.sorts import is_number, number_of
from velocity_preview.whatif.variants import Every, Steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.analysis.flow import Flow
    from velocity_preview.analysis.shape import Shape
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.expression import Condition


@dataclass(frozen=True, slots=True)
class Field:
    """A place of the data that the template reads. `compared` are the numbers it is compared with."""

    steps: Steps
    shape: Shape
    compared: tuple[int | float, ...] = ()

    @property
    def path(self) -> str:
        return self.shape.path

    @property
    def shapes(self) -> frozenset[Shape]:
        """The place itself and all inside of it."""
        return frozenset(shape for shape, _ in _places(self.shape, ()))


@dataclass(frozen=True, slots=True)
class Reads:
    """All fields that are read, in the order of the data, and those that one `#if` reads together."""

    fields: tuple[Field, ...]
    pairs: tuple[tuple[Field, Field], ...]
    groups: tuple[tuple[Field, ...], ...] = ()
    """Three and more that are read together, none of them inside of another."""


def reads_of(flow: Flow, elements: Iterable[Element]) -> Reads:
    """What the analysis says that the elements read."""
    data = flow.world.data
    if data is None:
        return Reads((), ())
    steps = dict(_places(data, ()))
    read = {shape for fact in _facts(flow) for shape in fact.shapes} | _by_unknown_key(flow)
    together = [_in_condition(flow, condition) for condition in _conditions(elements)]
    compared: dict[Shape, dict[int | float, None]] = {}
    for shapes, numbers in together:
        for shape in shapes:
            compared.setdefault(shape, {}).update(dict.fromkeys(numbers))
    fields = {
        shape: Field(steps[shape], shape, tuple(compared.get(shape, ())))
        for shape in steps
        if shape in read and shape is not data
    }
    chains = [[fields[shape] for shape in shapes if shape in fields] for shapes in _chains(flow, elements)]
    pairs = {pair: None for chain in chains for pair in combinations(chain, 2)}
    groups = {group: None for chain in chains if len(group := tuple(_apart(chain))) > 2}
    return Reads(tuple(fields.values()), tuple(pairs), tuple(groups))


def _apart(chain: Sequence[Field]) -> Iterator[Field]:
    """The fields that are in no other of them."""
    for field in chain:
        outer = (other.steps for other in chain if other is not field)
        if not any(field.steps[: len(steps)] == steps for steps in outer):
            yield field


def shapes_of(flow: Flow, reference: FormalReference) -> frozenset[Shape]:
    """The place of the data that a reference leads to, or that on which its last method is called."""
    record = flow.records.names.get(reference.expression)
    if record is None:
        return frozenset()
    if record.value.shapes:
        return record.value.shapes
    for step in reversed(reference.expression.steps):
        found = flow.records.steps.get(step)
        if found is not None and found.result.shapes:
            return found.result.shapes
        if found is not None and found.owner.shapes:
            return found.owner.shapes
    return frozenset()


def _places(shape: Shape, steps: Steps) -> Iterator[tuple[Shape, Steps]]:
    """Every place of the data with the way to it."""
    yield shape, steps
    for key, member in shape.members.items():
        yield from _places(member, (*steps, key))
    if shape.element is not None:
        yield from _places(shape.element, (*steps, Every.ITEM))


def _facts(flow: Flow) -> Iterator[Fact]:
    records = flow.records
    yield from (record.value for record in records.names.values())
    for step in records.steps.values():
        yield step.owner
        yield step.result
    yield from records.values.values()
    yield from (loop.source for loop in records.loops.values())


def _by_unknown_key(flow: Flow) -> set[Shape]:
    """The members of maps that are asked for a key which only the merge knows."""
    return {
        member
        for record in flow.records.steps.values()
        if record.key is None and record.index is None and record.result.unknown
        for owner in record.owner.maps
        for member in owner.members.values()
    }


def _conditions(elements: Iterable[Element]) -> Iterator[Condition]:
    for element in elements:
        if isinstance(element, (IfDirective, ElseifBlock)):
            yield element.condition


def _chains(flow: Flow, elements: Iterable[Element]) -> Iterator[list[Shape]]:
    """The fields that one `#if` reads, in its own condition and those of its `#elseif`s, each once; and a
    field with its alternate value.
    """
    for element in elements:
        if isinstance(element, IfDirective):
            conditions = (element.condition, *(arm.condition for arm in element.elseifs))
            fields = (shape for condition in conditions for shape in _in_condition(flow, condition)[0])
            yield list(dict.fromkeys(fields))
        elif isinstance(element, FormalReference) and element.alternate is not None:
            yield _in_condition(flow, element)[0]


def _in_condition(flow: Flow, condition: Element) -> tuple[list[Shape], list[int | float]]:
    """The fields of a condition, each once, and the numbers that its calls have: operators convert theirs."""
    shapes: dict[Shape, None] = {}
    numbers: list[int | float] = []
    for element in condition.walk():
        if isinstance(element, FormalReference):
            shapes.update(dict.fromkeys(sorted(shapes_of(flow, element), key=lambda shape: shape.path)))
        elif isinstance(element, ParameterList):
            for argument in element.values:
                numbers += _number(argument.constant) if isinstance(argument, Literal) else []
    return list(shapes), numbers


def _number(constant: object) -> list[int | float]:
    number = number_of(constant) if isinstance(constant, str) else constant
    return [number] if isinstance(number, (int, float)) and is_number(number) else []
