"""LCOV's tracefile, for `genhtml` and editors: https://manpages.debian.org/geninfo.1, section FILES.

Each directive is a branch block, each arm a branch of it. A branch whose directive was never come to has `-`
for its count. Macros are functions. The lines are those on which an arm begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.arms import ArmKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.coverage import Arm, Coverage, FileCoverage


def lcov_report(coverage: Coverage) -> str:
    return "".join(f"{line}\n" for file in coverage.files for line in _of_file(file))


def lines_of(file: FileCoverage) -> dict[int, int]:
    """The lines on which arms begin, with how often they ran."""
    counts: dict[int, int] = {}
    for arm in file.arms:
        if arm.kind is not ArmKind.NO_ELSE:
            counts[arm.line] = max(counts.get(arm.line, 0), arm.runs)
    return counts


def _of_file(file: FileCoverage) -> Iterator[str]:
    macros = [arm for arm in file.arms if arm.kind is ArmKind.MACRO]
    branches = [arm for arm in file.arms if arm.kind is not ArmKind.MACRO]
    yield "TN:"
    yield f"SF:{file.path}"
    yield from (f"FN:{arm.line},{_name(arm)}" for arm in macros)
    yield from (f"FNDA:{arm.runs},{_name(arm)}" for arm in macros)
    yield f"FNF:{len(macros)}"
    yield f"FNH:{sum(arm.is_reached for arm in macros)}"
    yield from _branches(branches)
    yield f"BRF:{len(branches)}"
    yield f"BRH:{sum(arm.is_reached for arm in branches)}"
    lines = lines_of(file)
    yield from (f"DA:{line},{runs}" for line, runs in sorted(lines.items()))
    yield f"LF:{len(lines)}"
    yield f"LH:{sum(runs > 0 for runs in lines.values())}"
    yield "end_of_record"


def _branches(arms: list[Arm]) -> Iterator[str]:
    """A branch is on the line of its directive, whichever line its arm is on."""
    first: dict[int, int] = {}
    numbers: dict[int, int] = {}
    for arm in sorted(arms, key=lambda arm: arm.branch):
        line = first.setdefault(arm.branch, arm.line)
        number = numbers[arm.branch] = numbers.get(arm.branch, -1) + 1
        yield f"BRDA:{line},{arm.branch},{number},{arm.runs if arm.entered else '-'}"


def _name(arm: Arm) -> str:
    """`price` of `#macro(price $amount)`."""
    return arm.head.partition("(")[2].strip().split(maxsplit=1)[0].rstrip(")")
