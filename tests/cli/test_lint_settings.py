"""Settings of `lint`: severities, overrides, payloads, and what is wrong with a settings file."""

from __future__ import annotations

import json

import pytest

WRONG = "Hello $!data.get('nmae')\n"


@pytest.fixture
def mails(write):
    for folder in ("letters", "sms"):
        write(f"{folder}/a.vm", WRONG)
        write(f"{folder}/a.json", '{"name": "Ada"}')


@pytest.fixture
def severities(velocity_preview):
    """The severities by path, as JSON says them."""

    def severities(*arguments: str) -> dict[str, str]:
        run = velocity_preview("lint", *(arguments or (".",)), "--format", "json")
        return {item["path"]: item["severity"] for item in json.loads(run.out)["findings"]}

    return severities


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize("file", ["velocity-preview.toml", "pyproject.toml"])
@pytest.mark.parametrize("severity", ["off", "info", "warning", "error"])
def test_severity_of_a_rule(severities, velocity_preview, write, file, severity):
    table = "rules" if file == "velocity-preview.toml" else "tool.velocity-preview.rules"
    write(file, f'[{table}]\nunknown-key = "{severity}"\n')
    expected = {} if severity == "off" else {"letters/a.vm": severity, "sms/a.vm": severity}
    assert severities() == expected
    assert velocity_preview("lint", ".").code == (severity in ("warning", "error"))
    assert velocity_preview("lint", ".", "--fail-level", "info").code == (severity != "off")
    assert velocity_preview("lint", ".", "--fail-level", "error").code == (severity == "error")


@pytest.mark.usefixtures("mails")
def test_overrides_for_files(severities, write):
    write(
        "velocity-preview.toml",
        """
[rules]
unknown-key = "error"

[[overrides]]
files = ["sms/**"]
rules = { unknown-key = "info" }

[[overrides]]
files = ["*.txt.vm"]
rules.unknown-key = "off"
""",
    )
    write("sms/b.txt.vm", WRONG)
    assert severities() == {"letters/a.vm": "error", "sms/a.vm": "info"}
    assert severities("sms/a.vm") == {"sms/a.vm": "info"}


@pytest.mark.usefixtures("mails")
def test_the_nearest_file_counts(severities, write):
    write("velocity-preview.toml", '[rules]\nunknown-key = "error"\n')
    write("sms/velocity-preview.toml", "")
    assert severities() == {"letters/a.vm": "error", "sms/a.vm": "warning"}


@pytest.mark.usefixtures("mails")
def test_payloads_of_templates(severities, write):
    write("velocity-preview.toml", '[payloads]\n"sms/*.vm" = ["data/**/*.json", "more.json"]\n')
    write("data/deep/x.json", '{"nmae": 1}')
    assert severities() == {"letters/a.vm": "warning"}
    write("data/deep/x.json", '{"other": 1}')
    assert severities() == {"letters/a.vm": "warning", "sms/a.vm": "warning"}
    write("more.json", '{"nmae": 1')
    assert severities()["more.json"] == "error"


@pytest.mark.usefixtures("mails")
def test_profile_and_engine(velocity_preview, write):
    write("a.vm", "$mathTool.add(1, 2) ${x|'d'}")
    write("a.json", "{}")
    write("velocity-preview.toml", 'profile = "velocity"\nengine = "1.7"\n')

    def rules(*arguments: str) -> set[str]:
        run = velocity_preview("lint", "a.vm", "--format", "json", *arguments)
        return {item["rule"] for item in json.loads(run.out)["findings"]}

    assert "foreign-tool" in rules()
    assert "foreign-tool" not in rules("--profile", "yespo", "--engine", "2.4.1")


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (
            '[rules]\nunknown_key = "off"',
            "2:1",
            "There is no rule `unknown_key`; did you mean `unknown-key`?",
        ),
        (
            '[[overrides]]\nfiles = "none.vm"\n[overrides.rules]\nunknwon-key = "off"',
            "4:1",
            "There is no rule `unknwon-key`; did you mean `unknown-key`?",
        ),
        ('[rules]\nunknown-key = "warn"', "2:1", "`warn` is no severity; did you mean `warning`?"),
        ("ignored = []", "1:1", "There is no setting `ignored`; did you mean `ignore`?"),
        ("ignore = 1", "1:1", "`ignore` is a number, not an array of strings"),
        ("[[overrides]]\nrules = {}", "1:3", "An override has no `files`"),
        ("[rules", "1:7", "This is no TOML"),
    ],
)
def test_a_settings_file_that_is_wrong(velocity_preview, write, text, place, said):
    write("velocity-preview.toml", text)
    run = velocity_preview("lint", "letters")
    assert (run.code, run.out) == (2, b"")
    assert run.err.startswith(f"velocity-preview.toml:{place}: error: {said}")


def test_a_rule_that_is_off_is_switched_on(velocity_preview, write):
    write("a.vm", "Hello $name\n")
    write("a.json", '{"name": "Ada", "city": "Kyiv"}')
    assert "Nothing to report" in velocity_preview("lint", "a.vm").text
    write("velocity-preview.toml", '[rules]\nunused-key = "info"\n')
    run = velocity_preview("lint", "a.vm", "--fail-level", "info")
    assert run.code == 1
    assert "The template does not read `city`." in run.text
