"""Writes docs/conformance.md: the share of recorded cases that ours agrees with, by category and engine."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
import sys

TESTS = Path(__file__).resolve().parents[1]
REPORT = TESTS.parent / "docs" / "conformance.md"


def report() -> str:
    """The text of the report."""
    from recorded import ENGINES, case_files, cases_of  # noqa: PLC0415 (the folder is put on the path below)

    agreed: Counter[tuple[str, str]] = Counter()
    counted: Counter[tuple[str, str]] = Counter()
    for path in case_files():
        for case in cases_of(path):
            counted[case.category, case.engine] += 1
            agreed[case.category, case.engine] += case.expected.agrees_with(case.outcome())
    lines = [
        "# Conformance",
        "",
        "Recorded cases of the real engines in `tests/conformance/`, and how many of them come out the same here: byte",
        "for byte, white space, errors and their places included. What is left is in",
        "[known-differences.md](known-differences.md). Written by `python tests/conformance/write_report.py`.",
        "",
        "| category | " + " | ".join(f"Velocity {engine}" for engine in ENGINES) + " |",
        "| --- | " + " | ".join("---:" for _ in ENGINES) + " |",
    ]
    categories = list(dict.fromkeys(category for category, _ in counted))
    lines += [_row(name, [(agreed[name, e], counted[name, e]) for e in ENGINES]) for name in categories]
    totals = [
        (sum(agreed[name, e] for name in categories), sum(counted[name, e] for name in categories))
        for e in ENGINES
    ]
    return "\n".join([*lines, _row("all", totals)]) + "\n"


def _row(name: str, shares: list[tuple[int, int]]) -> str:
    cells = " | ".join(f"{agreed} of {counted} ({agreed / counted:.1%})" for agreed, counted in shares)
    return f"| {name} | {cells} |"


if __name__ == "__main__":
    sys.path.insert(0, str(TESTS))
    REPORT.write_text(report(), "utf-8")
