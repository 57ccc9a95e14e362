"""Work on many files in as many processes as are worth it; answers come in the order of the files."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
import multiprocessing
import os
import signal
import threading
from typing import TYPE_CHECKING, Final, TypeVar

from velocity_preview.cli.file_linter import FileLinter
from velocity_preview.errors import VelocityPreviewError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from velocity_preview.cli.file_linter import LintOrders

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_WORTH_A_PROCESS: Final = 24
"""Files that take as long to lint as a process to start."""
_linters: Final[list[FileLinter]] = []
"""In a process of its own: the one that all tasks go to."""


def processes_for(files: int) -> int:
    """How many processes are worth it."""
    return max(1, min(_cores(), files // _WORTH_A_PROCESS))


def answers(
    work: Callable[[FileLinter, Task], Answer],
    tasks: Sequence[Task],
    orders: LintOrders,
    processes: int,
) -> Iterator[Answer]:
    """What `work` makes of each task. It is a function of a module: processes are started, not copied.

    Raises what the first task raises that does, and `VelocityPreviewError` where a process is killed.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _start, (orders,)) as pool:
        try:
            yield from pool.map(
                _do, [(work, task) for task in tasks], chunksize=_chunk(len(tasks), processes)
            )
        except BrokenProcessPool:
            raise VelocityPreviewError(
                "A process that lints was ended from outside, often for want of memory: try --jobs 1"
            ) from None
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in multiprocessing.active_children():
                process.terminate()
            raise


def _cores() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _chunk(tasks: int, processes: int) -> int:
    """Files sent at once: few enough that all processes end at about the same time."""
    return max(1, min(8, tasks // (processes * 8)))


def _start(orders: LintOrders) -> None:
    """Ctrl+C is for the process that was started by hand; the others end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _linters.append(FileLinter(orders))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(task: tuple[Callable[[FileLinter, Task], Answer], Task]) -> Answer:
    work, given = task
    return work(_linters[0], given)
