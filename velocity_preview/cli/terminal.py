"""What is said on standard error, and when in colour."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

import click

from velocity_preview.errors import LocatedError
from velocity_preview.reporters.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from velocity_preview.diagnostics import Diagnostic


class Terminal:
    """The messages of a run. `color` is what `--color` or `--no-color` asks for, None where neither does."""

    def __init__(self) -> None:
        self.color: bool | None = None

    def style(self, stream: TextIO) -> Style:
        """Colour where it is asked for, or the stream is a terminal that wants some."""
        return Style(self._wants_color(stream) if self.color is None else self.color)

    def say(self, text: str) -> None:
        """A line for the person in front of it."""
        self._write(f"{text}\n")

    def failure(self, error: Exception, scenarios: Sequence[str] = ()) -> None:
        """An error with its place and the scenarios it comes up in, or in one line."""
        from velocity_preview.reporters.cells import plain  # noqa: PLC0415  (a good render needs none)
        from velocity_preview.reporters.problem import error_problem  # noqa: PLC0415

        if isinstance(error, LocatedError):
            self._write(error_problem(error, scenarios).text(self.style(sys.stderr)))
        else:
            self._write(
                f"velocity-preview: {self.style(sys.stderr)('error', 'error')}: {plain(str(error))}\n"
            )

    def finding(self, finding: Diagnostic, scenarios: Sequence[str]) -> None:
        """A finding in these scenarios."""
        from velocity_preview.reporters.problem import finding_problem  # noqa: PLC0415  (as above)

        self._write(finding_problem(finding, scenarios).text(self.style(sys.stderr)))

    def findings(self, findings: Iterable[Diagnostic]) -> None:
        for finding in findings:
            from velocity_preview.reporters.problem import finding_problem  # noqa: PLC0415  (as above)

            self._write(finding_problem(finding).text(self.style(sys.stderr)))

    def _write(self, text: str) -> None:
        click.echo(text, nl=False, err=True, color=True)

    @staticmethod
    def _wants_color(stream: TextIO) -> bool:
        """As https://no-color.org asks; `FORCE_COLOR` is for CI services, which show colour in their logs."""
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return os.environ.get("TERM") != "dumb" and stream.isatty()
