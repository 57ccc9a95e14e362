"""Standard output whose reader may be gone."""

from __future__ import annotations

from contextlib import contextmanager
import os
import sys
from typing import TYPE_CHECKING

from velocity_preview.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def broken_pipe_ends() -> Iterator[None]:
    """The reader of standard output is gone, as `head` is after ten lines: end without a word."""
    try:
        yield
    except BrokenPipeError:
        # Python flushes once more at its end, and that must not fail too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(ExitCode.BROKEN_PIPE) from None
