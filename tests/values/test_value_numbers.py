"""Classes of numbers, their hash codes, and how they are made narrower."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest
from value_notation import read_value, recorded

from velocity_preview.values import numbers
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.hashing import java_hash
from velocity_preview.values.literals import float_literal, integer_literal
from velocity_preview.values.numbers import BigInteger, Float, Long, java_class, wrap
from velocity_preview.values.objects import JavaObject
from velocity_preview.values.text import java_string

NARROWING = {
    "intValue": numbers.int_value,
    "longValue": numbers.long_value,
    "shortValue": numbers.short_value,
    "byteValue": numbers.byte_value,
    "doubleValue": numbers.double_value,
    "floatValue": numbers.float_value,
}


@pytest.mark.parametrize(
    "case", recorded("narrowing.jsonl"), ids=lambda case: "{value} {method}".format(**case)
)
def test_recorded_narrowing(case):
    assert java_string(NARROWING[case["method"]](read_value(case["value"]))) == case["text"]


@pytest.mark.parametrize("case", recorded("hash_codes.jsonl"), ids=lambda case: str(case["value"])[:40])
def test_recorded_hash_codes(case):
    assert java_hash(read_value(case["value"])) == case["hashCode"]


def test_hash_of_data_in_itself():
    elements: list[object] = []
    elements.append(elements)
    with pytest.raises(JavaException, match=r"java\.lang\.StackOverflowError"):
        java_hash(elements)


@given(st.integers(), st.sampled_from([8, 16, 32, 64]))
def test_wrapping_keeps_the_low_bits(value, bits):
    wrapped = wrap(value, bits)
    assert -(1 << (bits - 1)) <= wrapped < 1 << (bits - 1)
    assert (value - wrapped) % (1 << bits) == 0


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (2**31 - 1, "java.lang.Integer"),
        (2**31, "java.lang.Long"),
        (-(2**63), "java.lang.Long"),
        (2**63, "java.math.BigInteger"),
        (numbers.long(5), "java.lang.Long"),
        (numbers.long(2**64 + 5), "java.lang.Long"),
        (numbers.big_integer(5), "java.math.BigInteger"),
        (True, "java.lang.Boolean"),
        ("", "java.lang.String"),
        ([], "java.util.ArrayList"),
        ({}, "java.util.LinkedHashMap"),
        (JavaObject(), "java.lang.Object"),
        (None, "null"),
    ],
)
def test_class_names(value, name):
    assert java_class(value) == name


def test_a_float_is_rounded_to_24_bits():
    assert Float(0.1) == 0.10000000149011612
    assert Float(1e39) == float("inf")


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("007", 7, "java.lang.Integer"),
        ("-2147483648", -(2**31), "java.lang.Integer"),
        ("2147483648", 2**31, "java.lang.Long"),
        ("9223372036854775808", 2**63, "java.math.BigInteger"),
    ],
)
def test_integer_literals(text, value, name):
    assert integer_literal(text) == value
    assert java_class(integer_literal(text)) == name


def test_literals_of_many_digits():
    assert integer_literal("9" * 5000) == 10**5000 - 1
    with pytest.raises(JavaException, match=r"java\.lang\.NumberFormatException"):
        integer_literal("9" * 200_000)


@pytest.mark.parametrize(
    ("text", "printed"), [("1.", "1.0"), ("-1e400", "-Infinity"), ("1e-400", "0.0"), (".5", "0.5")]
)
def test_float_literals(text, printed):
    assert java_string(float_literal(text)) == printed


def test_the_classes_for_small_values_are_not_the_plain_ones():
    assert [type(numbers.widened(5, kind)) for kind in (numbers.Kind.INTEGER, numbers.Kind.LONG)] == [
        int,
        Long,
    ]
    assert type(numbers.widened(5, numbers.Kind.BIG_INTEGER)) is BigInteger
    assert type(numbers.widened(200, numbers.Kind.BYTE)) is numbers.Short
