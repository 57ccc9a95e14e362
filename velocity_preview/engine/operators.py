"""The operators between values: their levels, and the code that computes them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
import re
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.element import Element, Operand, stands_for
from velocity_preview.engine.function import parts_of
from velocity_preview.engine.literals import Literal
from velocity_preview.source import Span

if TYPE_CHECKING:
    from velocity_preview.engine.code import Code

_WORDS = {"and": "&&", "or": "||", "eq": "==", "ne": "!=", "gt": ">", "ge": ">=", "lt": "<", "le": "<="}
_LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"||"}),
    frozenset({"&&"}),
    frozenset({"==", "!="}),
    frozenset({"<", ">", "<=", ">="}),
    frozenset({"+", "-"}),
    frozenset({"*", "/", "%"}),
)
_OR, _COMPARISON, _ORDER, _ARITHMETIC = 0, 2, 3, 4
_SMALL = 2**30 - 1
"""Python is quickest with integers below, and their products are no more than a Long."""
_FUNCTIONS = {
    "==": "equal", "!=": "not_equal", "<": "less", ">": "greater", "<=": "less_equal", ">=": "greater_equal",
    "+": "add", "-": "subtract", "*": "multiply", "/": "divide", "%": "modulo",
}  # fmt: skip


@stands_for(airspeed.BinaryOperator)
class BinaryOperator(Element, airspeed.BinaryOperator):
    """An operator between two operands; `sign` is its symbol, also where a word was written.

    A minus with a digit right behind it is the sign of a number, so `$n -1` is no subtraction.
    """

    BINARY_OP = re.compile(
        r"(&&|\|\||[=!<>]=|<|>|\+|-(?!\.?\d)|\*|/|%|(?:and|or|eq|ne|gt|ge|lt|le)(?!\w))", re.ASCII
    )

    sign: str

    def parse(self) -> None:
        (written,) = self.identity_match(self.BINARY_OP)
        self.sign = _WORDS.get(written, written)

    @property
    def blamed_span(self) -> Span:
        """Of a comparison, what is right behind the operator."""
        if self.sign not in _LEVELS[_ORDER]:
            return self.span
        return Span(self.reading.offset(self.end), self.reading.offset(self.end + 1))


Terms = Sequence[Operand | BinaryOperator]


def null_text(terms: Terms) -> str:
    """What `+` prints of terms that are null beside a string: their text, without numbers in 2.x."""
    if not terms:
        return ""
    text, at = terms[0].reading.text, terms[0].start
    pieces: list[str] = []
    for term in terms:
        pieces += text[at : term.start], term.null_text if isinstance(term, Operand) else term.source_text
        at = term.end
    return "".join(pieces)


def _split(terms: Terms, level: int) -> tuple[list[Terms], list[BinaryOperator]]:
    """The terms between the operators of a level, and those operators."""
    parts: list[Terms] = []
    operators: list[BinaryOperator] = []
    start = 0
    for index in range(1, len(terms), 2):
        operator = cast("BinaryOperator", terms[index])
        if operator.sign in _LEVELS[level]:
            parts.append(terms[start:index])
            operators.append(operator)
            start = index + 1
    return [*parts, terms[start:]], operators


def _level_of(terms: Terms, level: int) -> int:
    signs = {cast("BinaryOperator", term).sign for term in terms[1::2]}
    return next(index for index in range(level, len(_LEVELS)) if signs & _LEVELS[index])


def emit_value(code: Code, terms: Terms, level: int) -> str:
    if len(terms) == 1:
        return cast("Operand", terms[0]).value(code)
    level = _level_of(terms, level)
    if level < _COMPARISON:
        return code.store(f"not not {emit_truth(code, terms, level)}")
    parts, operators = _split(terms, level)
    held = emit_value(code, parts[0], level + 1)
    left: Terms = parts[0]
    first, *others = parts_of(list(zip(operators, parts[1:], strict=True)), _length_of_link)
    held = _emit_links(code, first, level, left, held)
    for links in others:
        held = code.continued(held, partial(_emit_links, code, links, level, left[:1]))
    return held


_Link = tuple["BinaryOperator", "Terms"]
"""An operator and what is behind it."""


def _length_of_link(link: _Link) -> int:
    operator, part = link
    return part[-1].end - operator.start


def _emit_links(code: Code, links: Sequence[_Link], level: int, left: Terms, held: str) -> str:
    """The operations of one level, from left to right, from the value of `left` in `held` on."""
    for operator, part in links:
        right = emit_value(code, part, level + 1)
        held = code.store(_operation(code, operator, (held, left), (right, part)), operator)
        left = left[:1]
    return held


def _operation(
    code: Code, operator: BinaryOperator, left: tuple[str, Terms], right: tuple[str, Terms]
) -> str:
    """The call that computes one operation.

    The text of an operand is what `+` prints of a null beside a string, and what 2.x needs to complain of an
    operand that is no number: an operand without it ends the merge.
    """
    function = _FUNCTIONS[operator.sign]
    if code.engine.runtime_strict_mode_enable and operator.sign in _LEVELS[_ORDER]:
        texts = ", ".join(code.constant(null_text(terms)) for _, terms in (left, right))
        code.line(f"strict_order({left[0]}, {right[0]}, ({texts}), E)", operator)
    if operator.sign in _LEVELS[_COMPARISON]:
        return _with_quick_path(code, operator.sign, left, right, f"{function}({left[0]}, {right[0]}, E)")
    literals = ""
    for side, (_, terms) in (("left", left), ("right", right)):
        literal = _literal(code, terms)
        if literal is None or operator.sign == "+":
            literals += f", {side}_literal={code.constant(literal)}"
    call = f"{function}({left[0]}, {right[0]}, E{literals})"
    if operator.sign in _LEVELS[_ORDER]:
        return _with_quick_path(code, operator.sign, left, right, call)
    return _quick_arithmetic(code, operator.sign, left, right, call)


def _with_quick_path(
    code: Code, sign: str, left: tuple[str, Terms], right: tuple[str, Terms], call: str
) -> str:
    """A comparison with an integer or string constant: Python's own where the other side is of its type.

    So is the order of two integers.
    """
    if not code.is_hot:
        return call
    for (_, terms), (held, _) in ((right, left), (left, right)):
        literal = terms[0] if len(terms) == 1 else None
        if isinstance(literal, Literal) and type(literal.constant) in (int, str) and code.is_held(held):
            kind = type(literal.constant)
            if literal.is_text_constant == (kind is str) and (kind is int or sign in _LEVELS[_COMPARISON]):
                return f"{left[0]} {sign} {right[0]} if type({held}) is {kind.__name__} else {call}"
    if sign in _LEVELS[_ORDER] and code.is_held(left[0]) and code.is_held(right[0]):
        return f"{left[0]} {sign} {right[0]} if type({left[0]}) is type({right[0]}) is int else {call}"
    return call


def _quick_arithmetic(
    code: Code, sign: str, left: tuple[str, Terms], right: tuple[str, Terms], call: str
) -> str:
    """Arithmetic of small integers, none of them negative where Python divides otherwise: Python's own."""
    if not code.is_hot:
        return call
    tests: list[str] = []
    divides = sign in "/%"
    for (held, terms), least in ((left, -1 if divides else -_SMALL), (right, 0 if divides else -_SMALL)):
        literal = terms[0] if len(terms) == 1 else None
        if isinstance(literal, Literal):
            number = literal.constant
            if type(number) is not int or not least < number < _SMALL:
                return call
        else:
            tests.append(f"type({held}) is int and {least} < {held} < {_SMALL}")
    if not tests or not all(
        code.is_held(held) or held.lstrip("-").isdecimal() for held in (left[0], right[0])
    ):
        return call
    return f"{left[0]} {'//' if sign == '/' else sign} {right[0]} if {' and '.join(tests)} else {call}"


def _literal(code: Code, terms: Terms) -> str | None:
    if not terms or cast("Operand", terms[0]).keeps_text or not code.engine.operands_without_text_abort:
        return null_text(terms)
    return None


def emit_truth(code: Code, terms: Terms, level: int) -> str:
    """The test of an expression. Arithmetic is not computed: both engines take it for false, `#if(1 + 1)`
    too.
    """
    if len(terms) == 1:
        return cast("Operand", terms[0]).truth(code)
    level = _level_of(terms, level)
    if level >= _ARITHMETIC:
        return "False"
    if level >= _COMPARISON:
        return emit_value(code, terms, level)
    first, *others = parts_of(_split(terms, level)[0], _length_of_terms)
    result = _emit_tests(code, level, first)
    for parts in others:
        code.assign_if(
            _goes_on(result, level), result, partial(code.apart, partial(_emit_tests, code, level, parts))
        )
    return result


def _length_of_terms(terms: Terms) -> int:
    return terms[-1].end - terms[0].start


def _emit_tests(code: Code, level: int, parts: Sequence[Terms]) -> str:
    """The tests between `&&` or `||`, up to the one that decides."""
    result = code.store(emit_truth(code, parts[0], level + 1))
    for part in parts[1:]:
        code.assign_if(_goes_on(result, level), result, partial(emit_truth, code, part, level + 1))
    return result


def _goes_on(result: str, level: int) -> str:
    """Whether the result of the tests so far leaves the decision to the next one."""
    return f"not {result}" if level == _OR else result
