"""Memory: each figure is the most that a process of its own had, in MB."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

_PEAK: Final = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
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
    "the large message for 1,000 recipients": f"""{_MESSAGE}
from velocity_preview import Template
template = Template.parse(b.velocity)
for number in range(1_000): template.merge(b.context(number))""",
    "the large message for 10,000 recipients": f"""{_MESSAGE}
from velocity_preview import Template
template = Template.parse(b.velocity)
for number in range(10_000): template.merge(b.context(number))""",
}


def peaks() -> dict[str, float]:
    """The most memory of each task."""
    return {
        task: float(
            subprocess.run(
                [sys.executable, "-c", f"{code}\n{_PEAK}"], check=True, capture_output=True, text=True
            ).stdout
        )
        for task, code in _TASKS.items()
    }


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
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    first, last = (float(line) for line in done.stdout.split())
    return first, last
