"""Which files `lint` finds: folders, patterns, and what is ignored."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def mails(write):
    for name in (
        "mails/a.vm",
        "mails/deep/b.vtl",
        "mails/deep/build/c.vm",
        "mails/.hidden/d.vm",
        "mails/x.html",
    ):
        write(name, "#if($a)\n")
    write("mails/plain.html", "<p>5 $ off</p>")
    write("mails/logo.png", b"\x89PNG")
    write("mails/other.txt", "#if($a)\n")


def linted(run) -> list[str]:
    return sorted({item["path"] for item in json.loads(run.out)["findings"]})


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["mails"], ["mails/a.vm", "mails/deep/b.vtl", "mails/x.html"]),
        (["."], ["mails/a.vm", "mails/deep/b.vtl", "mails/x.html"]),
        (["mails/*.vm"], ["mails/a.vm"]),
        (["mails/**/*.vtl"], ["mails/deep/b.vtl"]),
        (["mails/**"], ["mails/a.vm", "mails/deep/b.vtl", "mails/x.html"]),
        (["mails/*"], ["mails/a.vm", "mails/deep/b.vtl", "mails/x.html"]),
        (["mails/[ax].*"], ["mails/a.vm", "mails/x.html"]),
        (["mails/deep", "mails/a.vm"], ["mails/a.vm", "mails/deep/b.vtl"]),
        (["mails/other.txt"], ["mails/other.txt"]),
        (["mails/deep/build/c.vm"], ["mails/deep/build/c.vm"]),
    ],
)
def test_paths(velocity_preview, paths, expected):
    assert linted(velocity_preview("lint", *paths, "--format", "json")) == expected


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize("path", ["mails/*.vtl", "mails/*.png", "mails/nothing", "mails/.hidden/*/x"])
def test_nothing_matched(velocity_preview, path):
    run = velocity_preview("lint", path)
    assert (run.code, run.out) == (2, b"")
    assert run.err.startswith("velocity-preview: error: ")
    assert path in run.err


def test_a_name_with_brackets_is_a_name(velocity_preview, write):
    write("a[1].vm", "#if($a)\n")
    assert linted(velocity_preview("lint", "a[1].vm", "--format", "json")) == ["a[1].vm"]


def test_a_pattern_of_payloads(velocity_preview, write):
    write("data/one.json", "{")
    write("data/two.json", "{")
    assert linted(velocity_preview("lint", "data/*.json", "--format", "json")) == [
        "data/one.json",
        "data/two.json",
    ]


@pytest.mark.usefixtures("mails")
def test_what_git_ignores(velocity_preview, write, tmp_path):
    (tmp_path / ".git").mkdir()
    write(".gitignore", "deep/\n*.html\n")
    write("mails/.gitignore", "!x.html\n")
    for path in ("mails", "mails/*"):
        assert linted(velocity_preview("lint", path, "--format", "json")) == ["mails/a.vm", "mails/x.html"]
    assert linted(velocity_preview("lint", "mails/deep/b.vtl", "--format", "json")) == ["mails/deep/b.vtl"]


@pytest.mark.usefixtures("mails")
def test_what_git_ignores_above_the_folder(velocity_preview, write, tmp_path):
    write(".gitignore", "x.html\n")
    assert linted(velocity_preview("lint", "mails", "--format", "json"))[-1] == "mails/x.html"
    (tmp_path / ".git").mkdir()
    assert linted(velocity_preview("lint", "mails", "--format", "json"))[-1] == "mails/deep/b.vtl"


@pytest.mark.usefixtures("mails")
def test_all_is_ignored(velocity_preview, write):
    write("mails/.gitignore", "*")
    run = velocity_preview("lint", "mails")
    assert (run.code, run.out) == (2, b"")
    assert "All templates in mails are ignored, by .gitignore or the settings." in run.err


@pytest.mark.usefixtures("mails")
def test_what_the_settings_ignore(velocity_preview, write):
    write("velocity-preview.toml", 'ignore = ["mails/deep", "*.html"]')
    for path in ("mails", "mails/**"):
        assert linted(velocity_preview("lint", path, "--format", "json")) == ["mails/a.vm"]


@pytest.mark.usefixtures("mails")
def test_named_files_that_are_ignored(velocity_preview, write):
    write("velocity-preview.toml", 'ignore = ["mails/deep"]')
    write("mails/.gitignore", "x.html")
    named = ("mails/a.vm", "mails/deep/b.vtl", "mails/x.html")
    assert linted(velocity_preview("lint", *named, "--format", "json")) == list(named)
    run = velocity_preview("lint", *named, "--force-exclude", "--format", "json")
    assert linted(run) == ["mails/a.vm"]
    run = velocity_preview("lint", "mails/x.html", "--force-exclude")
    assert (run.code, run.text) == (0, "Nothing to report in 0 files.\n")
