"""`lint`: what is linted, how it is reported, what the exit code says."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

WRONG = "Hello $!data.get('nmae')\n"
DATA = '{"name": "Ada"}'


@pytest.fixture
def mails(write):
    """A folder with a good, a doubtful and a refused template."""
    write("mails/good.vm", "Hello $!data.get('name')\n")
    write("mails/good.json", DATA)
    write("mails/wrong.vm", WRONG)
    write("mails/wrong.json", DATA)
    write("mails/deep/refused.vm", "#if($a)\n")
    write("mails/deep/refused.json", DATA)


def findings(run) -> list[tuple[str, str, int]]:
    return [(item["path"], item["rule"], item["line"]) for item in json.loads(run.out)["findings"]]


@pytest.mark.usefixtures("mails")
def test_folder(velocity_preview):
    run = velocity_preview("lint", "mails", "--format", "json")
    assert (run.code, run.err) == (1, "")
    assert findings(run) == [
        ("mails/deep/refused.vm", "unclosed-directive", 1),
        ("mails/wrong.vm", "unknown-key", 1),
    ]
    assert json.loads(run.out)["summary"] == {"files": 6, "errors": 1, "warnings": 1, "infos": 0}


@pytest.mark.usefixtures("mails")
def test_nothing_to_report(velocity_preview):
    run = velocity_preview("lint", "mails/good.vm")
    assert (run.code, run.text, run.err) == (0, "Nothing to report in 2 files.\n", "")


@pytest.mark.usefixtures("mails")
def test_text(velocity_preview):
    run = velocity_preview("lint", "mails/wrong.vm")
    assert run.code == 1
    assert run.text.startswith("mails/wrong.vm:1:19: warning: ")
    assert "[unknown-key]\n1 | Hello $!data.get('nmae')\n  |                   ^^^^\nhelp: " in run.text
    assert run.text.endswith("\n1 warning in 2 files.\n")


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize(
    ("path", "level", "code"),
    [
        ("mails/wrong.vm", "error", 0),
        ("mails/wrong.vm", "warning", 1),
        ("mails/wrong.vm", "info", 1),
        ("mails/deep/refused.vm", "error", 1),
        ("mails/good.vm", "info", 0),
    ],
)
def test_fail_level(velocity_preview, path, level, code):
    assert velocity_preview("lint", path, "--fail-level", level).code == code


def test_given_payloads(velocity_preview, write):
    write("wrong.vm", WRONG)
    write("other.json", '{"nmae": 1}')
    assert velocity_preview("lint", "wrong.vm", "--data", "other.json").code == 0


def test_template_from_standard_input(velocity_preview, write):
    write("data.json", DATA)
    run = velocity_preview("lint", "-", "--data", "data.json", "--format", "json", input=WRONG.encode())
    assert findings(run) == [("<stdin>", "unknown-key", 1)]


def test_payload_from_standard_input(velocity_preview, write):
    write("wrong.vm", WRONG)
    write("twice.vm", WRONG * 2)
    run = velocity_preview(
        "lint", "wrong.vm", "twice.vm", "--data", "-", "--format", "json", input=DATA.encode()
    )
    assert len(findings(run)) == 3


def test_partials_are_looked_at_with_the_data_of_their_message(velocity_preview, write):
    write("mails/mail.vm", "#set($title = 'Hello')#parse('parts/head.vm')$!{data.name}\n")
    write("mails/parts/head.vm", "<h1>$title</h1>$data.nmae\n")
    write("data.json", '{"name": "Ann"}')
    data = ["--data", "data.json", "--format", "json"]
    assert findings(velocity_preview("lint", "mails", *data)) == [("mails/parts/head.vm", "unknown-key", 1)]
    alone = findings(velocity_preview("lint", "mails/parts/head.vm", *data))
    assert [rule for _, rule, _ in alone] == ["unknown-reference", "unknown-key"]


def test_payload_alone(velocity_preview, write):
    write("event.json", '{"a": 1,}')
    run = velocity_preview("lint", "event.json", "--format", "json")
    assert run.code == 1
    assert findings(run) == [("event.json", "payload-syntax", 1)]


def test_broken_payload_beside_a_template(velocity_preview, write):
    write("a.vm", "$x")
    write("a.json", '{"x": 1,}')
    write("a.wide.json", '{"x": 1}'.encode("utf-16"))
    run = velocity_preview("lint", "a.vm", "--format", "json")
    assert [path for path, rule, _ in findings(run) if rule == "payload-syntax"] == ["a.json", "a.wide.json"]


def test_template_that_is_no_text(velocity_preview, write):
    write("a.vm", b"Gr\xfc\xdfe")
    run = velocity_preview("lint", "a.vm", "--format", "json")
    assert run.code == 1
    assert findings(run) == [("a.vm", "syntax-error", 1)]


@pytest.mark.usefixtures("mails")
def test_reports_to_files(velocity_preview, tmp_path):
    run = velocity_preview("lint", "mails", "--output", "json=a.json", "--output", "junit=b.xml")
    assert run.text.endswith("1 error and 1 warning in 6 files.\n")
    assert len(json.loads((tmp_path / "a.json").read_text())["findings"]) == 2
    assert (tmp_path / "b.xml").read_text().count("<failure") == 2


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize("value", ["json", "json=", "yaml=a.yaml"])
def test_wrong_output(velocity_preview, value):
    run = velocity_preview("lint", "mails", "--output", value)
    assert (run.code, run.out) == (2, b"")


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize(
    "arguments", [(), ("missing",), ("mails", "--format", "xml"), ("mails", "--fix", "--diff"), ("-", "-")]
)
def test_wrong_usage(velocity_preview, arguments):
    run = velocity_preview("lint", *arguments)
    assert (run.code, run.out) == (2, b"")
    assert "Traceback" not in run.err


def test_nothing_matched(velocity_preview, write):
    write("empty/readme.md", "no template")
    run = velocity_preview("lint", "empty")
    assert (run.code, run.out) == (2, b"")
    assert "No template in empty" in run.err


@pytest.mark.usefixtures("mails")
def test_severities_of_the_settings(velocity_preview, write):
    write("velocity-preview.toml", '[rules]\nunknown-key = "error"\nunclosed-directive = "off"\n')
    run = velocity_preview("lint", "mails", "--format", "json")
    assert [(item["rule"], item["severity"]) for item in json.loads(run.out)["findings"]] == [
        ("unknown-key", "error")
    ]


@pytest.mark.usefixtures("mails")
def test_overrides_and_ignored_folders(velocity_preview, write):
    write(
        "velocity-preview.toml",
        'ignore = ["deep"]\n[[overrides]]\nfiles = ["mails/wrong.vm"]\nrules = { unknown-key = "off" }\n',
    )
    run = velocity_preview("lint", "mails", "--format", "json")
    assert (run.code, findings(run)) == (0, [])
    assert velocity_preview("lint", "mails/deep/refused.vm").code == 1


def test_payloads_of_the_settings(velocity_preview, write):
    write("mails/wrong.vm", WRONG)
    write("data/wrong-1.json", '{"nmae": "Ada"}')
    write("velocity-preview.toml", '[payloads]\n"mails/*.vm" = ["data/*.json"]\n')
    assert velocity_preview("lint", "mails").code == 0


FIXABLE = "<p># if($name)Hello#end\r\n</p>"
FIXED = "<p>#if($name)Hello#end\r\n</p>"


def test_fix(velocity_preview, write):
    template = write("a.vm", FIXABLE)
    write("a.json", DATA)
    run = velocity_preview("lint", "a.vm", "--fix")
    assert (run.code, run.text, run.err) == (0, "Nothing to report in 2 files.\n", "Fixed 1 file.\n")
    assert template.read_bytes() == FIXED.encode()
    assert velocity_preview("lint", "a.vm", "--fix").err == ""


def test_fix_of_standard_input(velocity_preview, write):
    write("a.json", DATA)
    run = velocity_preview("lint", "-", "--data", "a.json", "--fix", input=FIXABLE.encode())
    assert (run.code, run.out) == (0, FIXED.encode())
    assert run.err == "Nothing to report in 2 files.\n"


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
def test_diff_is_what_fix_does(velocity_preview, write, tmp_path):
    template = write("a.vm", FIXABLE)
    write("a.json", DATA)
    run = velocity_preview("lint", "a.vm", "--diff")
    assert run.code == 1
    assert template.read_bytes() == FIXABLE.encode()
    subprocess.run(
        ["patch", "--binary", "a.vm"], input=run.out, cwd=tmp_path, check=True, capture_output=True
    )
    assert template.read_bytes() == FIXED.encode()
    assert velocity_preview("lint", "a.vm", "--diff").code == 0


def test_rules(velocity_preview):
    run = velocity_preview("rules")
    assert (run.code, run.err) == (0, "")
    lines = run.text.splitlines()
    assert any(line.startswith("unknown-key ") and " warning " in line for line in lines)
    severities = [line.split()[1] for line in lines]
    assert severities == sorted(severities, key=["error", "warning", "info", "off"].index)
    assert lines[-1].split()[:2] == ["unused-key", "off"]


def test_explain(velocity_preview):
    run = velocity_preview("explain", "unknown-key")
    assert (run.code, run.err) == (0, "")
    headings = [line for line in run.text.splitlines() if line.startswith("#")]
    assert headings == ["# unknown-key", "## What it does", "## Why is this bad?", "## Example"]
