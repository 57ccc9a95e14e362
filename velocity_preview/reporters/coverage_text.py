"""Coverage for people: a line for each file, and for each arm that no scenario reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.arms import ArmKind
from velocity_preview.reporters.cells import plain
from velocity_preview.reporters.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.coverage import Arm, Coverage, FileCoverage

_LONGEST_HEAD = 60


def coverage_text(coverage: Coverage, style: Style = PLAIN) -> str:
    """Files without arms are left out. Of arms inside of each other that nothing reaches, the outermost is
    named.
    """
    lines = [line for file in coverage.files if file.arms for line in _of_file(file, style)]
    return "\n".join([*lines, _summary(coverage)]) + "\n"


def unreached(arm: Arm) -> str:
    """What is said of an arm that no scenario reaches."""
    head = _short(arm.head)
    if arm.kind is ArmKind.NO_ELSE:
        return f"`{head}` is true in every scenario: none shows the message without it."
    if arm.kind is ArmKind.MACRO:
        return f"No scenario calls `{head}`."
    return f"No scenario reaches `{head}`{f' of `{_short(arm.owner)}`' if arm.owner else ''}."


def _short(head: str) -> str:
    head = " ".join(head.split())
    return head if len(head) <= _LONGEST_HEAD else f"{head[: _LONGEST_HEAD - 1]}…"


def _of_file(file: FileCoverage, style: Style) -> Iterator[str]:
    yield f"{style(plain(file.path), 'path')}: {file.reached} of {len(file.arms)} arms"
    for arm in file.arms:
        if not arm.is_reached and arm.entered:
            yield f"  {arm.line}:{arm.column}  {plain(unreached(arm))}"


def _summary(coverage: Coverage) -> str:
    said = shown_percent(coverage.percent)
    return f"Coverage: {coverage.reached} of {coverage.total} arms, {said} %."


def shown_percent(value: float) -> str:
    """With one digit, rounded down: 100 is said of everything only."""
    tenths = int(value * 10 + 1e-9)
    return f"{tenths // 10}.{tenths % 10}"
