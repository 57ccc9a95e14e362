"""Coverage as a part of the project's own JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from velocity_preview.analysis.coverage import Arm, Coverage, FileCoverage


def coverage_document(coverage: Coverage) -> dict[str, object]:
    """`branch` numbers the directive in its file; its arms share it. `entered` says whether any scenario came
    to the directive.
    """
    return {
        "reached": coverage.reached,
        "total": coverage.total,
        "percent": round(coverage.percent, 2),
        "files": [_file(file) for file in coverage.files],
    }


def _file(file: FileCoverage) -> dict[str, object]:
    arms = [_arm(arm) for arm in file.arms]
    return {"path": file.path, "reached": file.reached, "total": len(arms), "arms": arms}


def _arm(arm: Arm) -> dict[str, object]:
    return {
        "kind": arm.kind.value,
        "head": arm.head,
        "owner": arm.owner or None,
        "line": arm.line,
        "column": arm.column,
        "end_line": arm.end_line,
        "branch": arm.branch,
        "runs": arm.runs,
        "entered": arm.entered,
    }
