"""The samples: each renders byte for byte as recorded, and lint has nothing against it."""

from __future__ import annotations

from datetime import UTC, datetime
import json
from pathlib import Path
import subprocess
import sys

import pytest

from velocity_preview.engine import Template
from velocity_preview.payloads import load_payload
from velocity_preview.rendering import render_scenario
from velocity_preview.tools import toolbox
from velocity_preview.workspace import (
    include_folder,
    name_scenarios,
    payloads_of,
    read_payload_text,
    read_text,
)

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())
NOW = datetime(2026, 1, 3, 10, tzinfo=UTC)


def messages(template: Path) -> dict[str, str]:
    """The message of each scenario by its name."""
    parsed = Template.parse(read_text(template), name=template.name, includes=include_folder(template))
    loaded = [
        (path, load_payload(read_payload_text(path), name=path.name).scenarios)
        for path in payloads_of(template)
    ]
    return {
        named.name: render_scenario(parsed, named.scenario, toolbox("yespo", NOW)).message
        for named in name_scenarios(template, loaded)
    }


@pytest.mark.parametrize("name", NAMES)
def test_sample_renders_as_recorded(name):
    folder = SAMPLES / name
    recorded = {path.stem: path.read_bytes().decode() for path in (folder / "expected").iterdir()}
    assert messages(folder / "template.vm") == recorded


@pytest.mark.parametrize("name", NAMES)
def test_sample_is_clean(name):
    command = [
        sys.executable,
        "-m",
        "velocity_preview",
        "lint",
        str(SAMPLES / name),
        "--no-cache",
        "--format",
        "json",
    ]
    told = json.loads(subprocess.run(command, check=False, capture_output=True).stdout)
    assert told["summary"]["files"] > 1
    assert [finding for finding in told["findings"] if finding["severity"] != "info"] == []


def test_samples_are_there():
    assert len(NAMES) >= 8
    assert set(NAMES) == set(_listed())


def _listed() -> list[str]:
    rows = (SAMPLES / "README.md").read_text().splitlines()
    return [row.split("`")[1] for row in rows if row.startswith("| `")]
