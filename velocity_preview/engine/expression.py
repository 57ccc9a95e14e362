"""Values, operators and conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
import re
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.element import SUBSTITUTES, Element, Operand, stands_for
from velocity_preview.engine.literals import Literal
from velocity_preview.engine.tokens import Place

if TYPE_CHECKING:
    from velocity_preview.engine.code import Code
    from velocity_preview.engine.reading import Reading

_BY_FIRST_CHARACTER: dict[str, tuple[type, ...]] = {
    "$": (airspeed.FormalReference,),
    "'": (airspeed.StringLiteral,),
    '"': (airspeed.InterpolatedStringLiteral,),
    "[": (airspeed.ArrayLiteral,),
    "{": (airspeed.DictionaryLiteral,),
    "t": (airspeed.BooleanLiteral,),
    "f": (airspeed.BooleanLiteral,),
    **dict.fromkeys("-.0123456789", (airspeed.IntegerLiteral, airspeed.FloatingPointLiteral)),
}


_OPENED_REFERENCE = re.compile(r"\$!?\{")


@stands_for(airspeed.Value)
class Value(Operand, airspeed.Value):
    """A single value; the element read is the value itself."""

    @classmethod
    def read(cls, reading: Reading, at: int) -> Element:
        for kind in _BY_FIRST_CHARACTER.get(reading.text[at : at + 1], ()):
            try:
                return SUBSTITUTES[kind].read(reading, at)
            except airspeed.NoMatch:
                continue
        opened = _OPENED_REFERENCE.match(reading.text, at)
        if opened:
            raise reading.unexpected_here(opened.end(), "a name")
        if reading.place is Place.ARGUMENTS:
            return SUBSTITUTES[airspeed.NullLiteral].read(reading, at)
        raise airspeed.NoMatch


_OPERAND = re.compile(r"[ \t\r\n]|\$|[\"'(\[{!.0-9]|-\.?\d|(?:true|false|not)(?![\w-])", re.ASCII)
"""What may stand right behind `!` for engine 1.7 to see an operand there."""


@stands_for(airspeed.UnaryOperatorValue)
class UnaryOperatorValue(Operand, airspeed.UnaryOperatorValue):
    """`!x`, `not x`, and `-x` (2.x)."""

    UNARY_OP = re.compile(r"(!(?!=)|not(?![\w-])|-)", re.ASCII)

    operator: str
    operand: Operand

    def parse(self) -> None:
        (operator,) = self.identity_match(self.UNARY_OP)
        if operator == "-" and not self.reading.engine.unary_minus:
            raise airspeed.NoMatch
        self.operator = "-" if operator == "-" else "!"
        self._refuse_before_operand()
        with self.reading.deeper(self):
            self.skip_space()
            self.operand = read_operand(self)

    def _refuse_before_operand(self) -> None:
        """Engine 1.7 looks one token ahead where no blank stands before: the error is then at the operator itself."""
        text = self.reading.text
        looks_ahead = not self.reading.engine.end_of_text_mark and text[self.start - 1] not in " \t\r\n"
        if looks_ahead and not _OPERAND.match(text, self.end):
            self.end = self.start
            self.fail("a value")

    def children(self) -> Iterator[Element]:
        yield self.operand

    def value(self, code: Code) -> str:
        if self.operator == "-":
            literal = "" if self.operand.keeps_text or not code.engine.operands_without_text_abort else None
            return code.store(f"negate({self.operand.value(code)}, E, literal={literal!r})", self)
        return code.store(f"not {self.operand.truth(code)}", self)

    def truth(self, code: Code) -> str:
        """A minus is not looked at: `#if(-$x)` tests `$x`."""
        return self.operand.truth(code) if self.operator == "-" else self.value(code)

    @property
    def keeps_text(self) -> bool:
        return self.operand.keeps_text

    @property
    def null_text(self) -> str:
        return self.operand.null_text


def read_operand(parent: Element) -> Operand:
    """One operand of an expression, with its unary operators and brackets."""
    text, at = parent.reading.text, parent.end
    following = text[at : at + 1]
    if following == "(" and parent.reading.place is Place.DIRECTIVE:
        return cast("Operand", parent.next_element(airspeed.ParenthesizedExpression))
    try:
        return cast("Operand", parent.next_element(airspeed.Value))
    except airspeed.NoMatch:
        pass
    return cast("Operand", parent.require_next_element(airspeed.UnaryOperatorValue, "a value"))


_WORDS = {"and": "&&", "or": "||", "eq": "==", "ne": "!=", "gt": ">", "ge": ">=", "lt": "<", "le": "<="}
_LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"||"}),
    frozenset({"&&"}),
    frozenset({"==", "!="}),
    frozenset({"<", ">", "<=", ">="}),
    frozenset({"+", "-"}),
    frozenset({"*", "/", "%"}),
)
_COMPARISON, _ORDER, _ARITHMETIC = 2, 3, 4
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
        r"(&&|\|\||[=!<>]=|<|>|\+|-(?!\.?\d)|\*|/|%|(?:and|or|eq|ne|gt|ge|lt|le)(?![\w-]))", re.ASCII
    )

    sign: str

    def parse(self) -> None:
        (written,) = self.identity_match(self.BINARY_OP)
        self.sign = _WORDS.get(written, written)


Terms = Sequence[Operand | BinaryOperator]


@stands_for(airspeed.Expression)
class Expression(Operand, airspeed.Expression):
    """Operands and the operators between them, in the order of the text."""

    expression: list[Operand | BinaryOperator]

    @classmethod
    def read(cls, reading: Reading, at: int) -> Element:
        """An expression of one operand is that operand."""
        element = cast("Expression", super().read(reading, at))
        if len(element.expression) == 1:
            only = element.expression[0]
            if only.end == element.end:
                return only
        return element

    def parse(self) -> None:
        self.expression = [read_operand(self)]
        while True:
            before = self.end
            self.skip_space()
            try:
                operator = cast("BinaryOperator", self.next_element(airspeed.BinaryOperator))
            except airspeed.NoMatch:
                self.end = before
                return
            self.skip_space()
            self.expression += operator, read_operand(self)

    def children(self) -> Iterator[Element]:
        return iter(self.expression)

    def value(self, code: Code) -> str:
        return _emit_value(code, self.expression, 0)

    def truth(self, code: Code) -> str:
        return _emit_truth(code, self.expression, 0)

    @property
    def keeps_text(self) -> bool:
        return cast("Operand", self.expression[0]).keeps_text

    @property
    def null_text(self) -> str:
        return null_text(self.expression)


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


def _emit_value(code: Code, terms: Terms, level: int) -> str:
    if len(terms) == 1:
        return cast("Operand", terms[0]).value(code)
    level = _level_of(terms, level)
    if level < _COMPARISON:
        return _emit_truth(code, terms, level)
    parts, operators = _split(terms, level)
    held = _emit_value(code, parts[0], level + 1)
    left: Terms = parts[0]
    for operator, part in zip(operators, parts[1:], strict=True):
        right = _emit_value(code, part, level + 1)
        held = code.store(_operation(code, operator, (held, left), (right, part)), operator)
        left = left[:1]
    return held


def _operation(
    code: Code, operator: BinaryOperator, left: tuple[str, Terms], right: tuple[str, Terms]
) -> str:
    """The call that computes one operation.

    The text of an operand is what `+` prints of a null beside a string, and what 2.x needs to complain of an operand
    that is no number: an operand without it ends the merge.
    """
    function = _FUNCTIONS[operator.sign]
    if code.engine.runtime_strict_mode_enable and operator.sign in _LEVELS[_ORDER]:
        for held, terms in (left, right):
            code.line(f"strict_operand({held}, {code.constant(null_text(terms))})", terms[0])
    if operator.sign in _LEVELS[_COMPARISON]:
        return _with_quick_path(operator.sign, left, right, f"{function}({left[0]}, {right[0]}, E)")
    literals = ""
    for side, (_, terms) in (("left", left), ("right", right)):
        literal = _literal(code, terms)
        if literal is None or operator.sign == "+":
            literals += f", {side}_literal={code.constant(literal)}"
    call = f"{function}({left[0]}, {right[0]}, E{literals})"
    return _with_quick_path(operator.sign, left, right, call) if operator.sign in _LEVELS[_ORDER] else call


def _with_quick_path(sign: str, left: tuple[str, Terms], right: tuple[str, Terms], call: str) -> str:
    """A comparison with an integer or string constant: Python's own where the other side is of its type."""
    for (constant, terms), (held, _) in ((right, left), (left, right)):
        literal = terms[0] if len(terms) == 1 else None
        if isinstance(literal, Literal) and type(literal.constant) in (int, str) and held.startswith("t"):
            kind = type(literal.constant)
            if literal.is_text_constant == (kind is str) and (kind is int or sign in _LEVELS[_COMPARISON]):
                return f"{left[0]} {sign} {right[0]} if type({held}) is {kind.__name__} else {call}"
    return call


def _literal(code: Code, terms: Terms) -> str | None:
    if not terms or cast("Operand", terms[0]).keeps_text or not code.engine.operands_without_text_abort:
        return null_text(terms)
    return None


def _emit_truth(code: Code, terms: Terms, level: int) -> str:
    """The test of an expression. Arithmetic is not computed: both engines take it for false, `#if(1 + 1)` too."""
    if len(terms) == 1:
        return cast("Operand", terms[0]).truth(code)
    level = _level_of(terms, level)
    if level >= _ARITHMETIC:
        return "False"
    if level >= _COMPARISON:
        return _emit_value(code, terms, level)
    parts, _ = _split(terms, level)
    result = code.store(_emit_truth(code, parts[0], level + 1))
    condition = result if level == 1 else f"not {result}"
    for part in parts[1:]:
        code.assign_if(condition, result, partial(_emit_truth, code, part, level + 1))
    return result


@stands_for(airspeed.ParenthesizedExpression)
class ParenthesizedExpression(Operand, airspeed.ParenthesizedExpression):
    """`( expression )`."""

    expression: Operand

    def parse(self) -> None:
        self.end += 1
        with self.reading.deeper(self):
            self.skip_space()
            self.expression = cast("Operand", self.next_element(airspeed.Expression))
            if not self.accept(")"):
                self.fail("an operator or `)`")

    def children(self) -> Iterator[Element]:
        yield self.expression

    def value(self, code: Code) -> str:
        return self.expression.value(code)

    def truth(self, code: Code) -> str:
        return self.expression.truth(code)

    @property
    def keeps_text(self) -> bool:
        return self.expression.keeps_text

    @property
    def null_text(self) -> str:
        return self.expression.null_text


@stands_for(airspeed.Condition)
class Condition(Operand, airspeed.Condition):
    """The bracketed test of `#if` and `#elseif`."""

    expression: Operand

    def parse(self) -> None:
        if not self.accept("("):
            self.fail("`(`")
        self.skip_space()
        self.expression = cast("Operand", self.next_element(airspeed.Expression))
        if not self.accept(")"):
            self.fail("an operator or `)`")

    def children(self) -> Iterator[Element]:
        yield self.expression

    def truth(self, code: Code) -> str:
        return self.expression.truth(code)
