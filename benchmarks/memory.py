"""Memory: each figure is the most that a process of its own had, in MB."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

_PEAK: Final = """
status = open("/proc/self/status").read()
print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)"""
"""What the module `resource` tells counts the process that this one was made from, too."""
_MESSAGE: Final = "from benchmarks.messages import all_messages; a, b, c = all_messages()"
_TASKS: Final = {
    "the engine imported": "import velocity_preview.engine",
    "the very large template parsed": f"""{_MESSAGE}
from velocity_preview import Template
Template.parse(c.velocity)""",
    "the same merged 20 times": f"""{_MESSAGE}
from velocity_preview import Template
template, context = Template.parse(c.velocity), c.context()
for _ in range(20): template.merge(context)""",
    "the large message for one recipient": f"""{_MESSAGE}
from velocity_preview import Template
Template.parse(b.velocity).merge(b.context())""",
    "the large message for {recipients:,} recipients": f"""{_MESSAGE}
from velocity_preview import Template
template = Template.parse(b.velocity)
for number in range({{recipients}}): template.merge(b.context(number))""",
}


def peaks(recipients: int) -> dict[str, float]:
    """The most memory of each task."""
    return {
        task.format(recipients=recipients): float(_printed(code.format(recipients=recipients) + _PEAK))
        for task, code in _TASKS.items()
    }


def _printed(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def serve_growth(reloads: int) -> tuple[float, float]:
    """MB of a preview whose template is saved again and again: after a tenth of the saves, and after all."""
    code = f"""
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from benchmarks.messages import all_messages
from velocity_preview.preview.preview import Preview
from velocity_preview.preview.questions import Question

def now():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024**2

with TemporaryDirectory() as folder:
    template, text = Path(folder, "message.vm").resolve(), all_messages()[0].velocity
    template.write_text(text)
    preview = Preview(Path(folder))
    for number in range(1, {reloads} + 1):
        template.write_text(f"{{text}}<!-- {{number}} -->")
        preview.changed([template])
        assert f"<!-- {{number}} -->" in preview.views.view(Question("message.vm"))["text"]
        if number in ({reloads} // 10, {reloads}):
            print(now())
    preview.close()
"""
    first, last = (float(line) for line in _printed(code).split())
    return first, last
