"""A second interpreter for what no picture waits for: finding, tracing."""

from __future__ import annotations

from contextlib import suppress
import os
from pathlib import Path
import pickle
import subprocess
import sys
from threading import Lock, Timer
import traceback
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from velocity_preview.errors import VelocityPreviewError
from velocity_preview.preview.pool import BusyError

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")

_NICE = 10
_PROGRAM = f"from {__name__} import work; work()"


class SecondProcess:
    """Runs one thing after the other in a process that gives way to the server and the browser.

    Threads of one process take the interpreter from each other: the second that a lint takes would be missing
    from the picture of the next save. What takes longer than `timeout` seconds is ended together with its
    process; the next call starts another one.
    """

    def __init__(self, *, timeout: float = 30.0) -> None:
        self._timeout = timeout
        self._turn = Lock()
        self._guard = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a function of a module makes of arguments that can be pickled.

        Raises what it raises, and `BusyError` where it takes too long or the process is gone.
        """
        with self._turn:
            process = self._running()
            patience = Timer(self._timeout, process.kill)
            patience.start()
            try:
                answer, error = _asked(process, (function, args, kwargs))
            except (EOFError, OSError, pickle.UnpicklingError):
                self._end()
                raise BusyError("What was to be found out took too long") from None
            finally:
                patience.cancel()
        if error is not None:
            raise error
        answered: T = answer
        return answered

    def close(self) -> None:
        """End the process at once, whatever it is doing, and start no other."""
        with self._guard:
            self._closed = True
            if self._process is not None:
                self._process.kill()
        with self._turn:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        with self._guard:
            if self._closed:
                raise BusyError("The server ends")
            if self._process is None:
                self._process = _started()
            return self._process

    def _end(self) -> None:
        with self._guard:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError):  # what was not sent yet cannot be sent any more
                process.communicate()


def _started() -> subprocess.Popen[bytes]:
    """Another Python with the same packages; Ctrl+C is for the server, not for it."""
    path = os.pathsep.join(str(Path(place).absolute()) for place in sys.path)
    return subprocess.Popen(  # noqa: S603  (this Python, this program)
        [sys.executable, "-P", "-c", _PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
    )


def _asked(process: subprocess.Popen[bytes], task: tuple[object, ...]) -> tuple[Any, Exception | None]:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    pickle.dump(task, process.stdin)
    process.stdin.flush()
    answer: tuple[Any, Exception | None] = pickle.load(process.stdout)  # noqa: S301  (of our own process)
    return answer


def work() -> None:
    """The life of the second process: it ends with its input. What is printed goes where errors go."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    if hasattr(os, "nice"):
        os.nice(_NICE)
    with suppress(EOFError, OSError):
        while True:
            function, args, kwargs = pickle.load(sys.stdin.buffer)  # noqa: S301  (of the server)
            pickle.dump(_answer(function, args, kwargs), answers)
            answers.flush()


def _answer(
    function: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]
) -> tuple[object, Exception | None]:
    try:
        return function(*args, **kwargs), None
    except VelocityPreviewError as error:
        return None, error
    except Exception as error:  # noqa: BLE001  (it is raised where the answer is waited for)
        return None, RuntimeError(f"{type(error).__name__}: {error}\n{traceback.format_exc()}")
