"""Much work in as many processes as are worth it."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from multiprocessing import connection, get_context
import os
import signal
import traceback
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, TypeVar

from velocity_preview.errors import VelocityPreviewError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.context import SpawnProcess

Worker = TypeVar("Worker")
Task = TypeVar("Task")
Answer = TypeVar("Answer")
_Pipe: TypeAlias = "connection.Connection[Any, Any]"

_KILLED: Final = "A process was ended from outside, often for want of memory: try --jobs 1"


def processes_for(work: float, worth: float) -> int:
    """How many processes are worth it, for so much work; `worth` is what takes as long as one starts."""
    return max(1, min(_cores(), int(work // worth)))


def answers(
    make: Callable[[], Worker],
    work: Callable[[Worker, Task], Answer],
    tasks: Sequence[Task],
    processes: int,
) -> Iterator[Answer]:
    """What `work`, a function of a module, makes of each task, in their order. It has the worker of its
    process, which `make` makes there.

    Raises what the first task raises that does, and `VelocityPreviewError` where a process is killed. No
    process is left over, however this ends.
    """
    workers = [_start(make) for _ in range(processes)]
    try:
        done: dict[int, _Outcome] = {}
        outcomes = _outcomes(work, tasks, [worker.pipe for worker in workers])
        for number in range(len(tasks)):
            while number not in done:
                outcome = next(outcomes)
                done[outcome.number] = outcome
            outcome = done.pop(number)
            if outcome.error is not None:
                raise outcome.error
            yield outcome.answer
    finally:
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            worker.process.join()
            worker.pipe.close()


class _Running(NamedTuple):
    process: SpawnProcess
    pipe: _Pipe


class _Outcome(NamedTuple):
    """What became of a task."""

    number: int
    answer: Any = None
    error: Exception | None = None


def _start(make: Callable[[], object]) -> _Running:
    """Started anew, not copied: it works the same on every system."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, make), daemon=True)
    process.start()
    theirs.close()
    return _Running(process, ours)


def _outcomes(
    work: Callable[[Worker, Task], Answer], tasks: Sequence[Task], pipes: Sequence[_Pipe]
) -> Iterator[_Outcome]:
    """As they come: who is done with one task gets the next."""
    waiting = iter(enumerate(tasks))
    for pipe, (number, task) in zip(pipes, waiting, strict=False):
        pipe.send((number, work, task))
    while True:
        ready = connection.wait(pipes)
        for pipe in pipes:
            if pipe in ready:
                try:
                    outcome = _Outcome(*pipe.recv())
                    for number, task in islice(waiting, 1):
                        pipe.send((number, work, task))
                except (EOFError, OSError):
                    raise VelocityPreviewError(_KILLED) from None
                yield outcome


def _work(pipe: _Pipe, make: Callable[[], object]) -> None:
    """The life of a process: it ends with the pipe. Ctrl+C is for the one that was started by hand."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    worker = make()
    with suppress(EOFError, OSError):
        while True:
            number, work, task = pipe.recv()
            try:
                pipe.send((number, work(worker, task), None))
            except Exception as error:  # noqa: BLE001  (it is raised where the answer is waited for)
                if not isinstance(error, VelocityPreviewError):
                    error.add_note(traceback.format_exc())
                pipe.send((number, None, error))


def _cores() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
