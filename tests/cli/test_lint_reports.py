"""`--format` and `--output`: several reports of one run."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
from running import names_in

WRONG = "Hello $!data.get('nmae')\n"


@pytest.fixture
def mails(write):
    write("mails/a.vm", WRONG)
    write("mails/a.json", '{"name": "Ada"}')


@pytest.mark.usefixtures("mails")
def test_all_formats_at_once(velocity_preview, tmp_path):
    formats = ("text", "json", "sarif", "github", "gitlab", "junit")
    outputs = [part for form in formats for part in ("--output", f"{form}=out/reports/{form}")]
    run = velocity_preview("lint", "mails", "--format", "github", *outputs)
    assert run.code == 1
    folder = tmp_path / "out/reports"
    assert names_in(folder) == sorted(formats)
    for form in formats:
        assert velocity_preview("lint", "mails", "--format", form).out == (folder / form).read_bytes()
    assert run.out == (folder / "github").read_bytes()
    assert len(json.loads((folder / "json").read_text())["findings"]) == 1
    assert ET.parse(folder / "junit").getroot().get("failures") == "1"


@pytest.mark.usefixtures("mails")
def test_fingerprints_are_the_same_in_all_reports_and_outlive_lines(velocity_preview, write):
    def marks() -> tuple[list[str], list[str]]:
        gitlab = json.loads(velocity_preview("lint", "mails", "--format", "gitlab").out)
        sarif = json.loads(velocity_preview("lint", "mails", "--format", "sarif").out)
        results = sarif["runs"][0]["results"]
        return [item["fingerprint"] for item in gitlab], [
            item["partialFingerprints"]["velocityPreview/v1"] for item in results
        ]

    write("mails/a.vm", WRONG * 2)
    first, second = marks()
    assert first == second
    assert len({*first}) == 2
    write("mails/a.vm", f"\n<p>\n\t{WRONG}</p>\n{WRONG}")
    assert marks() == (first, second)


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize("output", ["json=mails/a.vm", "json=mails/a.json", "json=mails"])
def test_an_output_that_is_an_input_or_a_folder(velocity_preview, tmp_path, output):
    run = velocity_preview("lint", "mails", "--output", output)
    assert (run.code, "Traceback" in run.err) == (2, False)
    assert (tmp_path / "mails/a.vm").read_text() == WRONG
    assert names_in(tmp_path / "mails") == ["a.json", "a.vm"]


@pytest.mark.usefixtures("mails")
def test_two_reports_in_one_file(velocity_preview):
    run = velocity_preview("lint", "mails", "--output", "json=a", "--output", "sarif=a")
    assert (run.code, run.out) == (2, b"")
    assert "'a' is there for two reports" in run.err


def test_findings_in_included_files_have_their_paths(velocity_preview, write):
    for number in range(3):
        write(f"mails/{number}.vm", "#parse('parts/foot.vm')")
        write(f"mails/{number}.json", '{"name": 1}')
    write("mails/parts/foot.vm", f"<p>\n{WRONG}")
    found = json.loads(velocity_preview("lint", "mails", "--format", "json").out)["findings"]
    assert [(item["path"], item["rule"], item["line"]) for item in found] == [
        ("mails/parts/foot.vm", "unknown-key", 2)
    ]


def test_suppressions(velocity_preview, write):
    write("a.json", '{"name": "Ada"}')
    write(
        "a.vm",
        f"""## velocity-preview: disable-next-line unknown-key -- comes from the CRM
{WRONG}#* velocity-preview: disable-next-line unknwon-key *#
{WRONG}## velocity-preview: disable-next-line unknown-key
Hello
""",
    )
    run = velocity_preview("lint", "a.vm", "--format", "json")
    assert run.code == 1
    assert [(item["rule"], item["line"], item["severity"]) for item in json.loads(run.out)["findings"]] == [
        ("malformed-suppression", 3, "info"),
        ("unknown-key", 4, "warning"),
        ("unused-suppression", 5, "info"),
    ]
    write("velocity-preview.toml", '[rules]\nunused-suppression = "error"\nmalformed-suppression = "off"\n')
    run = velocity_preview("lint", "a.vm", "--format", "json")
    assert [(item["rule"], item["severity"]) for item in json.loads(run.out)["findings"]] == [
        ("unknown-key", "warning"),
        ("unused-suppression", "error"),
    ]
