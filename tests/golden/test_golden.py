"""Every folder here: a template and its payload give the output, or the error, that the real engine gave."""

from __future__ import annotations

from datetime import UTC, datetime
import json
from pathlib import Path
import re

import pytest

from velocity_preview import Template, load_payload
from velocity_preview.errors import MergeError, PayloadError, VelocitySyntaxError
from velocity_preview.tools import toolbox

FOLDER = Path(__file__).parent
CASES = sorted(path.name for path in FOLDER.iterdir() if (path / "template.vm").is_file())
NOW = datetime(2026, 1, 3, 10, tzinfo=UTC)
REFUSED = {
    "ParseErrorException": VelocitySyntaxError,
    "MethodInvocationException": MergeError,
    "JSONDecodeError": PayloadError,
}
REFUSAL = re.compile(r"(?:ERR:|PAYLOAD )(\w+): .*line (\d+),? column (\d+)")


def text_of(case: str, name: str, default: str = "") -> str:
    """A file of a case, its line ends as they are."""
    path = FOLDER / case / name
    return path.read_bytes().decode("utf-8") if path.is_file() else default


def message_of(case: str, engine: str) -> str:
    settings = json.loads(text_of(case, "settings.json", "{}"))
    payload = load_payload(text_of(case, "data.json"), root=settings.get("json_root"))
    recipient = settings.get("recipient", payload.scenarios[0].name)
    (scenario,) = (scenario for scenario in payload.scenarios if scenario.name == recipient)
    template = Template.parse(text_of(case, "template.vm"), engine=engine)
    return template.merge({**scenario.context, **toolbox("yespo", now=NOW, engine=engine)})


@pytest.mark.parametrize("engine", ["2.4.1", "1.7"])
@pytest.mark.parametrize("case", CASES)
def test_example(case, engine):
    expected = text_of(case, "expected.txt")
    if engine == "1.7":
        expected = text_of(case, "expected-1.7.txt", expected)
    refusal = REFUSAL.match(expected)
    if refusal is None:
        assert message_of(case, engine) == expected
        return
    kind, line, column = refusal.groups()
    with pytest.raises(REFUSED[kind]) as raised:
        message_of(case, engine)
    assert (raised.value.line, raised.value.column) == (int(line), int(column))


def test_examples_are_there():
    assert len(CASES) > 30
