"""A template is somebody else's program: none hangs, fills the memory or ends in a Python error."""

from __future__ import annotations

import resource
import subprocess
import sys

from hostile_templates import HOSTILE
import pytest

_SECONDS = 60
_BYTES = 3 * 1024**3
_PROGRAM = """
import sys
from velocity_preview import LimitError, MergeError, Template, VelocitySyntaxError

try:
    template = Template.parse(sys.stdin.read(), engine=sys.argv[1], includes={"loop.vm": "x#parse('loop.vm')"})
    text = template.merge({"s": "text", "a": None})
except VelocitySyntaxError as error:
    print("syntax", error.line > 0 and error.column >= 0)
except LimitError as error:
    print("limit", error.line > 0)
except MergeError as error:
    print("merge", error.line > 0)
else:
    print("result", "root:" not in text and "<class '" not in text)
"""


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


@pytest.mark.parametrize("engine", ["2.4.1", "1.7"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_template(name, engine):
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, engine],
        input=HOSTILE[name].encode(),
        capture_output=True,
        timeout=2 * _SECONDS,
        preexec_fn=_bounded,
        check=False,
    )
    assert done.stderr.decode() == ""
    kind, located = done.stdout.decode().split()
    assert kind in ("result", "syntax", "limit", "merge")
    assert located == "True"
