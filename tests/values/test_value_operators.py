"""Every operator on every kind of value, as the real engines answered."""

from __future__ import annotations

import pytest
from value_notation import read_value, recorded

from velocity_preview.values import arithmetic, comparison
from velocity_preview.values.engines import ENGINES
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.numbers import BigInteger, Long, java_class
from velocity_preview.values.text import java_string

ARITHMETIC = {
    "+": arithmetic.add,
    "-": arithmetic.subtract,
    "*": arithmetic.multiply,
    "/": arithmetic.divide,
    "%": arithmetic.modulo,
}
COMPARISON = {
    "==": comparison.equal,
    "!=": comparison.not_equal,
    "<": comparison.less,
    "<=": comparison.less_equal,
    ">": comparison.greater,
    ">=": comparison.greater_equal,
}
CASES = recorded("operators.jsonl")
VELOCITY_2, VELOCITY_1 = ENGINES["2.4.1"], ENGINES["1.7"]
NO_TEXT = "java.lang.NullPointerException"


def outcome(case, engine):
    left, right = read_value(case["left"]), read_value(case["right"])
    operator = case["operator"]
    try:
        if operator in COMPARISON:
            return COMPARISON[operator](left, right, engine)
        result = ARITHMETIC[operator](left, right, engine, left_literal="$n", right_literal="$n")
    except JavaException as error:
        return {"error": error.class_name}
    return None if result is None else {"class": java_class(result), "text": java_string(result)}


@pytest.mark.parametrize("engine", ENGINES.values(), ids=lambda engine: engine.name)
@pytest.mark.parametrize("case", CASES, ids=lambda case: "{left} {operator} {right}".format(**case))
def test_recorded(case, engine):
    assert outcome(case, engine) == case[engine.name]


@pytest.mark.parametrize("operation", [*ARITHMETIC.values(), comparison.less, comparison.greater_equal])
def test_a_null_without_text_ends_the_merge(operation):
    with pytest.raises(JavaException, match=NO_TEXT):
        operation(None, 5, VELOCITY_2, left_literal=None, right_literal=None)
    with pytest.raises(JavaException, match=NO_TEXT):
        operation(5, None, VELOCITY_2, left_literal=None, right_literal=None)
    assert not operation(None, None, VELOCITY_2, left_literal="$a", right_literal=None)


@pytest.mark.parametrize("operation", ARITHMETIC.values())
def test_a_list_without_text_ends_the_merge(operation):
    with pytest.raises(JavaException, match=NO_TEXT):
        operation([], 5, VELOCITY_2, left_literal=None, right_literal=None)
    with pytest.raises(JavaException, match=NO_TEXT):
        operation(5, [], VELOCITY_2, left_literal=None, right_literal=None)
    assert operation([], [], VELOCITY_2, left_literal="$a", right_literal=None) is None


def test_comparing_a_list_without_text_is_false():
    assert not comparison.less([], 5, VELOCITY_2, left_literal=None, right_literal=None)


def test_concatenation_needs_no_text_of_what_is_not_null():
    assert arithmetic.add("a", [1], VELOCITY_2, left_literal=None, right_literal=None) == "a[1]"


@pytest.mark.parametrize(
    ("value", "negative"),
    [
        (5, "-5 java.lang.Integer"),
        (-(2**31), "2147483648 java.lang.Long"),
        (2**31, "-2147483648 java.lang.Long"),
        (-(2**63), "9223372036854775808 java.math.BigInteger"),
        (Long(5), "-5 java.lang.Long"),
        (BigInteger(5), "-5 java.math.BigInteger"),
        (1.5, "-1.5 java.lang.Double"),
        (0.0, "-0.0 java.lang.Double"),
        ("3", "-3 java.math.BigDecimal"),
    ],
)
def test_negation(value, negative):
    result = arithmetic.negate(value, VELOCITY_2)
    assert f"{java_string(result)} {java_class(result)}" == negative


@pytest.mark.parametrize("value", ["x", None, True, [], {}])
def test_negation_of_what_is_no_number(value):
    assert arithmetic.negate(value, VELOCITY_2) is None
    with pytest.raises(JavaException, match=NO_TEXT):
        arithmetic.negate(value, VELOCITY_2, literal=None)


@pytest.mark.parametrize(
    "text", ["1e2147483648", "1e-2147483648", "1e" + "9" * 30, "1_0", " 1", "1f", "NaN", "0x1"]
)
def test_strings_that_are_no_number(text):
    assert arithmetic.multiply(text, 1, VELOCITY_2) is None


@pytest.mark.parametrize("text", ["1", "1.", ".5", "+.5e3", "٣", "1E+5", "-0"])
def test_strings_that_are_numbers_in_velocity_2_alone(text):
    assert java_class(arithmetic.multiply(text, 1, VELOCITY_2)) == "java.math.BigDecimal"
    assert arithmetic.multiply(text, 1, VELOCITY_1) is None


def test_results_that_would_be_too_large_end_the_merge():
    with pytest.raises(JavaException, match=r"java\.lang\.ArithmeticException"):
        repeated(arithmetic.multiply, 10)
    with pytest.raises(JavaException, match=r"java\.lang\.ArithmeticException"):
        arithmetic.subtract("1e2147483647", 1, VELOCITY_2)
    with pytest.raises(JavaException, match=r"java\.lang\.OutOfMemoryError"):
        repeated(arithmetic.add, "x")


def repeated(operation, value):
    """Applied to the result over and over, as a loop in a template would."""
    for _ in range(100):
        value = operation(value, value, VELOCITY_2)
