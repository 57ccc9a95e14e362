"""Conditions: what their branches may take for granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.operations import (
    ARITHMETIC,
    EQUALITY,
    LOGICAL,
    Operation,
    left_side,
    unwrapped,
)
from velocity_preview.analysis.records import Use
from velocity_preview.analysis.state import Mark, Marks, Outcomes, both, either, opposite, prefixes
from velocity_preview.engine.literals import BooleanLiteral, InterpolatedStringLiteral, Literal
from velocity_preview.engine.operand import UnaryOperatorValue
from velocity_preview.engine.path import Member
from velocity_preview.engine.reference import FormalReference

if TYPE_CHECKING:
    from velocity_preview.analysis.facts import Path
    from velocity_preview.analysis.flow import Flow
    from velocity_preview.analysis.state import State
    from velocity_preview.engine.element import Element, Operand
    from velocity_preview.engine.path import VariableExpression

_PRESENT = frozenset({Mark.PRESENT})
_FILLED = frozenset({Mark.PRESENT, Mark.FILLED})
_MEANT = frozenset({Mark.MEANT})
_ABSENT = frozenset({Mark.ABSENT})
_SIZES = frozenset({"size", "length"})
_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}
_ABOVE_ZERO = {">": 0, ">=": 1, "==": 1}
_BELOW_ONE = {"<": 1, "<=": 0}


class Conditions:
    """Evaluates conditions: every operand once, the right side of `&&` and `||` with what the left has
    shown.
    """

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._texts: dict[Element, str] = {}
        """Of the tests that were evaluated, an operation by its operator."""

    def test(self, side: Operation | Operand, state: State) -> Outcomes:
        """What holds where the condition is true, and where it is false."""
        side = unwrapped(side)
        outcomes = self._test(side, state)
        text = self._texts[_place(side)] = self.text_of(side)
        return Outcomes(
            outcomes.true,
            outcomes.false,
            outcomes.true_texts | {text},
            outcomes.false_texts | {opposite(text)},
        )

    def text_of(self, side: Operation | Operand) -> str:
        """What a condition asks, to tell whether two ask the same: `!$a` the opposite of `$a`."""
        side = unwrapped(side)
        known = self._texts.get(_place(side))
        if known is not None:
            return known
        if isinstance(side, FormalReference) and side.alternate is None:
            return f"${''.join(side.expression.source_text.split())}"
        if isinstance(side, Operation):
            return self._text_of_operation(side)
        if isinstance(side, Literal) and not side.children():
            return repr(side.constant)
        if isinstance(side, UnaryOperatorValue) and side.operator == "!":
            return opposite(self.text_of(side.operand))
        return "".join(side.source_text.split())

    def _text_of_operation(self, operation: Operation) -> str:
        operations = left_side(operation)
        opening = ("!(" if one.sign == "!=" else "(" for one in operations)
        first = self.text_of(operations[-1].left)
        others = (
            f"{'==' if one.sign == '!=' else one.sign}{self.text_of(one.right)})"
            for one in reversed(operations)
        )
        return "".join((*opening, first, *others))

    def _test(self, side: Operation | Operand, state: State) -> Outcomes:
        if isinstance(side, FormalReference):
            return self._reference(side, state)
        if isinstance(side, Operation):
            return self._operation(side, state)
        if isinstance(side, UnaryOperatorValue) and side.operator == "!":
            return self.test(side.operand, state).negated()
        self._flow.operands.value(side, state, Use.TEST)
        return Outcomes()

    def _operation(self, operation: Operation, state: State) -> Outcomes:
        if operation.sign in LOGICAL:
            return self._logical(operation, state)
        if operation.sign in ARITHMETIC:
            self._flow.operands.operation(operation, state)
            return Outcomes()
        return self.compare(operation, state)

    def _logical(self, operation: Operation, state: State) -> Outcomes:
        left = self.test(operation.left, state)
        inner = state.copy()
        if operation.sign == "&&":
            inner.learn(left.true, left.true_texts)
            right = self.test(operation.right, inner)
            return Outcomes(
                both(left.true, right.true),
                either(left.false, right.false),
                left.true_texts | right.true_texts,
            )
        inner.learn(left.false, left.false_texts)
        right = self.test(operation.right, inner)
        return Outcomes(
            either(left.true, right.true),
            both(left.false, right.false),
            frozenset(),
            left.false_texts | right.false_texts,
        )

    def _reference(self, reference: FormalReference, state: State) -> Outcomes:
        expression = reference.expression
        self._flow.operands.value(reference, state, Use.TEST)
        if reference.alternate is not None:
            return Outcomes()
        last = expression.steps[-1] if expression.steps else None
        if isinstance(last, Member) and last.parameters is not None and last.name != "get":
            return self._call(expression, last, state)
        path = self._flow.references.path_of(expression, state)
        if path is None:
            return Outcomes(self._reached(expression, state))
        marks: Marks = {path: _FILLED, **dict.fromkeys(prefixes(path), _PRESENT)}
        outcomes = Outcomes(marks, {path: _ABSENT})
        binding = state.bindings.get(expression.name)
        if last is not None or binding is None or binding.test is None:
            return outcomes
        kept = binding.test
        return Outcomes(
            both(outcomes.true, kept.true),
            both(outcomes.false, kept.false),
            kept.true_texts,
            kept.false_texts,
        )

    def _call(self, expression: VariableExpression, call: Member, state: State) -> Outcomes:
        """A method that returns something true was called on something."""
        owner = self._flow.references.path_of(expression, state, len(expression.steps) - 1)
        if owner is None:
            return Outcomes()
        if call.name == "isEmpty":
            return Outcomes({}, {owner: frozenset({Mark.MEANT, Mark.FILLED})})
        marks = {
            owner: _FILLED if call.name in _SIZES else _PRESENT,
            **dict.fromkeys(prefixes(owner), _PRESENT),
        }
        arguments = call.parameters.values if call.parameters is not None else []
        if call.name == "containsKey" and len(arguments) == 1 and isinstance(arguments[0], Literal):
            marks[*owner, arguments[0].constant] = _MEANT
        return Outcomes(marks)

    def _reached(self, expression: VariableExpression, state: State) -> Marks:
        """The longest part of a reference that has a path is there where the whole is."""
        path = self._flow.references.reached(expression, state)
        return {} if path is None else _there(path)

    def compare(self, operation: Operation, state: State) -> Outcomes:
        """`==`, `!=`, `<` and so on. A comparison with nothing is a test of presence, at least it is meant
        so.
        """
        first, *others = reversed([one for one in left_side(operation) if one.sign in _MIRRORED])
        self._read_sides(first, state)
        for comparison in others:
            self._read_sides(comparison, state, is_left_read=True)
        left, right = unwrapped(operation.left), unwrapped(operation.right)
        for side, other, sign in ((left, right, operation.sign), (right, left, _MIRRORED[operation.sign])):
            if isinstance(side, FormalReference):
                return self._compared(side, other, sign, state)
            quiet = _only_reference(side)
            if quiet is not None and _is_empty_string(other):
                path = self._flow.references.path_of(quiet.expression, state)
                shown: Marks = {path: _FILLED, **dict.fromkeys(prefixes(path), _PRESENT)} if path else {}
                return Outcomes(shown) if sign == "!=" else Outcomes({}, shown)
        return Outcomes()

    def _read_sides(self, operation: Operation, state: State, *, is_left_read: bool = False) -> None:
        """Both sides of a comparison. The left one may be a comparison that is read before: a chain of them
        is too long for calls inside each other.
        """
        left, right = unwrapped(operation.left), unwrapped(operation.right)
        use = (
            Use.TEST
            if operation.sign in EQUALITY
            and (self._is_nothing(left, state) or self._is_nothing(right, state))
            else Use.VALUE
        )
        if self._is_size_of_something(left) or self._is_size_of_something(right):
            use = Use.TEST
        sides = ((left, right), (right, left))
        for side, other in sides[is_left_read:]:
            quiet = _only_reference(side) if _is_empty_string(other) else None
            if quiet is not None:
                self._flow.references.value(quiet, state, Use.TEST)
            else:
                self._flow.operands.operation(side, state, use)

    def _compared(
        self, side: FormalReference, other: Operation | Operand, sign: str, state: State
    ) -> Outcomes:
        references = self._flow.references
        expression = side.expression
        size = self._size(expression, other, sign, state)
        if size is not None:
            return size
        path = references.path_of(expression, state)
        marks = _there(path) if path is not None else self._reached(expression, state)
        if sign not in EQUALITY:
            return Outcomes(marks)
        if _is_empty_string(other) or _is_zero(other):
            meant: Marks = {path: _MEANT} if path is not None else {}
            outcomes = Outcomes(marks, meant)
        elif self._is_nothing(other, state):
            outcomes = Outcomes({path: _ABSENT} if path is not None else {}, marks)
        else:
            outcomes = Outcomes(marks)
        return outcomes if sign == "==" else outcomes.negated()

    def _size(
        self, expression: VariableExpression, other: Operation | Operand, sign: str, state: State
    ) -> Outcomes | None:
        """A comparison of `.size()` or `.length()` with a number."""
        last = expression.steps[-1] if expression.steps else None
        if not isinstance(last, Member) or last.name not in _SIZES or not isinstance(other, Literal):
            return None
        limit = other.constant
        owner = self._flow.references.path_of(expression, state, len(expression.steps) - 1)
        if owner is None or not isinstance(limit, int):
            return None
        marks: Marks = {owner: _FILLED, **dict.fromkeys(prefixes(owner), _PRESENT)}
        present: Marks = dict.fromkeys(marks, _PRESENT)
        if (sign in _ABOVE_ZERO and limit >= _ABOVE_ZERO[sign]) or (sign == "!=" and limit == 0):
            return Outcomes(marks)
        if (sign in _BELOW_ONE and limit >= _BELOW_ONE[sign]) or (sign == "==" and limit == 0):
            return Outcomes(present, {owner: frozenset({Mark.MEANT, Mark.FILLED})})
        return Outcomes(present)

    def _is_nothing(self, side: Operation | Operand, state: State) -> bool:
        """An empty string, a name that nothing sets (`$null`)."""
        if _is_empty_string(side):
            return True
        if not isinstance(side, FormalReference) or side.expression.steps:
            return False
        name = side.expression.name
        return (
            name not in state.bindings
            and name not in self._flow.world.defaults
            and name.lower() in ("null", "nil")
        )

    def _is_size_of_something(self, side: Operation | Operand) -> bool:
        if not isinstance(side, FormalReference) or not side.expression.steps:
            return False
        last = side.expression.steps[-1]
        return isinstance(last, Member) and last.name in _SIZES


def _there(path: Path) -> Marks:
    return {path: _PRESENT, **dict.fromkeys(prefixes(path), _PRESENT)}


def _place(side: Operation | Operand) -> Element:
    return side.operator if isinstance(side, Operation) else side


def _is_empty_string(side: Operation | Operand) -> bool:
    return isinstance(side, Literal) and side.constant == "" and not isinstance(side, BooleanLiteral)


def _is_zero(side: Operation | Operand) -> bool:
    return isinstance(side, Literal) and type(side.constant) in (int, float) and side.constant == 0


def _only_reference(side: Operation | Operand) -> FormalReference | None:
    """The reference of `"$!x"`."""
    if not isinstance(side, InterpolatedStringLiteral) or side.block is None:
        return None
    elements = side.block.elements
    if len(elements) == 1 and isinstance(elements[0], FormalReference):
        return elements[0]
    return None
