"""`python -m benchmarks` measures and writes docs/benchmarks.md."""

from __future__ import annotations

import argparse
from pathlib import Path
import sys

from benchmarks.report import SECTIONS, written
from benchmarks.scale import SHORT, Scale

_REPORT = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of the short measures (default: 5)")
    parser.add_argument("--recipients", type=int, default=10_000, help="of the bulk run (default: 10000)")
    parser.add_argument("--reloads", type=int, default=10_000, help="of the preview (default: 10000)")
    parser.add_argument("--largest", type=int, default=1_000_000, help="growing template (default: 1000000)")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, help="print these sections, and write nothing")
    parser.add_argument("--short", action="store_true", help="see whether all of it runs, and write nothing")
    options = parser.parse_args()
    sizes = tuple(size for size in Scale().sizes if size <= options.largest)
    full = Scale(options.rounds, options.recipients, sizes, options.reloads)
    text = written(options.only or list(SECTIONS), SHORT if options.short else full)
    if options.only or options.short:
        sys.stdout.write(text)
    else:
        _REPORT.write_text(text, "utf-8")


main()
