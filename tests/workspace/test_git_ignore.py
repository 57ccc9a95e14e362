"""What git ignores is passed over: held against git itself."""

from __future__ import annotations

import os
from pathlib import Path
import subprocess
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from velocity_preview.workspace.git_ignore import GitIgnore
from velocity_preview.workspace.templates import templates_below

NAMES = ("a.vm", "b.vm", "keep.vm", "x y.vm")
FOLDERS = ("", "x", "x/deep", "y", "y/x")
PATTERNS = (
    "*.vm", "a.vm", "/a.vm", "!a.vm", "!keep.vm", "x", "x/", "/x/", "!x/", "x/*", "!x/deep/", "deep/a.vm",
    "**/deep", "x/**/a.vm", "x/**", "**", "*", "!*/", "?.vm", "[ab].vm", "[!a].vm", "# a.vm", "\\#a", "",
    "a.vm ", "x\\ y.vm", "y/x/b.vm", "!/y", "y//", "!", "/", "*/keep.vm", "b.vm\r",
)  # fmt: skip
IGNORE_FILES = st.dictionaries(
    st.sampled_from(FOLDERS), st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=4), max_size=3
)


def tree(root: Path, ignore_files: dict[str, list[str]]) -> None:
    for folder in FOLDERS:
        (root / folder).mkdir(parents=True, exist_ok=True)
        for name in NAMES:
            (root / folder / name).write_text("")
    for folder, lines in ignore_files.items():
        (root / folder / ".gitignore").write_bytes("\n".join(lines).encode())


def kept_by_git(root: Path) -> list[str]:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*arguments: str) -> bytes:
        return subprocess.run(
            ["git", *arguments], cwd=root, env=environment, capture_output=True, check=True
        ).stdout

    git("init", "-q")
    listed = git("ls-files", "-z", "--others", "--exclude-standard").decode().split("\0")
    return sorted(name for name in listed if name.endswith(".vm"))


def kept(root: Path) -> list[str]:
    found = templates_below(root, GitIgnore(root).ignores)
    return sorted(path.relative_to(root).as_posix() for path in found)


@given(IGNORE_FILES, st.lists(st.sampled_from(PATTERNS), max_size=2))
@settings(max_examples=60, deadline=None)
def test_the_same_files_are_left(ignore_files, excluded):
    with TemporaryDirectory() as name:
        root = Path(name)
        tree(root, ignore_files)
        (root / ".git/info").mkdir(parents=True)
        (root / ".git/info/exclude").write_text("\n".join(excluded))
        expected = kept_by_git(root)
        assert kept(root) == expected
        for folder in FOLDERS:
            for file in NAMES:
                named = root / folder / file
                is_kept = named.relative_to(root).as_posix() in expected
                assert GitIgnore(named.parent).ignores_named(named) is not is_kept


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path


def test_files_above_the_folder_count(root: Path):
    tree(root, {"": ["a.vm"], "x": ["!a.vm"]})
    (root / ".git").mkdir()
    assert kept(root / "x") == ["a.vm", "b.vm", "deep/a.vm", "deep/b.vm", "deep/keep.vm", "deep/x y.vm",
                                "keep.vm", "x y.vm"]  # fmt: skip
    assert kept(root / "y/x") == ["b.vm", "keep.vm", "x y.vm"]


def test_files_above_the_folder_do_not_count_without_a_repository(root: Path):
    tree(root, {"": ["a.vm"], "y/x": ["b.vm"]})
    assert kept(root / "y") == ["a.vm", "b.vm", "keep.vm", "x y.vm", "x/a.vm", "x/keep.vm", "x/x y.vm"]


def test_an_ignored_folder_that_is_named_is_wanted(root: Path):
    tree(root, {"": ["x/"], "x": ["b.vm"]})
    (root / ".git").mkdir()
    assert kept(root / "x") == ["a.vm", "deep/a.vm", "deep/keep.vm", "deep/x y.vm", "keep.vm", "x y.vm"]
    assert kept(root / "x/deep") == ["a.vm", "b.vm", "keep.vm", "x y.vm"]


def test_bytes_that_are_no_text(root: Path):
    tree(root, {})
    (root / ".gitignore").write_bytes(b"\xef\xbb\xbfa.vm\n\xff\xfe.vm\n")
    assert "a.vm" not in kept(root)
    assert "b.vm" in kept(root)
