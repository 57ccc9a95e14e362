"""Changes of the folder, as the operating system or a comparison tells them."""

from __future__ import annotations

from contextlib import contextmanager
from queue import Queue
import shutil
import time
from typing import TYPE_CHECKING

import pytest

from velocity_preview.preview.batching import Batcher
from velocity_preview.preview.watching import Watcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Seen:
    """The batches that came, and what is still waited for."""

    def __init__(self) -> None:
        self._batches: Queue[frozenset[Path]] = Queue()

    def __call__(self, batch: frozenset[Path]) -> None:
        self._batches.put(batch)

    def wait_for(self, *paths: Path) -> None:
        missing = set(paths)
        while missing:
            missing -= self._batches.get(timeout=10)


@contextmanager
def watching(root: Path, *, poll: bool = False) -> Iterator[Seen]:
    seen = Seen()
    watcher = Watcher(root, seen, poll=poll)
    try:
        yield seen
    finally:
        watcher.stop()


@pytest.mark.parametrize("poll", [False, True])
def test_files_that_are_written_renamed_and_deleted(tmp_path: Path, poll: bool) -> None:
    file, other = tmp_path / "a.vm", tmp_path / "b.vm"
    with watching(tmp_path, poll=poll) as seen:
        file.write_text("one", "utf-8")
        seen.wait_for(file)
        file.write_text("two!", "utf-8")
        seen.wait_for(file)
        file.rename(other)
        seen.wait_for(file, other)
        other.unlink()
        seen.wait_for(other)


@pytest.mark.parametrize("poll", [False, True])
def test_a_file_that_is_moved_into_place(tmp_path: Path, poll: bool) -> None:
    file = tmp_path / "a.vm"
    file.write_text("old", "utf-8")
    with watching(tmp_path, poll=poll) as seen:
        for number in range(3):
            (tmp_path / ".a.vm.tmp").write_text(f"new {number}", "utf-8")
            (tmp_path / ".a.vm.tmp").replace(file)
            seen.wait_for(file)


def test_a_folder_that_comes_with_its_files(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "new").mkdir()
    (tmp_path / "new/a.vm").write_text("a", "utf-8")
    with watching(root) as seen:
        shutil.move(tmp_path / "new", root / "new")
        seen.wait_for(root / "new")


def test_what_is_hidden_or_built_is_passed_over(tmp_path: Path) -> None:
    for folder in (".git", "node_modules"):
        (tmp_path / folder).mkdir()
    with watching(tmp_path) as seen:
        for name in (".git/index", "node_modules/a.vm", ".a.vm.swp"):
            (tmp_path / name).write_text("x", "utf-8")
        (tmp_path / "a.vm").write_text("x", "utf-8")
        batch = seen._batches.get(timeout=10)
        assert batch == {tmp_path / "a.vm"}


def test_reading_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "a.vm").write_text("x", "utf-8")
    with watching(tmp_path) as seen:
        (tmp_path / "a.vm").read_text("utf-8")
        (tmp_path / "b.vm").write_text("x", "utf-8")
        assert seen._batches.get(timeout=10) == {tmp_path / "b.vm"}


def test_a_burst_is_one_batch_and_the_last_write_is_in_one(tmp_path: Path) -> None:
    batches: Queue[frozenset[Path]] = Queue()
    batcher = Batcher(batches.put)
    batcher.start()
    paths = [tmp_path / str(number) for number in range(500)]
    for path in paths:
        batcher.add(path)
    assert batches.get(timeout=5) == frozenset(paths)
    batcher.add(paths[0])
    assert batches.get(timeout=5) == {paths[0]}
    batcher.stop()


def test_a_steady_stream_does_not_hold_a_batch_back(tmp_path: Path) -> None:
    batches: Queue[frozenset[Path]] = Queue()
    batcher = Batcher(batches.put, quiet=0.05, longest=0.2)
    batcher.start()
    until = time.monotonic() + 5
    while batches.empty() and time.monotonic() < until:
        batcher.add(tmp_path)
    assert not batches.empty()
    batcher.stop()


def test_an_empty_file_is_waited_for(tmp_path: Path) -> None:
    """A save that truncates first must not show an empty message."""
    batches: Queue[tuple[str, ...]] = Queue()
    file = tmp_path / "a.vm"
    file.write_text("", "utf-8")
    batcher = Batcher(lambda batch: batches.put(tuple(path.read_text("utf-8") for path in batch)), longest=5)
    batcher.start()
    batcher.add(file)
    assert batches.empty()
    file.write_text("whole", "utf-8")
    assert batches.get(timeout=4) == ("whole",)
    batcher.stop()
