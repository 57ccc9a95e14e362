"""What no picture waits for runs in a second interpreter."""

from __future__ import annotations

import os
import signal
from threading import Event, Thread
import time
from typing import TYPE_CHECKING

import pytest

from velocity_preview.engine import Template
from velocity_preview.errors import VelocitySyntaxError
from velocity_preview.preview.pool import BusyError
from velocity_preview.preview.second_process import SecondProcess

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def process() -> Iterator[SecondProcess]:
    second = SecondProcess()
    yield second
    second.close()


def test_it_is_another_process_and_the_same_one_each_time(process: SecondProcess) -> None:
    first = process.run(os.getpid)
    assert first != os.getpid()
    assert process.run(os.getpid) == first


def test_an_error_keeps_its_place(process: SecondProcess) -> None:
    with pytest.raises(VelocitySyntaxError, match="Expected `#end`") as caught:
        process.run(Template.parse, "one\n#if(true)", name="mail.vm")
    assert (caught.value.line, caught.value.source.name) == (2, "mail.vm")


def test_an_error_nobody_thought_of_brings_its_traceback(process: SecondProcess) -> None:
    with pytest.raises(RuntimeError, match=r"ValueError: invalid literal(.|\n)*Traceback"):
        process.run(int, "none")


def test_what_is_printed_there_does_no_harm(process: SecondProcess) -> None:
    process.run(print, "a word")
    assert process.run(abs, -3) == 3


def test_what_takes_too_long_is_ended_and_the_next_one_works() -> None:
    process = SecondProcess(timeout=0.01)
    with pytest.raises(BusyError):
        process.run(time.sleep, 60)
    process._timeout = 60
    assert process.run(abs, -3) == 3
    process.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
def test_one_that_is_killed_is_started_anew(process: SecondProcess) -> None:
    os.kill(process.run(os.getpid), signal.SIGKILL)
    with pytest.raises(BusyError):
        process.run(abs, -3)
    assert process.run(abs, -3) == 3


def test_closing_waits_for_nothing(process: SecondProcess) -> None:
    process.run(abs, -3)
    begun = Event()
    ended: list[BaseException] = []

    def wait() -> None:
        begun.set()
        try:
            process.run(time.sleep, 60)
        except BusyError as error:
            ended.append(error)

    waiting = Thread(target=wait)
    waiting.start()
    begun.wait()
    process.close()
    waiting.join(10)
    assert len(ended) == 1
    with pytest.raises(BusyError):
        process.run(abs, -3)
