"""Java's `equals()`, and `==` beside it."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
import pytest

from velocity_preview.values.arrays import StringArray
from velocity_preview.values.comparison import equal
from velocity_preview.values.engines import ENGINES
from velocity_preview.values.equality import java_equals
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.hashing import java_hash
from velocity_preview.values.numbers import BigInteger, Byte, Character, Float, Long
from velocity_preview.values.ranges import IntegerRange

VELOCITY_2, VELOCITY_1 = ENGINES["2.4.1"], ENGINES["1.7"]

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-9, 9).map(Long),
    st.floats(),
    st.floats(width=32).map(Float),
    st.text(max_size=3),
    st.decimals(allow_nan=False, allow_infinity=False),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=6,
)


@given(VALUES)
def test_a_value_equals_itself(value):
    assert java_equals(value, value)


@given(VALUES, VALUES)
def test_equals_is_symmetric_and_goes_with_the_hash(left, right):
    assert java_equals(left, right) == java_equals(right, left)
    if java_equals(left, right):
        assert java_hash(left) == java_hash(right)


@given(SCALARS, SCALARS, st.sampled_from([VELOCITY_2, VELOCITY_1]))
def test_the_operator_is_symmetric(left, right, engine):
    assert verdict(left, right, engine) == verdict(right, left, engine)


def verdict(left, right, engine):
    try:
        return equal(left, right, engine)
    except JavaException as error:
        return error.class_name


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (1, 1.0),
        (1, True),
        (1, Long(1)),
        (1, Byte(1)),
        (Long(1), BigInteger(1)),
        (1.5, Float(1.5)),
        (0.0, -0.0),
        (Decimal("1.0"), Decimal("1.00")),
        ("x", Character("x")),
        ("1", 1),
        (None, ""),
        ([1], [1.0]),
        ([1], ["1"]),
        ({"a": 1}, {"a": 1.0}),
        ({"a": 1}, {"b": 1}),
        ({"a": None}, {"b": None}),
        ([], {}),
    ],
)
def test_what_is_not_equal_in_java(left, right):
    assert not java_equals(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (float("nan"), float("nan")),
        ([1, [None]], [1, [None]]),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ([1, 2], IntegerRange(range(1, 3))),
        (Long(2**40), 2**40),
    ],
)
def test_what_is_equal_in_java(left, right):
    assert java_equals(left, right)


def test_the_operator_compares_what_is_printed_where_classes_differ():
    words = StringArray(["1", "2"])
    assert equal(words, [1, 2], VELOCITY_2)
    assert not equal(words, [1, 2], VELOCITY_1)
    assert equal(["1", "2"], IntegerRange(range(1, 3)), VELOCITY_2)
    assert not equal(words, StringArray(["1", "2"]), VELOCITY_2)
