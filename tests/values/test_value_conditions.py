"""What conditions, `#foreach` and ranges make of a value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from velocity_preview.values.arrays import StringArray
from velocity_preview.values.engines import ENGINES
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.iteration import iterate
from velocity_preview.values.map_views import KeySet
from velocity_preview.values.numbers import Character, Float, Long
from velocity_preview.values.objects import JavaObject
from velocity_preview.values.ranges import IntegerRange, int_range
from velocity_preview.values.text import java_string
from velocity_preview.values.truth import is_true

VELOCITY_2, VELOCITY_1 = ENGINES["2.4.1"], ENGINES["1.7"]
MODIFIED = r"java\.util\.ConcurrentModificationException"


@pytest.mark.parametrize(
    "value",
    [
        "",
        0,
        Long(0),
        0.0,
        -0.0,
        Float(0.0),
        Decimal("0.00"),
        [],
        {},
        StringArray([]),
        KeySet({}),
        IntegerRange(range(0)),
    ],
)
def test_what_is_empty_is_false_in_velocity_2(value):
    assert not is_true(value, VELOCITY_2)
    assert is_true(value, VELOCITY_1)


@pytest.mark.parametrize(
    "value",
    [
        True,
        "false",
        " ",
        1,
        -1,
        0.5,
        float("nan"),
        Decimal("0.1"),
        [None],
        {"a": None},
        Character("x"),
        JavaObject(),
        StringArray([""]),
    ],
)
def test_what_is_true(value):
    assert is_true(value, VELOCITY_2)
    assert is_true(value, VELOCITY_1)


@pytest.mark.parametrize("value", [None, False])
def test_what_is_false(value):
    assert not is_true(value, VELOCITY_2)
    assert not is_true(value, VELOCITY_1)


@pytest.mark.parametrize(
    ("value", "elements"),
    [
        ([1, None], [1, None]),
        ({"a": 1, "b": 2}, [1, 2]),
        (StringArray(["a", "b"]), ["a", "b"]),
        (KeySet({"a": 1}), ["a"]),
        (KeySet({"a": 1}).iterator(), ["a"]),
        ([], []),
    ],
)
def test_what_is_gone_through(value, elements):
    assert list(iterate(value)) == elements


@pytest.mark.parametrize("value", [None, "abc", 5, 1.5, True, JavaObject(), Character("x")])
def test_what_is_passed_over(value):
    assert iterate(value) is None


@pytest.mark.parametrize(
    ("turn", "change", "seen"),
    [
        (2, lambda elements: elements.pop(), [1, 2]),
        (1, lambda elements: elements.__setitem__(1, 7), [1, 7, 3]),
        (2, lambda elements: elements.__setitem__(0, 7), [1, 2, 3]),
    ],
)
def test_changes_of_a_list_that_java_does_not_mind(turn, change, seen):
    assert gone_through([1, 2, 3], turn, change) == seen


@pytest.mark.parametrize(
    ("turn", "change"),
    [
        (1, lambda elements: elements.append(9)),
        (3, lambda elements: elements.append(9)),
        (1, lambda elements: elements.pop()),
        (3, lambda elements: elements.clear()),
    ],
)
def test_a_list_that_is_changed_meanwhile(turn, change):
    with pytest.raises(JavaException, match=MODIFIED):
        gone_through([1, 2, 3], turn, change)


@pytest.mark.parametrize(
    ("turn", "change", "seen"),
    [
        (2, lambda entries: entries.update(z=3), [1, 2]),
        (1, lambda entries: entries.update(b=7), [1, 7]),
    ],
)
def test_changes_of_a_map_that_java_does_not_mind(turn, change, seen):
    assert gone_through({"a": 1, "b": 2}, turn, change) == seen


@pytest.mark.parametrize("change", [lambda entries: entries.update(z=3), lambda entries: entries.pop("b")])
def test_a_map_that_is_changed_meanwhile(change):
    with pytest.raises(JavaException, match=MODIFIED):
        gone_through({"a": 1, "b": 2}, 1, change)


def gone_through(value, turn, change):
    """The elements seen, when the value is changed at a turn."""
    seen = []
    for element in iterate(value):
        seen.append(element)
        if len(seen) == turn:
            change(value)
    return seen


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (1, 3, "[1, 2, 3]"),
        (3, 1, "[3, 2, 1]"),
        (1, 1, "[1]"),
        (-1, 1, "[-1, 0, 1]"),
        (-2.7, 0, "[-2, -1, 0]"),
        (3000000003, 3000000000, "[-1294967293, -1294967294, -1294967295, -1294967296]"),
        (float("inf"), 2147483647, "[2147483647]"),
        (float("nan"), 1, "[0, 1]"),
        (None, 3, None),
        (1, None, None),
        (True, 3, None),
        ("x", 3, None),
        ([], 3, None),
    ],
)
def test_ranges(start, end, text):
    for engine in ENGINES.values():
        assert java_string(int_range(start, end, engine, 100)) == text


@pytest.mark.parametrize("start", ["2.7", "2", Character("2")])
def test_velocity_2_reads_the_ends_of_a_range(start):
    assert java_string(int_range(start, 3, VELOCITY_2, 100)) == "[2, 3]"
    assert int_range(start, 3, VELOCITY_1, 100) is None


def test_ranges_are_limited():
    for engine in ENGINES.values():
        assert len(int_range(1, 100, engine, 100)) == 100
        with pytest.raises(OverflowError):
            int_range(0, 100, engine, 100)


def test_a_range_cannot_be_changed_in_velocity_2():
    fixed, free = int_range(1, 2, VELOCITY_2, 9), int_range(1, 2, VELOCITY_1, 9)
    with pytest.raises(JavaException, match=r"java\.lang\.UnsupportedOperationException"):
        fixed.append(3)
    free.append(3)
    assert java_string(free) == "[1, 2, 3]"
