"""The cache says what a fresh run says, whatever was edited, damaged or run at the same time."""

from __future__ import annotations

from contextlib import chdir
import json
import os
from pathlib import Path
import shutil
from tempfile import TemporaryDirectory
import time

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from velocity_preview.cli.file_linter import FileLinter, LintOrders, LintTask
from velocity_preview.errors import VelocityPreviewError
from velocity_preview.workspace import MergeOptions
from velocity_preview.workspace.cache_folder import CacheFolder

TEMPLATES = st.sampled_from(
    [
        "$!data.get('nmae') #parse('part.vm')",
        "#parse('part.vm')#parse('sub/other.vm')#include('note.txt') $!part",
        "#parse($which)",
        "#if($a) $!data.get('name').first",
        "# if($name)x#end",
        "## velocity-preview: disable-next-line unknown-key\n$!data.get('nmae')",
        "$dateTool.currentDate('yyyy') $!data.get('nmae')",
        "#foreach($i in $items)$i.nmae#end",
        b"\xff$x",
        b"\xef\xbb\xbf$!nmae",
    ]
)
PARTS = st.sampled_from(
    [
        "$!data.get('prat')",
        "#set($part = 1)",
        "#if(",
        "#parse('sub/other.vm')",
        "#parse('part.vm')",
        b"\xe4",
        None,
    ]
)
DATA = st.sampled_from(
    [
        '{"name": "Ada", "which": "part.vm"}',
        '{"nmae": "Ada", "which": "sub/other.vm"}',
        '{"items": [{"name": 1}, {"nmae": 2}], "name": {"first": "A"}}',
        '{"name": "Ada",}',
        b"\xff\xfe",
        None,
    ]
)
SETTINGS = st.sampled_from(
    [
        None,
        'engine = "1.7"',
        'profile = "velocity"',
        'root = "name"',
        'now = 2026-01-03T10:00:00Z\nlocale = "de"',
        '[rules]\nunknown-key = "error"\nunclosed-directive = "off"',
        '[rules]\nunknwon-key = "error"',
        '[[overrides]]\nfiles = ["a.vm"]\nrules = { unknown-key = "info" }',
        '[payloads]\n"*.vm" = ["shared.json"]',
    ]
)
EDIT = st.one_of(
    st.tuples(st.sampled_from(["a.vm", "b.vm"]), TEMPLATES),
    st.tuples(st.sampled_from(["part.vm", "sub/other.vm", "note.txt"]), PARTS),
    st.tuples(st.sampled_from(["a.json", "b.json", "a.two.json", "shared.json"]), DATA),
    st.tuples(st.just("velocity-preview.toml"), SETTINGS),
)


def edit(name: str, content: str | bytes | None) -> None:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def linter(cache: Path | None) -> FileLinter:
    return FileLinter(LintOrders((), MergeOptions(), cache))


def said(cache: Path | None) -> list[object]:
    """What a run says of both templates, or why it says nothing."""
    found: list[object] = []
    for name in ("a.vm", "b.vm"):
        try:
            running = linter(cache)
            report = running.recall(Path(name)) or running.lint(LintTask(Path(name)))
            found.append((report.files, report.findings))
        except VelocityPreviewError as error:
            found.append((type(error), str(error)))
    return found


@given(st.lists(EDIT, min_size=1, max_size=8))
@settings(max_examples=120, deadline=None)
def test_the_cache_is_never_wrong(edits):
    with TemporaryDirectory() as folder, chdir(folder):
        edit("a.vm", "$!data.get('nmae')")
        edit("b.vm", "#parse('part.vm')")
        cache = Path("cache")
        for name, content in edits:
            edit(name, content)
            fresh = said(None)
            assert said(cache) == fresh
            assert said(cache) == fresh


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder that the test is in; its cache is `cache`."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def is_known(name: str = "a.vm") -> bool:
    return linter(Path("cache")).recall(Path(name)) is not None


def learn(name: str = "a.vm") -> None:
    linter(Path("cache")).lint(LintTask(Path(name)))


@pytest.mark.usefixtures("here")
def test_what_changes_nothing_is_known():
    edit("a.vm", "#parse('part.vm')#parse('missing.vm')$!data.get('nmae')")
    edit("part.vm", "x")
    edit("a.json", '{"name": 1}')
    assert not is_known()
    learn()
    assert is_known()
    edit("other.vm", "$!nmae")
    edit("other.json", "{}")
    assert is_known()
    edit("missing.vm", "x")
    assert not is_known()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("text", "settings", "kept"),
    [
        ("$!name", "", True),
        ("$dateTool.currentDate('yyyy')", "", False),
        ("$dateTool.currentDate('yyyy')", "now = 2026-01-03", True),
        ("$mathTool.random", "now = 2026-01-03", False),
        ("#parse('part.vm')", "", False),
        ("#parse('part.vm')", "now = 2026-01-03", True),
        ("#evaluate($text)", "", False),
        ("$dateTool.currentDate('yyyy')", 'profile = "velocity"', True),
        ("#if($slow.matches('(a|aa)+$'))x#end", "", False),
    ],
)
def test_what_depends_on_the_moment_is_not_kept(text, settings, kept):
    edit("a.vm", text)
    edit("a.json", json.dumps({"slow": "a" * 60 + "!"}))
    edit("part.vm", "$dateTool.currentDate('yyyy')")
    edit("velocity-preview.toml", settings)
    learn()
    assert is_known() is kept


@pytest.mark.usefixtures("here")
def test_other_code_knows_nothing(monkeypatch):
    edit("a.vm", "$!x")
    learn()
    monkeypatch.setattr("velocity_preview.workspace.lint_cache.program_digest", lambda: "other")
    assert not is_known()


def documents(folder: Path) -> list[Path]:
    return [path for path in folder.glob("??/*") if path.is_file()]


def damage(path: Path, how: str) -> None:
    content = path.read_bytes()
    changed = {
        "empty": b"",
        "half": content[: len(content) // 2],
        "flipped": content[:-5] + bytes([content[-5] ^ 1]) + content[-4:],
        "other": b"\x00\xff" * 100,
        "no checksum": content.partition(b"\n")[2],
    }
    if how == "folder":
        path.unlink()
        path.mkdir()
    else:
        path.write_bytes(changed[how])


@pytest.mark.parametrize("how", ["empty", "half", "flipped", "other", "no checksum", "folder"])
def test_damage(velocity_preview, write, tmp_path, how):
    write("a.vm", "$!data.get('nmae')")
    write("a.json", '{"name": 1}')
    arguments = ("lint", "a.vm", "--format", "json", "--cache-dir", "cache")
    first = velocity_preview(*arguments)
    (document,) = documents(tmp_path / "cache")
    damage(document, how)
    assert velocity_preview(*arguments) == first
    if how != "folder":
        assert velocity_preview(*arguments) == first
        assert CacheFolder(tmp_path / "cache").get(document.name) is not None


def test_a_document_under_another_name(tmp_path):
    cache = CacheFolder(tmp_path)
    cache.put("aa1", {"x": "\ud800"})
    assert cache.get("aa1") == {"x": "\ud800"}
    shutil.copy(tmp_path / "aa/aa1", tmp_path / "aa/aa2")
    assert cache.get("aa2") is None


def test_old_documents_are_swept_once_a_day(tmp_path):
    cache = CacheFolder(tmp_path)
    cache.prepare()
    now = time.time()
    for key, days in (("aaold", 40), ("aanew", 3)):
        cache.put(key, [])
        set_age(tmp_path / "aa" / key, now, days)
    cache.prepare()
    assert len(documents(tmp_path)) == 2
    set_age(tmp_path / "swept", now, 2)
    cache.prepare()
    assert [path.name for path in documents(tmp_path)] == ["aanew"]
    assert cache.get("aanew") == []
    assert (tmp_path / "aa/aanew").stat().st_mtime > now - 3600


def set_age(path: Path, now: float, days: float) -> None:
    os.utime(path, (now - days * 86_400,) * 2)


def test_runs_at_the_same_time(start, write, velocity_preview):
    for number in range(12):
        write(f"mails/{number}.vm", f"$!data.get('nmae{number}')")
        write(f"mails/{number}.json", '{"name": 1}')
    arguments = ("lint", "mails", "--format", "json", "--cache-dir", "cache", "--jobs", "2")
    outputs = [process.communicate(timeout=120) for process in [start(*arguments) for _ in range(3)]]
    expected = velocity_preview("lint", "mails", "--format", "json", "--no-cache").out
    assert outputs == [(expected, b"")] * 3


def test_options(velocity_preview, write, tmp_path):
    write("a.vm", "$!data.get('nmae')")
    velocity_preview("lint", "a.vm", "--no-cache", "--cache-dir", "cache")
    assert not (tmp_path / "cache").exists()
    velocity_preview("lint", "a.vm", VELOCITY_PREVIEW_CACHE_DIR="cache")
    assert len(documents(tmp_path / "cache")) == 1
    assert (tmp_path / "cache/.gitignore").read_text() == "*\n"
    velocity_preview("lint", "a.vm", VELOCITY_PREVIEW_CACHE_DIR="", XDG_CACHE_HOME=str(tmp_path / "home"))
    assert len(documents(tmp_path / "home/velocity-preview")) == 1
    write("file", "")
    run = velocity_preview("lint", "a.vm", "--cache-dir", "file")
    assert (run.code, run.err) == (2, "velocity-preview: error: file: File exists\n")


def test_no_cache_where_none_can_be(velocity_preview, write):
    write("a.vm", "$!x")
    write("file", "")
    run = velocity_preview("lint", "a.vm", VELOCITY_PREVIEW_CACHE_DIR="", XDG_CACHE_HOME="file")
    assert (run.code, run.err) == (0, "")


def test_standard_input_is_not_kept(velocity_preview, write, tmp_path):
    write("a.json", '{"name": 1}')
    arguments = ("lint", "-", "--data", "a.json", "--format", "json", "--cache-dir", "cache")
    assert json.loads(velocity_preview(*arguments, input=b"$!data.get('nmae')").out)["findings"]
    assert documents(tmp_path / "cache") == []
