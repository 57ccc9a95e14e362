"""Velocity's own settings: their names, their values, and that they do what they do in Velocity."""

from __future__ import annotations

from pathlib import Path

import pytest

import velocity_preview
from velocity_preview import MergeError, SettingsError, Template
from velocity_preview.engine import Limits
from velocity_preview.engine.configuration import configured_engine, configured_limits
from velocity_preview.values.engines import ENGINES

EFFECTS = [
    ("directive.if.empty_check", False, "#if('')y#{else}n#end", "n", "y"),
    ("directive.if.emptycheck", False, "#if('')y#{else}n#end", "n", "y"),
    ("directive.foreach.max_loops", 2, "#foreach($i in [1..5])$i#end", "12345", "12"),
    ("directive.foreach.maxloops", 2, "#foreach($i in [1..5])$i#end", "12345", "12"),
    ("parser.space_gobbling", "none", "x\n  #set($a=1)\ny\n", "x\ny\n", "x\n  \ny\n"),
    ("space.gobbling", "none", "x\n  #set($a=1)\ny\n", "x\ny\n", "x\n  \ny\n"),
    ("directive.include.output.errormsg.start", "<<", "#include($no)", "null error", "<< error"),
    ("velocimacro.body_reference", "inner", "#macro(m)[$!bodyContent$!inner]#end#@m()B#end", "[B]", "[B]"),
]
"""Key, value, template, output without and with it: recorded from Apache Velocity 2.4.1."""


@pytest.mark.parametrize(("key", "value", "template", "without", "with_it"), EFFECTS)
def test_effect(key, value, template, without, with_it):
    assert Template.parse(template).merge({}).startswith(without)
    for engine in (
        configured_engine("2.4.1", {key: value}),
        configured_engine("2.4.1", {}, {key: str(value).lower()}),
    ):
        assert Template.parse(template, engine=engine).merge({}).startswith(with_it)


def test_what_cannot_be_iterated():
    template = "#set($s = 'abc')#foreach($i in $s)$i#end|"
    assert Template.parse(template).merge({}) == "|"
    engine = configured_engine("2.4.1", {"directive.foreach.skip_invalid": False})
    with pytest.raises(MergeError):
        Template.parse(template, engine=engine).merge({})
    assert Template.parse("#foreach($i in $no)$i#end|", engine=engine).merge({}) == "|"


def test_the_table_comes_before_the_properties():
    engine = configured_engine("2.4.1", {"directive.parse.max_depth": 3}, {"directive.parse.max.depth": "7"})
    assert engine.directive_parse_max_depth == 3


def test_what_an_engine_does_not_know_changes_nothing():
    """Measured: 1.7 reads past the keys of 2.x, 2.4.1 past `directive.set.null.allowed`."""
    assert configured_engine("1.7", {"parser.space_gobbling": "none"}) == ENGINES["1.7"]
    assert configured_engine("1.7", {"directive.if.empty_check": True}) == ENGINES["1.7"]
    assert configured_engine("2.4.1", {"directive.set.null.allowed": False}) == ENGINES["2.4.1"]
    assert configured_engine("1.7", {"directive.set.null.allowed": True}) != ENGINES["1.7"]


def test_other_keys_of_a_properties_file_are_passed_over():
    assert configured_engine("2.4.1", {}, {"resource.loaders": "file"}) == ENGINES["2.4.1"]


@pytest.mark.parametrize(
    ("name", "velocity", "properties", "message", "key"),
    [
        ("2.4", {}, {}, "There is no engine `2.4`; did you mean `2.4.1`?", ("engine",)),
        ("3", {}, {}, "There is no engine `3`; there are 2.4.1, 1.7.", ("engine",)),
        (
            "2.4.1",
            {"directive.if.emty_check": True},
            {},
            "There is no key of Velocity `directive.if.emty_check`; did you mean `directive.if.empty_check`?",
            ("velocity", "directive.if.emty_check"),
        ),
        (
            "2.4.1",
            {"space.gobbling": "legacy"},
            {},
            "`space.gobbling` is `legacy`, not one of structured, lines, bc, none",
            ("velocity", "space.gobbling"),
        ),
        (
            "1.7",
            {},
            {"directive.foreach.maxloops": "many"},
            "`directive.foreach.maxloops` is `many`, not a whole number",
            ("velocity.properties", "directive.foreach.maxloops"),
        ),
        (
            "2.4.1",
            {"directive.if.empty_check": "perhaps"},
            {},
            "`directive.if.empty_check` is `perhaps`, not true or false",
            ("velocity", "directive.if.empty_check"),
        ),
    ],
)
def test_wrong_settings(name, velocity, properties, message, key):
    with pytest.raises(SettingsError) as raised:
        configured_engine(name, velocity, properties)
    assert (str(raised.value), raised.value.key) == (message, key)


def test_limits():
    assert configured_limits({}) == Limits()
    assert configured_limits({"loops": 5, "seconds": 0.5}) == Limits(loops=5, seconds=0.5)


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ({"loop": 5}, "There is no limit `loop`; did you mean `loops`?"),
        ({"loops": 0}, "`loops` is 0, not a whole number above 0"),
        ({"loops": 1.5}, "`loops` is 1.5, not a whole number above 0"),
        ({"seconds": -1}, "`seconds` is -1, not a number above 0"),
    ],
)
def test_wrong_limits(limits, message):
    with pytest.raises(SettingsError) as raised:
        configured_limits(limits)
    assert str(raised.value) == message


def test_every_setting_of_velocity_is_read():
    """A setting that is accepted and changes nothing would be a lie."""
    package = Path(velocity_preview.__file__).parent
    code = "".join(
        path.read_text()
        for path in package.rglob("*.py")
        if path.name not in ("engines.py", "configuration.py")
    )
    operators = {name for name in ENGINES["2.4.1"].__slots__ if name.split("_")[0] in PREFIXES}
    assert not [name for name in operators if name not in code]


PREFIXES = {"directive", "parser", "runtime", "velocimacro"}
