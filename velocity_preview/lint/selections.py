"""What rules look at: the elements of a template that a rule may have something to say of.

Rules are called for these, not for all elements: what tells them apart is looked for once for all rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from velocity_preview.analysis.operations import tests_of
from velocity_preview.engine.block import Block
from velocity_preview.engine.expression import Condition, Expression
from velocity_preview.engine.path import ArrayIndex, Member, VariableExpression
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.text import Text
from velocity_preview.lint.operations import operations
from velocity_preview.lint.tool_calls import tool_call

if TYPE_CHECKING:
    from velocity_preview.analysis.operations import Operation
    from velocity_preview.analysis.records import StepRecord
    from velocity_preview.engine.element import Element, Operand
    from velocity_preview.engine.path import Step
    from velocity_preview.lint.subject import Subject
    from velocity_preview.lint.tool_calls import ToolCall

Selection = Callable[["Subject"], Iterable[Any]]
WithTests: TypeAlias = "tuple[Condition, Sequence[Operation | Operand]]"
"""A condition, and the tests that `&&`, `||` and `!` put together in it."""
KnownStep: TypeAlias = "tuple[Step, StepRecord]"
BeforeText: TypeAlias = "tuple[FormalReference, Text, Element | None]"
"""A reference that is printed, the text behind it, and what comes behind the text."""
_Found = TypeVar("_Found")
_Key = TypeVar("_Key", bound=Hashable)


def once(find: Callable[[Subject], _Found]) -> Callable[[Subject], _Found]:
    """Function decorator: what it finds in a subject is looked for once."""

    @wraps(find)
    def found(subject: Subject) -> _Found:
        held: _Found | None = subject.found.get(find)
        if held is None:
            held = subject.found[find] = find(subject)
        return held

    return found


def grouped(found: Iterable[tuple[_Key, _Found]]) -> Mapping[_Key, Sequence[_Found]]:
    """What was found, by the key that each has with it."""
    groups: defaultdict[_Key, list[_Found]] = defaultdict(list)
    for key, one in found:
        groups[key].append(one)
    return groups


def in_groups(grouped: Callable[[Subject], Mapping[_Key, Sequence[Any]]], *keys: _Key) -> Selection:
    """What stands in some groups."""
    if len(keys) == 1:
        return lambda subject: grouped(subject).get(keys[0], ())

    def select(subject: Subject) -> Sequence[Any]:
        groups = grouped(subject)
        return [one for key in keys if key in groups for one in groups[key]]

    return select


def elements_of(kind: type[Element]) -> Selection:
    """The elements of a type."""
    return lambda subject: subject.of(kind)


def operations_with(*signs: str) -> Selection:
    """Operations with one of these signs."""
    return in_groups(_by_sign, *sorted(signs))


def references_to(*names: str) -> Selection:
    """References, without their sigils, that begin with one of these names."""
    return in_groups(_by_name, *sorted(names))


def members_named(*names: str) -> Selection:
    """`.get('a')`, `.name`: those with one of these names."""
    return in_groups(_by_member, *sorted(names))


def before_text(*signs: str) -> Selection:
    """References right before a text that begins with one of these characters, blanks left aside."""
    return in_groups(_by_first_sign, *sorted(signs))


@once
def steps(subject: Subject) -> Sequence[Step]:
    """`.a`, `.a()` and `[0]`."""
    return (*subject.of(Member), *subject.of(ArrayIndex))


@once
def known_steps(subject: Subject) -> Sequence[KnownStep]:
    """Steps that some path leads to, with what is known of them."""
    records = subject.records.steps
    return [(step, records[step]) for step in steps(subject) if step in records]


@once
def properties(subject: Subject) -> Sequence[Member]:
    """`.a`, but not `.a()`."""
    return [member for member in subject.of(Member) if member.parameters is None]


@once
def printed_references(subject: Subject) -> Sequence[FormalReference]:
    """References that stand in text: of the message, or of a string."""
    return [one for block in subject.of(Block) for one in block.elements if type(one) is FormalReference]


@once
def conditions(subject: Subject) -> Sequence[WithTests]:
    """All conditions."""
    return [(condition, list(tests_of(condition.expression))) for condition in subject.of(Condition)]


@once
def tool_calls(subject: Subject) -> Sequence[ToolCall]:
    """The calls of tools that references begin with."""
    expressions = references_to(*subject.tools)(subject)
    return [call for expression in expressions if (call := tool_call(subject, expression)) is not None]


@once
def _by_sign(subject: Subject) -> Mapping[str, Sequence[Operation]]:
    found = (one for expression in subject.of(Expression) for one in operations(expression))
    return grouped((operation.operator.sign, operation) for operation in found)


@once
def _by_name(subject: Subject) -> Mapping[str, Sequence[VariableExpression]]:
    return grouped((expression.name, expression) for expression in subject.of(VariableExpression))


@once
def _by_member(subject: Subject) -> Mapping[str, Sequence[Member]]:
    return grouped((member.name, member) for member in subject.of(Member))


@once
def _by_first_sign(subject: Subject) -> Mapping[str, Sequence[BeforeText]]:
    return grouped((one[1].text.lstrip(" ")[:1], one) for one in _before_text(subject))


def _before_text(subject: Subject) -> Iterator[BeforeText]:
    for block in subject.of(Block):
        elements = block.elements
        behind = [*elements[1:], None, None]
        for at, reference in enumerate(elements):
            if type(reference) is FormalReference and isinstance(text := behind[at], Text):
                yield reference, text, behind[at + 1]
