"""The operators between values: their levels, and the code that computes them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
import re
from typing import TYPE_CHECKING, NamedTuple, cast

import airspeed

from velocity_preview.engine.element import Element, Operand, stands_for
from velocity_preview.engine.function import parts_of
from velocity_preview.engine.literals import Literal, NumberLiteral
from velocity_preview.engine.tokens import skip_space
from velocity_preview.source import Span
from velocity_preview.values.operands import written_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from velocity_preview.engine.code import Code
    from velocity_preview.values.operands import NullText

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


class _Chain:
    """The parts of an expression between the operators of one level, calculated from left to right."""

    def __init__(self, terms: Terms, level: int) -> None:
        self.level = level
        self.parts, self.operators = _split(terms, level)

    @cached_property
    def _first(self) -> str:
        return null_text(self.parts[0])

    @cached_property
    def _signs(self) -> list[str]:
        return [operator.sign for operator in self.operators]

    def null_text(self, count: int) -> str | NullText:
        """What `+` prints of the result of the first `count` operators beside a string, where it is null.

        In 2.x that is the text of the first part and the signs; in 1.7 all behind the last operator.
        """
        if not count:
            return self._first
        if self.parts[0][0].reading.engine.null_text_is_signs:
            return self._first, self._signs, count
        text, last = self.parts[0][0].reading.text, self.parts[count][-1]
        return text[self.operators[count - 1].end : skip_space(text, last.end)]


def null_text(terms: Terms) -> str:
    """What `+` prints of an expression that is null beside a string."""
    if len(terms) == 1:
        return cast("Operand", terms[0]).null_text
    chain = _Chain(terms, _level_of(terms, 0))
    return written_out(chain.null_text(len(chain.operators)))


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
    chain = _Chain(terms, level)
    held = emit_value(code, chain.parts[0], level + 1)
    first, *others = parts_of(range(len(chain.operators)), partial(_length_of_link, chain))
    held = _emit_links(code, chain, first, held)
    for links in others:
        held = code.continued(held, partial(_emit_links, code, chain, links))
    return held


def _length_of_link(chain: _Chain, link: int) -> int:
    return chain.parts[link + 1][-1].end - chain.operators[link].start


def _emit_links(code: Code, chain: _Chain, links: Sequence[int], held: str) -> str:
    """Some operations of a chain, from left to right, from what is in `held` on."""
    for link in links:
        left = _Side(held, chain.parts[0], partial(chain.null_text, link))
        part = chain.parts[link + 1]
        right = _Side(emit_value(code, part, chain.level + 1), part, partial(null_text, part))
        held = code.store(_operation(code, chain.operators[link], left, right), chain.operators[link])
    return held


class _Side(NamedTuple):
    """The operand of an operation: its Python name or constant, the `terms` that it begins with, and how to
    learn what `+` prints of it beside a string where it is null: few operations ask.
    """

    held: str
    terms: Terms
    null_text: Callable[[], str | NullText]

    def literal(self, code: Code) -> Literal | None:
        """The constant that is held, if it is one."""
        literal = self.terms[0] if not code.is_held(self.held) else None
        return literal if isinstance(literal, Literal) else None

    def is_number(self, code: Code) -> bool:
        """Whether it is a number whatever happens."""
        return isinstance(self.terms[0], NumberLiteral) and not code.is_held(self.held)

    def keeps_text(self, code: Code) -> bool:
        """Whether 2.x has what it needs to complain of an operand that is no number: one without it ends the
        merge.
        """
        return cast("Operand", self.terms[0]).keeps_text or not code.engine.operands_without_text_abort


def _operation(code: Code, operator: BinaryOperator, left: _Side, right: _Side) -> str:
    """The call that computes one operation."""
    function = _FUNCTIONS[operator.sign]
    if code.engine.runtime_strict_mode_enable and operator.sign in _LEVELS[_ORDER]:
        texts = ", ".join(code.constant(written_out(side.null_text())) for side in (left, right))
        code.line(f"strict_order({left.held}, {right.held}, ({texts}), E)", operator)
    if operator.sign in _LEVELS[_COMPARISON]:
        return _with_quick_path(code, operator.sign, left, right, f"{function}({left.held}, {right.held}, E)")
    literals = ""
    for name, side in (("left", left), ("right", right)):
        if side.is_number(code):
            continue
        keeps = side.keeps_text(code)
        if not keeps or operator.sign == "+":
            literals += f", {name}_literal={_constant(code, side.null_text() if keeps else None)}"
    call = f"{function}({left.held}, {right.held}, E{literals})"
    if operator.sign in _LEVELS[_ORDER]:
        return _with_quick_path(code, operator.sign, left, right, call)
    return _quick_arithmetic(code, operator.sign, left, right, call)


def _constant(code: Code, text: str | NullText | None) -> str:
    """The parts have names that the operations of a chain share."""
    if not isinstance(text, tuple):
        return code.constant(text)
    return f"({', '.join(map(code.constant, text))})"


def _with_quick_path(code: Code, sign: str, left: _Side, right: _Side, call: str) -> str:
    """A comparison with an integer or string constant: Python's own where the other side is of its type.

    So is the order of two integers.
    """
    if not code.is_hot:
        return call
    for side, other in ((right, left), (left, right)):
        literal = side.literal(code)
        if literal is not None and type(literal.constant) in (int, str) and code.is_held(other.held):
            kind = type(literal.constant)
            if literal.is_text_constant == (kind is str) and (kind is int or sign in _LEVELS[_COMPARISON]):
                return f"{left.held} {sign} {right.held} if type({other.held}) is {kind.__name__} else {call}"
    if sign in _LEVELS[_ORDER] and code.is_held(left.held) and code.is_held(right.held):
        both = f"type({left.held}) is type({right.held}) is int"
        return f"{left.held} {sign} {right.held} if {both} else {call}"
    return call


def _quick_arithmetic(code: Code, sign: str, left: _Side, right: _Side, call: str) -> str:
    """Arithmetic of small integers, none of them negative where Python divides otherwise: Python's own."""
    if not code.is_hot:
        return call
    tests: list[str] = []
    divides = sign in "/%"
    for side, least in ((left, -1 if divides else -_SMALL), (right, 0 if divides else -_SMALL)):
        literal = side.literal(code)
        if literal is not None:
            number = literal.constant
            if type(number) is not int or not least < number < _SMALL:
                return call
        elif code.is_held(side.held):
            tests.append(f"type({side.held}) is int and {least} < {side.held} < {_SMALL}")
        else:
            return call
    if not tests:
        return call
    operation = f"{left.held} {'//' if sign == '/' else sign} {right.held}"
    return f"{operation} if {' and '.join(tests)} else {call}"


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
