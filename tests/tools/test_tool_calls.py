"""`$mathTool` and `$numberTool` answer as the real tools did, beside both engines."""

import pytest
from recorded_tables import answer, rows

from velocity_preview.tools import toolbox

CASES = rows("calls.jsonl")


@pytest.mark.parametrize("engine", ["2.4.1", "1.7"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['call']}{case['arguments']}")
def test_call(case, engine):
    name, method = case["call"].split(".")
    tool = toolbox(engine=engine, locale="en_US")[name]
    assert answer(tool, method, case["arguments"], engine) == case["expect"][engine]
