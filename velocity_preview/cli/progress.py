"""A bar that goes along, for who watches."""

from __future__ import annotations

from contextlib import contextmanager
import sys
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Step = TypeVar("Step")


@contextmanager
def progress(
    steps: Iterable[Step], count: int | None, label: str, *, hidden: bool = False
) -> Iterator[Iterable[Step]]:
    """The steps, with a bar on standard error where that is a terminal; their number where none is known."""
    if hidden or not sys.stderr.isatty():
        yield steps
        return
    with click.progressbar(steps, length=count, label=label, file=sys.stderr, show_pos=count is None) as bar:
        yield bar
