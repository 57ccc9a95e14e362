"""Work in as many processes as are worth it, its answers in the order of the tasks."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from multiprocessing import connection, get_context
import signal
import traceback
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

from velocity_preview.errors import VelocityPreviewError
from velocity_preview.payloads.streaming import Pause

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from multiprocessing.context import SpawnProcess

Worker = TypeVar("Worker")
Task = TypeVar("Task")
Answer = TypeVar("Answer")
_Pipe: TypeAlias = "connection.Connection[Any, Any]"

_KILLED: Final = "A process was ended from outside, often for want of memory: try --jobs 1"
_AHEAD: Final = 4
"""Tasks for each process that may be done before their turn: the answers are kept until then."""


def answers(
    make: Callable[[], Worker],
    work: Callable[[Worker, Task], Answer],
    tasks: Iterable[Task | Pause],
    processes: int,
) -> Generator[Answer]:
    """What `work` makes of each task, in their order; `make` is called once in each process.

    Both are functions of a module. Tasks are taken when there is a process for them; at a `Pause` answers are
    waited for as well. Raises what the first task raises that does, and `VelocityPreviewError` where a
    process is killed. No process is left over, however this ends.
    """
    pool: _Pool[Worker, Task, Answer] = _Pool(make, work, processes)
    try:
        yield from pool.answers(iter(tasks))
    finally:
        pool.end()


class _Helper(NamedTuple):
    """A process, and the pipe to it."""

    process: SpawnProcess
    pipe: _Pipe


class _Outcome(NamedTuple):
    """What became of a task."""

    number: int
    answer: Any = None
    error: Exception | None = None


class _Pool(Generic[Worker, Task, Answer]):
    def __init__(
        self, make: Callable[[], Worker], work: Callable[[Worker, Task], Answer], processes: int
    ) -> None:
        self._make = make
        self._work = work
        self._processes = processes
        self._helpers: list[_Helper] = []
        self._idle: list[_Pipe] = []
        self._busy: list[_Pipe] = []
        self._sent = 0
        self._given = 0
        self._done: dict[int, _Outcome] = {}

    def answers(self, tasks: Iterator[Task | Pause]) -> Iterator[Answer]:
        pause = self._send(tasks)
        while self._given < self._sent or pause:
            self._receive(pause)
            pause = self._send(tasks)
            while outcome := self._done.pop(self._given, None):
                self._given += 1
                if outcome.error is not None:
                    raise outcome.error
                answer: Answer = outcome.answer
                yield answer
                pause = pause or self._send(tasks)

    def end(self) -> None:
        for helper in self._helpers:
            helper.process.terminate()
        for helper in self._helpers:
            helper.process.join()
            helper.pipe.close()

    def _send(self, tasks: Iterator[Task | Pause]) -> Pause | None:
        """Give every process something to do; the pause where there is nothing yet."""
        while self._has_room():
            task = next(tasks, None)
            if task is None:
                break
            if isinstance(task, Pause):
                return task
            pipe = self._idle.pop() if self._idle else self._start()
            self._busy.append(pipe)
            with _killed_is_said():
                pipe.send((self._sent, self._work, task))
            self._sent += 1
        return None

    def _has_room(self) -> bool:
        if self._sent - self._given >= self._processes * _AHEAD:
            return False
        return bool(self._idle) or len(self._helpers) < self._processes

    def _receive(self, pause: Pause | None) -> None:
        """Wait for an answer, or the end of the pause."""
        ready = connection.wait([*self._busy, *([pause.file] if pause else [])])
        for pipe in list(self._busy):
            if pipe in ready:
                with _killed_is_said():
                    outcome = _Outcome(*pipe.recv())
                self._done[outcome.number] = outcome
                self._busy.remove(pipe)
                self._idle.append(pipe)

    def _start(self) -> _Pipe:
        """Started anew, not copied: it works the same on every system."""
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_live, args=(theirs, self._make), daemon=True)
        with _without_interruption():
            process.start()
        self._helpers.append(_Helper(process, ours))
        theirs.close()
        return ours


@contextmanager
def _killed_is_said() -> Iterator[None]:
    try:
        yield
    except (EOFError, OSError):
        raise VelocityPreviewError(_KILLED) from None


@contextmanager
def _without_interruption() -> Iterator[None]:
    """A process that is started in here does not get Ctrl+C, not even before it can say so itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _live(pipe: _Pipe, make: Callable[[], Any]) -> None:
    """The life of a process: it ends with the pipe. Ctrl+C is for the one that was started by hand."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    worker = None
    with suppress(EOFError, OSError):
        while True:
            number, work, task = pipe.recv()
            try:
                worker = worker or make()
                pipe.send((number, work(worker, task), None))
            except Exception as error:  # noqa: BLE001  (it is raised where the answer is waited for)
                if not isinstance(error, VelocityPreviewError):
                    error.add_note(traceback.format_exc())
                pipe.send((number, None, error))
