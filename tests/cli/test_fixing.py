"""`--fix` and `--diff`: what is written, and what is left alone."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess

import pytest
from running import PROGRAM, environment, names_in

DATA = '{"name": "Ada"}'
WRONG = "# if($name)Hello $name# end"
RIGHT = "#if($name)Hello $name#end"


@pytest.fixture
def fix(velocity_preview, write):
    """The content of a template after `--fix`."""

    def fix(content: bytes) -> bytes:
        template = write("a.vm", content)
        write("a.json", DATA)
        velocity_preview("lint", "a.vm", "--fix")
        return template.read_bytes()

    return fix


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "<p>\r\n{}\r\n</p>\r\n",
        "<p>\n{}\r\n</p>\r{}\n\n",
        "\ufeff{}\n",
        "\x0b\x0c{}\x85\u2028\u2029{}\t \n",
        "e\u0301 \u00e9 🎉 {} \U0001f468\u200d\U0001f469\u200d\U0001f467 \x00\x1b",
    ],
)
def test_other_bytes_are_as_they_were(fix, around):
    text = around.replace("{}", WRONG)
    assert fix(text.encode()) == around.replace("{}", RIGHT).encode()


@pytest.mark.parametrize("content", [b"\xff" + WRONG.encode(), WRONG.encode("utf-16"), b"\xa0 plain"])
def test_bytes_that_are_no_text_are_left(fix, content):
    assert fix(content) == content


def test_permissions_and_links_are_kept(velocity_preview, write, tmp_path):
    template = write("real/a.vm", WRONG)
    template.chmod(0o640)
    (tmp_path / "a.vm").symlink_to(template)
    write("a.json", DATA)
    assert velocity_preview("lint", "a.vm", "--fix").err == "Fixed 1 file.\n"
    assert template.read_text() == RIGHT
    assert stat.S_IMODE(template.stat().st_mode) == 0o640
    assert (tmp_path / "a.vm").is_symlink()
    assert names_in(tmp_path / "real") == ["a.vm"]


def test_what_needs_no_fix_is_not_written(velocity_preview, write):
    template = write("a.vm", "Hello $!name")
    write("a.json", DATA)
    os.utime(template, (1_000_000_000, 1_000_000_000))
    assert velocity_preview("lint", "a.vm", "--fix").err == ""
    assert template.stat().st_mtime == 1_000_000_000


def test_a_file_that_cannot_be_written(write, tmp_path):
    write("a.vm", WRONG)
    write("a.json", DATA)
    command = f"ulimit -f 0; exec {' '.join(PROGRAM)} lint a.vm --fix --no-cache"
    done = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    assert done.returncode == 2
    assert b"a.vm: File too large" in done.stderr
    assert (tmp_path / "a.vm").read_text() == WRONG
    assert names_in(tmp_path) == ["a.json", "a.vm"]


def test_many_files(velocity_preview, write, tmp_path):
    for number in range(30):
        write(f"mails/{number}.vm", WRONG if number % 2 else RIGHT)
        write(f"mails/{number}.json", DATA)
    run = velocity_preview("lint", "mails", "--fix", "--jobs", "2")
    assert (run.code, run.text, run.err) == (0, "Nothing to report in 60 files.\n", "Fixed 15 files.\n")
    assert {path.read_text() for path in (tmp_path / "mails").glob("*.vm")} == {RIGHT}


def test_a_file_that_others_include(velocity_preview, write, tmp_path):
    write("a.vm", "#parse('part.vm') $!done")
    write("part.vm", f"# set($done = 1){WRONG}")
    write("a.json", DATA)
    run = velocity_preview("lint", "a.vm", "--fix")
    assert run.code == 1
    assert "\npart.vm:1:" in run.text
    assert (tmp_path / "part.vm").read_text() == f"# set($done = 1){WRONG}"
    run = velocity_preview("lint", ".", "--fix")
    assert (run.code, run.err) == (0, "Fixed 1 file.\n")
    assert (tmp_path / "part.vm").read_text() == f"#set($done = 1){RIGHT}"


def test_suppressed_and_disabled_rules_are_not_fixed(fix, write):
    text = f"## velocity-preview: disable space-after-hash\n{WRONG}".encode()
    assert fix(text) == text
    write("velocity-preview.toml", '[rules]\nspace-after-hash = "off"\n')
    assert fix(WRONG.encode()) == WRONG.encode()


def test_payloads_are_never_written(velocity_preview, write):
    payload = write("a.json", '{"name": "Ada",}')
    velocity_preview("lint", "a.json", "--fix")
    assert payload.read_text() == '{"name": "Ada",}'


def test_diff(velocity_preview, write):
    template = write("mails/a.vm", f"<p>\n{WRONG}\n</p>")
    write("mails/a.json", DATA)
    run = velocity_preview("lint", "mails", "--diff")
    assert (run.code, run.err) == (1, "")
    assert run.text == (
        f"--- mails/a.vm\n+++ mails/a.vm\n@@ -1,3 +1,3 @@\n <p>\n-{WRONG}\n+{RIGHT}\n </p>\n"
        "\\ No newline at end of file\n"
    )
    assert template.read_text() == f"<p>\n{WRONG}\n</p>"
    colored = velocity_preview("lint", "mails", "--diff", "--color").text
    assert f"\x1b[1;31m-{WRONG}\x1b[0m\n\x1b[32m+{RIGHT}\x1b[0m\n" in colored


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize("end", ["\n", "\r\n", "", "\r"])
def test_git_applies_the_diff(velocity_preview, write, tmp_path, end):
    for name in ("a", "b"):
        write(f"mails/{name}.vm", f"<p>{end}{WRONG}{end}".replace("name", "nmae" if name == "b" else "name"))
        write(f"mails/{name}.json", DATA)
    diff = velocity_preview("lint", "mails", "--diff").out
    subprocess.run(["git", "apply", "-p0", "--unsafe-paths"], input=diff, cwd=tmp_path, check=True)
    applied = {path.name: path.read_bytes() for path in (tmp_path / "mails").glob("*.vm")}
    write("mails/a.vm", f"<p>{end}{WRONG}{end}")
    write("mails/b.vm", f"<p>{end}{WRONG}{end}".replace("name", "nmae"))
    velocity_preview("lint", "mails", "--fix")
    assert applied == {path.name: path.read_bytes() for path in (tmp_path / "mails").glob("*.vm")}


def test_fix_and_baseline(velocity_preview, write, tmp_path):
    write("a.vm", f"{WRONG} $!data.get('nmae')")
    write("a.json", DATA)
    run = velocity_preview("lint", "a.vm", "--fix", "--update-baseline", "known.json")
    assert (run.code, run.err) == (0, "Fixed 1 file.\nknown.json has 1 known finding now.\n")
    known = json.loads((tmp_path / "known.json").read_text())["findings"]
    assert [entry["context"] for entry in known] == [f"{RIGHT} $!data.get('nmae')"]
