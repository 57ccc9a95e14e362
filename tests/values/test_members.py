"""Members of values, as the real engines answered. Each line of the `.jsonl` files is one question."""

from __future__ import annotations

from copy import deepcopy
import json
from pathlib import Path
import re

from hypothesis import given
from hypothesis import strategies as st
import pytest
from value_notation import read_value, recorded

from velocity_preview.engine import Template
from velocity_preview.errors import MergeError
from velocity_preview.values.engines import ENGINES
from velocity_preview.values.exceptions import JavaException, NoSuchMember
from velocity_preview.values.members import call, get_index, get_property
from velocity_preview.values.numbers import java_class
from velocity_preview.values.text import printed

VELOCITY_2 = ENGINES["2.4.1"]
TEMPLATE_DATA = json.loads(Path(__file__).with_name("member_templates.json").read_text(encoding="utf-8"))


def ask(line, receiver, engine):
    if "property" in line:
        return get_property(receiver, line["property"], engine)
    if "index" in line:
        return get_index(receiver, read_value(line["index"]), engine)
    return call(receiver, line["method"], tuple(map(read_value, line["arguments"])), engine)


def answer(line, receiver, engine):
    """What the engine would print, the class of it, or what it would throw; None for undefined and for null."""
    try:
        result = ask(line, receiver, engine)
    except NoSuchMember:
        return None
    except JavaException as exception:
        null = exception.class_name == "java.lang.NullPointerException"
        return {"throws": exception.class_name if null else str(exception)}
    if result is None:
        return None
    return {"returns": printed(result, engine), "class": java_class(result)}


@pytest.mark.parametrize("version", ENGINES)
@pytest.mark.parametrize(
    "line", recorded("members.jsonl"), ids=lambda line: line.get("method") or line.get("property")
)
def test_a_member_answers_as_the_engine_does(line, version):
    engine = ENGINES[version]
    receiver = deepcopy(read_value(line["receiver"]))
    before = printed(receiver, engine)
    assert answer(line, receiver, engine) == line[version]
    assert printed(receiver, engine) == line.get("then", {}).get(version, before)


@pytest.mark.parametrize("version", ENGINES)
@pytest.mark.parametrize("line", recorded("member_templates.jsonl"), ids=lambda line: line["template"][:60])
def test_a_template_with_members_merges_as_the_engine_merges_it(line, version):
    expected = line[version]
    template = Template.parse(line["template"], engine=version)
    if isinstance(expected, str):
        assert re.sub(r"@[0-9a-f]{1,8}", "@H", template.merge(TEMPLATE_DATA)) == expected
        return
    with pytest.raises(MergeError) as caught:
        template.merge(TEMPLATE_DATA)
    if expected["line"] is not None:
        assert (caught.value.line, caught.value.column) == (expected["line"], expected["column"])


TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)


def java(value, method, *arguments):
    return call(value, method, arguments, VELOCITY_2)


@given(TEXTS, st.integers(0, 14), st.integers(0, 14))
def test_a_substring_is_cut_by_utf_16_units(text, begin, end):
    units = text.encode("utf-16-le")
    if begin <= end <= len(units) // 2:
        expected = units[2 * begin : 2 * end].decode("utf-16-le", "surrogatepass")
        assert java(text, "substring", begin, end) == expected
        assert java(text, "length") == len(units) // 2
    else:
        with pytest.raises(JavaException, match="StringIndexOutOfBoundsException"):
            java(text, "substring", begin, end)


@given(TEXTS, TEXTS.filter(lambda separator: separator and "\\" not in separator))
def test_split_and_join_are_inverse(text, separator):
    parts = java(text, "split", f"\\Q{separator}\\E", -1)
    assert java("", "join", separator, parts) == text


@given(st.lists(st.integers(0, 9)), st.integers(-3, 12))
def test_a_list_has_the_element_or_throws(numbers, index):
    if 0 <= index < len(numbers):
        assert java(numbers, "get", index) == numbers[index]
    else:
        message = f"Index {index} out of bounds for length {len(numbers)}"
        with pytest.raises(JavaException, match=message):
            java(numbers, "get", index)


@given(st.lists(st.text(max_size=2)), st.integers(0, 5), st.integers(0, 5))
def test_a_sub_list_shows_its_list(texts, begin, end):
    begin, end = sorted((min(begin, len(texts)), min(end, len(texts))))
    before = list(texts)
    part = java(texts, "subList", begin, end)
    assert list(part) == before[begin:end]
    java(part, "add", "new")
    assert texts == [*before[:end], "new", *before[end:]]
    java(part, "clear")
    assert texts == before[:begin] + before[end:]


KEYS = st.one_of(st.text(max_size=2), st.integers(0, 2), st.booleans(), st.floats(0, 2), st.none())


@given(st.lists(st.tuples(KEYS, st.integers())))
def test_a_map_keeps_keys_apart_that_python_would_not(pairs):
    mapping = {}
    model = {}
    for key, value in pairs:
        java(mapping, "put", key, value)
        model[type(key).__name__, repr(key)] = value
    assert java(mapping, "size") == len(model)
    for key, _ in pairs:
        assert java(mapping, "get", key) == model[type(key).__name__, repr(key)]
        assert java(java(mapping, "keySet"), "contains", key)
