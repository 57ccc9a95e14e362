"""What `$tool.name` without brackets reads, beside both engines: a getter, or in Velocity 2 a method without
parameters. No such property calls a method that takes any number of arguments."""

import pytest
from recorded_tables import answer_of, rows

from velocity_preview.tools import toolbox
from velocity_preview.values.engines import ENGINES
from velocity_preview.values.members import get_property

CASES = rows("properties.jsonl")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["property"])
def test_property(case, engine):
    name, property_name = case["property"].split(".")
    tool = toolbox(engine=engine, locale="en_US")[name]
    expected = case["expect"][engine]
    found = answer_of(lambda: get_property(tool, property_name, ENGINES[engine]))
    if isinstance(expected, list) and expected[0] is None and found is not None:
        expected = [found[0], expected[1]]  # another text in each run
    assert found == expected


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["mathTool", "numberTool"])
def test_every_method_has_a_line(name, engine):
    recorded = {case["property"] for case in CASES}
    assert {f"{name}.{method}" for method in toolbox(engine=engine)[name].members.methods} <= recorded
