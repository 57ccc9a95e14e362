"""`--update-baseline` and `--baseline`: what is known is not said again, and what is stale is."""

from __future__ import annotations

import json

import pytest

WRONG = "Hello $!data.get('nmae')\n"
DATA = '{"name": "Ada"}'


@pytest.fixture
def mails(write):
    write("mails/old.vm", WRONG * 2 + "# if($name)x#end")
    write("mails/old.json", DATA)
    write("mails/good.vm", "Hello $!data.get('name')\n")
    write("mails/good.json", DATA)


@pytest.fixture
def update(velocity_preview):
    def update(*paths: str) -> str:
        run = velocity_preview("lint", *paths, "--update-baseline", "known.json")
        assert (run.code, run.out) == (0, b"")
        return run.err

    return update


@pytest.fixture
def left(velocity_preview):
    """Path, rule and line of what is left with the baseline."""

    def left(*paths: str) -> list[tuple[str, str, int]]:
        run = velocity_preview("lint", *paths, "--baseline", "known.json", "--format", "json")
        return [(item["path"], item["rule"], item["line"]) for item in json.loads(run.out)["findings"]]

    return left


@pytest.mark.usefixtures("mails")
def test_the_file(update, tmp_path):
    assert update("mails") == "known.json has 3 known findings now.\n"
    assert (tmp_path / "known.json").read_text() == (
        """{
  "version": 1,
  "findings": [
    {"path": "mails/old.vm", "rule": "space-after-hash", "context": "# if($name)x#end", "count": 1},
    {"path": "mails/old.vm", "rule": "unknown-key", "context": "Hello $!data.get('nmae')", "count": 2}
  ]
}
"""
    )


def test_nothing_is_known(update, write, left, tmp_path):
    write("a.vm", "x")
    assert update("a.vm") == "known.json has 0 known findings now.\n"
    assert json.loads((tmp_path / "known.json").read_text()) == {"version": 1, "findings": []}
    assert left("a.vm") == []


@pytest.mark.usefixtures("mails")
def test_known_findings_are_silent(update, left, velocity_preview):
    update("mails")
    assert left("mails") == []
    assert velocity_preview("lint", "mails", "--baseline", "known.json").code == 0


@pytest.mark.usefixtures("mails")
def test_lines_may_move_and_be_indented(update, left, write):
    update("mails")
    write("mails/old.vm", f"<p>\r\n\n\t  {WRONG}</p>\n# if($name)x#end\n  {WRONG}")
    assert left("mails") == []


@pytest.mark.usefixtures("mails")
def test_new_findings_are_said(update, left, write, velocity_preview):
    update("mails")
    write("mails/old.vm", f"{WRONG}# if($name)x#end$!nmae\n{WRONG}{WRONG}")
    write("mails/good.vm", WRONG)
    assert left("mails") == [
        ("mails/good.vm", "unknown-key", 1),
        ("mails/old.vm", "space-after-hash", 2),
        ("mails/old.vm", "unknown-reference", 2),
        ("mails/old.vm", "unknown-key", 4),
        ("known.json", "stale-baseline-entry", 4),
    ]
    assert velocity_preview("lint", "mails", "--baseline", "known.json").code == 1


@pytest.mark.usefixtures("mails")
def test_stale_entries_are_said(update, left, write, velocity_preview, tmp_path):
    update("mails")
    write("mails/old.vm", WRONG)
    assert left("mails") == [
        ("known.json", "stale-baseline-entry", 4),
        ("known.json", "stale-baseline-entry", 5),
    ]
    assert left("mails/good.vm") == []
    run = velocity_preview("lint", "mails", "--baseline", "known.json")
    assert run.code == 0
    assert "1 of the 2 findings of `unknown-key` in `mails/old.vm` is not there any more." in run.text
    write("velocity-preview.toml", '[rules]\nstale-baseline-entry = "error"\n')
    assert velocity_preview("lint", "mails", "--baseline", "known.json").code == 1
    write("velocity-preview.toml", '[rules]\nstale-baseline-entry = "off"\n')
    assert left("mails") == []
    write("velocity-preview.toml", "")
    (tmp_path / "mails/old.vm").unlink()
    assert left("mails/good.vm") == [
        ("known.json", "stale-baseline-entry", 4),
        ("known.json", "stale-baseline-entry", 5),
    ]


@pytest.mark.usefixtures("mails")
def test_an_update_is_for_the_files_of_the_run(update, left, write, tmp_path):
    update("mails")
    write("mails/good.vm", WRONG)
    assert update("mails/good.vm") == "known.json has 4 known findings now.\n"
    assert left("mails") == []
    write("mails/old.vm", "cured")
    assert update("mails/old.vm") == "known.json has 1 known finding now.\n"
    (tmp_path / "mails/good.vm").unlink()
    assert update("mails/old.vm") == "known.json has 0 known findings now.\n"


@pytest.mark.usefixtures("mails")
def test_paths_are_those_from_the_file(velocity_preview, tmp_path, left):
    run = velocity_preview("lint", ".", "--update-baseline", "../known.json", folder=tmp_path / "mails")
    assert run.code == 0
    assert left("mails") == []
    assert velocity_preview("lint", tmp_path / "mails", "--baseline", tmp_path / "known.json").code == 0


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "This is no JSON"),
        ("[]", "This is no baseline of `velocity-preview lint`"),
        ('{"version": 2, "findings": []}', "This is a baseline of another version than 1"),
        ('{"version": 1, "findings": [1]}', "An entry of a baseline is an object"),
        (
            '{"version": 1, "findings": [{"path": 1, "rule": "a", "context": "", "count": 1}]}',
            "`path` of an entry is a string",
        ),
        (
            '{"version": 1, "findings": [{"path": "a", "rule": "a", "context": "", "count": "1"}]}',
            "`count` of an entry is a number",
        ),
        (
            '{"version": 1, "findings": [{"path": "a", "rule": "a", "context": "", "count": 1, "line": 1}]}',
            "There is no key `line` in an entry",
        ),
    ],
)
def test_a_file_that_is_no_baseline(velocity_preview, write, text, said):
    write("known.json", text)
    for option in ("--baseline", "--update-baseline"):
        run = velocity_preview("lint", "mails", option, "known.json")
        assert (run.code, run.out) == (2, b"")
        assert run.err.startswith("known.json:1:")
        assert said in run.err


@pytest.mark.usefixtures("mails")
def test_wrong_usage(velocity_preview):
    run = velocity_preview("lint", "mails", "--baseline", "missing.json")
    assert (run.code, run.err) == (2, "velocity-preview: error: missing.json: No such file or directory\n")
    assert velocity_preview("lint", "mails", "--baseline", "a", "--update-baseline", "a").code == 2
