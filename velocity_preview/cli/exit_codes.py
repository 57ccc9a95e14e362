"""What the program's exit says."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """`NOT_SENT` stands for findings too, `USAGE` for wrong options, settings and files."""

    FINE = 0
    NOT_SENT = 1
    USAGE = 2
    INTERRUPTED = 130
    BROKEN_PIPE = 141
    TERMINATED = 143
