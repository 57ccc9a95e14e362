"""On correct templates with their payloads nothing is reported at warning or error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from velocity_preview.diagnostics import Severity
from velocity_preview.lint import lint

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path.parent for path in (ROOT / "samples").glob("*/template.vm"))
EXAMPLES = sorted(
    path.parent
    for path in (ROOT / "tests" / "golden").glob("[0-8]*/template.vm")
    if "marketo" not in path.parent.name
)


def _payloads(folder: Path) -> list[str]:
    files = sorted(folder.glob("template.data/*.json")) or sorted(folder.glob("*.json"))
    return [file.read_text(encoding="utf-8") for file in files if file.name != "settings.json"]


def _root(folder: Path) -> str | None:
    settings = folder / "settings.json"
    return json.loads(settings.read_text(encoding="utf-8")).get("json_root") if settings.exists() else None


@pytest.mark.parametrize("folder", [*SAMPLES, *EXAMPLES], ids=lambda folder: folder.name)
def test_a_good_template_is_clean(folder: Path) -> None:
    text = (folder / "template.vm").read_text(encoding="utf-8")
    report = lint(text, _payloads(folder), root=_root(folder), includes=folder)
    assert [finding for finding in report.findings if finding.severity is not Severity.INFO] == []


def test_there_are_good_templates() -> None:
    assert len(SAMPLES) >= 8
    assert len(EXAMPLES) >= 20
