"""The machine and the programs, as docs/benchmarks.md describes them."""

from __future__ import annotations

from importlib.metadata import version
import os
from pathlib import Path
import platform


def description() -> list[str]:
    """A line each: processor, memory, system, Python, load, and what is compared."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return [
        f"{os.cpu_count()} processors: {_processor()}; {memory:.0f} GB of memory",
        f"{platform.system()} {platform.release().partition('-')[0]}",
        f"{platform.python_implementation()} {platform.python_version()}",
        f"airspeed {version('airspeed')}, Jinja2 {version('jinja2')}",
        f"load before the run: {os.getloadavg()[0]:.1f}",
    ]


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.machine()
