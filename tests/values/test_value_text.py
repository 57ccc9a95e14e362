"""`toString()` as Java 17 prints it."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
import pytest
from value_notation import recorded

from velocity_preview.values.arrays import StringArray
from velocity_preview.values.engines import ENGINES
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.floating import double_text, float_text
from velocity_preview.values.numbers import BigInteger, Character, Float, Long
from velocity_preview.values.objects import JavaObject
from velocity_preview.values.text import MAX_DEPTH, java_string, printed


@pytest.mark.parametrize("case", recorded("floating_text.jsonl"), ids=lambda case: case["Double"])
def test_recorded_doubles_and_floats(case):
    assert java_string(case["value"]) == case["Double"]
    assert java_string(Float(case["value"])) == case["Float"]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_double_reads_back(value):
    assert float(double_text(value)) == value


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_a_float_reads_back(value):
    assert Float(float(float_text(value))) == value


@given(st.floats(min_value=1e-3, max_value=9999999, allow_nan=False))
def test_the_plain_form_is_for_numbers_of_usual_size(value):
    assert "E" not in double_text(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        (True, "true"),
        (5, "5"),
        (Long(5), "5"),
        (float("nan"), "NaN"),
        (float("-inf"), "-Infinity"),
        (Decimal("1E+2"), "1E+2"),
        (Decimal("0.000001"), "0.000001"),
        (Decimal("0.0000001"), "1E-7"),
        (Decimal("-0.0"), "0.0"),
        (Character("x"), "x"),
        ([], "[]"),
        ({}, "{}"),
        ([1, None, True, "a", 1.0], "[1, null, true, a, 1.0]"),
        ({"a": [1, {"b": None}], "c": {}}, "{a=[1, {b=null}], c={}}"),
    ],
)
def test_values(value, text):
    assert java_string(value) == text


def test_more_digits_than_python_prints():
    assert java_string(10**5000) == "1" + "0" * 5000
    assert java_string([Long(5), BigInteger(10**5000)]) == "[5, 1" + "0" * 5000 + "]"


def test_collections_in_themselves():
    elements: list[object] = [1]
    elements.append(elements)
    entries: dict[object, object] = {"a": 1}
    entries["self"] = entries
    assert java_string([elements, entries]) == "[[1, (this Collection)], {a=1, self=(this Map)}]"


def test_collections_in_each_other_overflow_the_stack():
    inner: list[object] = []
    outer: list[object] = [inner, inner]
    inner.append(outer)
    with pytest.raises(JavaException, match=r"java\.lang\.StackOverflowError"):
        java_string(outer)


def test_deep_data():
    value: object = "x"
    for _ in range(MAX_DEPTH - 1):
        value = [value]
    assert java_string(value) == "[" * (MAX_DEPTH - 1) + "x" + "]" * (MAX_DEPTH - 1)
    with pytest.raises(JavaException, match=r"java\.lang\.StackOverflowError"):
        java_string([[value]])


def test_data_that_multiplies_runs_out_of_memory():
    value: object = "a" * 1000
    for _ in range(40):
        value = [value, value]
    with pytest.raises(JavaException, match=r"java\.lang\.OutOfMemoryError"):
        java_string(value)


class Nothing(JavaObject):
    def java_string(self):
        return None


def test_an_object_that_prints_nothing():
    assert java_string(Nothing()) is None
    assert java_string([Nothing()]) == "[null]"


def test_arrays_print_as_lists_in_velocity_2():
    array = StringArray(["a", "b"])
    assert printed(array, ENGINES["2.4.1"]) == "[a, b]"
    assert printed(array, ENGINES["1.7"]) == java_string(array)
    assert java_string(array).startswith("[Ljava.lang.String;@")
