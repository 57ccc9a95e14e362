"""What takes seconds runs in a process of its own, and ends with it where a file changes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
import os
from threading import Event
import time
from typing import TYPE_CHECKING

import pytest

from velocity_preview.preview.exploring import Explorer, OutdatedError
from velocity_preview.preview.subjects import Subject, read_subject
from velocity_preview.workspace import MergeOptions, configuration_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def explorer() -> Iterator[Explorer]:
    explorer = Explorer()
    yield explorer
    explorer.close()


@pytest.fixture
def subject(folder: Path) -> Subject:
    template = folder / "carts/cart.vm"
    return read_subject(template, folder, configuration_for(template, MergeOptions()), {})


def process_of(_subject: Subject) -> int:
    return os.getpid()


def endless(_subject: Subject) -> None:
    time.sleep(600)


def test_it_is_another_process_and_an_answer_is_remembered(explorer: Explorer, subject: Subject) -> None:
    first = explorer.explore(process_of, subject, 1)
    assert first != os.getpid()
    assert explorer.explore(process_of, subject, 2) == first


def test_what_is_under_way_ends_and_the_next_one_works(explorer: Explorer, subject: Subject) -> None:
    begun = Event()

    def wait() -> None:
        begun.set()
        explorer.explore(endless, subject, 1)

    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(wait)
        begun.wait()
        while not waiting.done():
            explorer.forget()
        with pytest.raises(OutdatedError):
            waiting.result()
    assert explorer.explore(process_of, subject, 1) != os.getpid()
