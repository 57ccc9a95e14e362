"""What-if for programs. Keys are added, never renamed, or `version` goes up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from velocity_preview.reporters.whatif_cover import cover_fields
from velocity_preview.whatif.weakness import Effect

if TYPE_CHECKING:
    from velocity_preview.whatif import Shown, WhatIfReport

VERSION = 1


def whatif_json(report: WhatIfReport) -> str:
    """Lines and columns are 1-based and in characters; the end is behind the last character."""
    document: dict[str, object] = {
        "version": VERSION,
        "template": report.template,
        "results": [whatif_fields(shown) for shown in report.shown],
        "summary": {
            "scenarios": report.scenarios,
            "variants": report.variants,
            **{effect.value: report.count(effect) for effect in Effect},
        },
    }
    if report.cover is not None:
        document["cover"] = [cover_fields(one) for one in report.cover]
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def whatif_fields(shown: Shown) -> dict[str, object]:
    """One result."""
    result = shown.result
    start, end = result.source.position(result.span.start), result.source.position(result.span.end)
    return {
        "path": result.path,
        "variant": result.variant.value,
        "outcome": result.effect.value,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "message": result.message,
        "help": result.help,
        "scenario": result.scenario,
        "file": result.source.name,
        "variants": [variant.value for variant in result.variants],
        "with": [{"path": change.path, "variant": change.variant.value} for change in result.changes[1:]],
        "saved": shown.saved,
    }
