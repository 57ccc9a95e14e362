"""The Python API: what tests and programs outside import."""

from __future__ import annotations

from datetime import UTC, datetime
import inspect
from pathlib import Path
import subprocess
import sys

import pytest

import velocity_preview
from velocity_preview import Template, load_payload, render, tools


@pytest.mark.parametrize("name", velocity_preview.__all__)
def test_each_name_is_there(name):
    assert getattr(velocity_preview, name) is not None
    assert name in dir(velocity_preview)


def test_no_other_name():
    with pytest.raises(AttributeError, match="module 'velocity_preview' has no attribute 'nothing'"):
        velocity_preview.nothing  # noqa: B018


def test_importing_the_package_imports_nothing_else():
    code = (
        "import sys, velocity_preview; print(*(name for name in sys.modules if 'velocity_preview.' in name))"
    )
    folder = Path(velocity_preview.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=True)
    assert done.stdout.split() == [b"velocity_preview.version"]


def test_contract_of_templates():
    assert Template.parse("Hello $name").merge({"name": "Ada"}) == "Hello Ada"
    template = Template.parse('#parse("part.vm")', name="cart.vm", engine="1.7", includes={"part.vm": "$x"})
    context = {"x": [1]}
    assert template.merge(context) == "[1]"
    assert context == {"x": [1]}
    assert template.merge(context=context) == "[1]"


def test_contract_of_payloads():
    (scenario,) = load_payload('{"object": {"x": 1}}', root="object").scenarios
    assert scenario.name
    assert scenario.context == {"x": 1, "data": {"x": 1}}


def test_contract_of_tools():
    now = datetime(2026, 1, 3, 10, tzinfo=UTC)
    box = tools.toolbox(profile="yespo", now=now)
    assert set(box) == {"mathTool", "numberTool", "dateTool"}
    assert Template.parse("$dateTool.currentDate('yyyy')").merge(box) == "2026"
    assert list(inspect.signature(tools.toolbox).parameters)[:2] == ["profile", "now"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("#if($a)", "VelocitySyntaxError"), ("$x.substring(9)", "MergeError")],
)
def test_contract_of_errors(text, kind):
    with pytest.raises(velocity_preview.TemplateError) as raised:
        Template.parse(text).merge({"x": "abc"})
    assert type(raised.value).__name__ == kind
    assert (raised.value.line, raised.value.column) >= (1, 1)
    assert raised.value.span.start <= raised.value.span.end


def test_render():
    message = render("Hello $!data.get('name')", '{"name": "Ada"}')
    assert message == "Hello Ada"
