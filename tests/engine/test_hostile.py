"""A template is somebody else's program: none hangs, fills the memory or ends in a Python error."""

from __future__ import annotations

import json
import resource
import subprocess
import sys

from hostile_templates import HOSTILE, MEGABYTES, Hostile
import pytest

_SECONDS = 60
_BYTES = 1024**3
_PROGRAM = """
import json
import sys

from velocity_preview import Template
from velocity_preview.engine.limits import Limits
from velocity_preview.errors import TemplateError

given = json.load(sys.stdin)
ends = []
for engine in given["engines"]:
    try:
        bounds = {"includes": given["includes"], "limits": Limits(seconds=2)}
        text = Template.parse(given["template"], engine=engine, **bounds).merge({})
    except TemplateError as error:
        ends.append([type(error).__name__, error.line >= 1 and error.column >= 0])
    else:
        ends.append(["result", "root:" not in text and "<class '" not in text])
print(json.dumps(ends))
"""
_ENGINES = ("2.4.1", "1.7")
_REFUSED_OR_NOT = [Hostile(name, text, "result or VelocitySyntaxError") for name, text in MEGABYTES.items()]


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


@pytest.mark.parametrize("hostile", [*HOSTILE, *_REFUSED_OR_NOT], ids=lambda hostile: hostile.name)
def test_hostile_template(hostile):
    given = {"template": hostile.template, "includes": dict(hostile.includes), "engines": _ENGINES}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        input=json.dumps(given).encode(),
        capture_output=True,
        timeout=2 * _SECONDS,
        preexec_fn=_bounded,
        check=False,
    )
    assert done.stderr.decode() == ""
    for engine, (end, is_located) in zip(_ENGINES, json.loads(done.stdout), strict=True):
        assert end in hostile.expected(engine).split(" or ")
        assert is_located
